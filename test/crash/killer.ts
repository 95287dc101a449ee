import { redirection } from '../../local-cloud/functions/caller';
import { Book, type CheckIn } from './book';
import {
  checkIn,
  countAttended,
  functionSessionOf,
  memberOf,
  recordsOf,
  storeSessionOf,
} from './check-ins';
import type { ServerArguments } from './messages';
import type { Death } from './plan';
import { bareStartMs, Victim } from './victim';

const STORE_CLIENTS = 12;
const FUNCTION_CLIENTS = 4;
/** A boundary that is not reached by then: the load was too thin, and the kill is one of the clock. */
const BOUNDARY_PATIENCE_MS = 2500;

/** Loads a local cloud with check-ins, kills it, starts it again, and compares what stands with what was acknowledged. */
export class Killer {
  readonly book = new Book();
  readonly faults: string[] = [];
  /** From starting the process to the first answered request, one figure a start; milliseconds. */
  readonly readyMs: number[] = [];
  /** From starting a process of Node that does nothing to its first word: what the machine takes for itself just now. */
  readonly bareMs: number[] = [];
  /** Kills by kind. */
  readonly kills = new Map<string, number>();
  /** Requests that a death left without an answer; each was asked again. */
  unanswered = 0;
  private inDoubt: CheckIn[] = [];
  private milestone: { at: number; resolve: () => void } | null = null;
  private touched = new Set<string>();
  private storeSerial = 0;
  private functionSerial = 0;

  constructor(
    private readonly serverFile: string,
    private readonly options: ServerArguments,
  ) {}

  /** One life: start, compare, repeat what is in doubt, load, die. */
  async live(death: Death): Promise<void> {
    if (death.hasFunctions) this.bareMs.push(await bareStartMs());
    const victim = await this.start();
    await this.compare([...this.touched]);
    this.touched = new Set();
    await this.repeatDoubtful(victim);
    const isBoundary = death.kind !== 'moment';
    if (death.kind !== 'moment') victim.arm(death.kind, death.nth);
    const isOver = { value: false };
    const load = this.load(victim, death, isOver);
    const hit = isBoundary
      ? await this.diesWithin(victim, BOUNDARY_PATIENCE_MS)
      : await this.diesWithin(victim, death.afterMs, this.acknowledged(death.afterAcknowledged));
    isOver.value = true;
    await victim.kill();
    await load;
    const kind = isBoundary && !hit ? 'moment' : death.kind;
    this.kills.set(kind, (this.kills.get(kind) ?? 0) + 1);
  }

  /** Starts once more and compares everything, the index included. */
  async finish(): Promise<void> {
    const victim = await this.start();
    await this.repeatDoubtful(victim);
    const { memberIds } = this.book;
    await this.compare(memberIds);
    const atSession = new Map<string, number>();
    for (const { attended } of await recordsOf(memberIds)) {
      for (const id of attended) atSession.set(id, (atSession.get(id) ?? 0) + 1);
    }
    const ids = [...atSession.keys()];
    // The last ones were written nearest to a kill; of all the others a sample.
    for (const id of ids.filter((_, at) => at % 50 === 0 || at > ids.length - 200)) {
      const indexed = await countAttended(id);
      if (indexed !== atSession.get(id)) this.faults.push(`index of ${id}: ${indexed}`);
    }
    await victim.kill();
  }

  private async start(): Promise<Victim> {
    const startedMs = performance.now();
    const victim = await Victim.start(this.serverFile, this.options);
    Object.assign(process.env, redirection(victim.gatewayUrl), { WX_API_TOKEN: 'crash' });
    await recordsOf([memberOf(0)]);
    this.readyMs.push(performance.now() - startedMs);
    return victim;
  }

  /** Whether the process ended by itself in time; does not wait any longer once there is enough. */
  private async diesWithin(
    victim: Victim,
    ms: number,
    enough: Promise<void> = new Promise(() => undefined),
  ): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    const dead = victim.ended.then(() => true);
    const isDead = await Promise.race([dead, late, enough.then(() => false)]);
    clearTimeout(timer);
    return isDead;
  }

  /** Resolves when so many more check-ins were acknowledged. */
  private async acknowledged(more: number): Promise<void> {
    await new Promise<void>((resolve) => {
      this.milestone = { at: this.book.acknowledged + more, resolve };
    });
  }

  /** As a phone does: whoever got no answer asks again, the same thing. */
  private async repeatDoubtful(victim: Victim): Promise<void> {
    const again = this.inDoubt;
    this.inDoubt = [];
    await Promise.all(again.map((one) => this.ask(victim, one)));
  }

  private async load(victim: Victim, death: Death, isOver: { value: boolean }): Promise<void> {
    const client = async (next: () => CheckIn): Promise<void> => {
      while (!isOver.value && (await this.ask(victim, next())));
    };
    const functionClients = death.hasFunctions ? FUNCTION_CLIENTS : 0;
    await Promise.all([
      ...Array.from({ length: STORE_CLIENTS }, () => client(() => this.nextOfStore())),
      ...Array.from({ length: functionClients }, () => client(() => this.nextOfFunction())),
    ]);
  }

  /** False when the process died before it answered. A refusal while it lives is a fault. */
  private async ask(victim: Victim, one: CheckIn): Promise<boolean> {
    this.book.ask(one);
    this.touched.add(one.memberId);
    try {
      await checkIn(victim, one);
      this.book.acknowledge(one);
      if (this.book.acknowledged === this.milestone?.at) this.milestone.resolve();
      return true;
    } catch (error) {
      this.unanswered += 1;
      this.inDoubt.push(one);
      if (!(await this.diesWithin(victim, 1000))) this.faults.push(`refused: ${textOf(error)}`);
      return false;
    }
  }

  private async compare(memberIds: readonly string[]): Promise<void> {
    for (const record of await recordsOf(memberIds)) {
      this.faults.push(...this.book.faultsOf(record));
    }
  }

  private nextOfStore(): CheckIn {
    const n = this.storeSerial++;
    return { memberId: memberOf(n), sessionId: storeSessionOf(n), way: 'store' };
  }

  private nextOfFunction(): CheckIn {
    const n = this.functionSerial++;
    return { memberId: memberOf(n), sessionId: functionSessionOf(n), way: 'function' };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : JSON.stringify(error);
}
