import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { type TestCloud, startTestCloud } from '../tools/test-cloud';
import { startsAtMs } from '../tools/builders';
import { everybody, openidFor, seasonDocuments, sessionIds, type Role } from './season';
import { Secrets } from './secrets';
import type { Tally } from './tally';

type AnyReply = Reply<unknown>;

/** The real functions on a store of their own. Every answer and every line of the log is looked through for secrets. */
export class World {
  private readonly secrets = new Secrets(everybody, sessionIds);
  private textsSeen = 0;
  private readonly leaks: string[] = [];
  private known: Record<string, Set<string>> = {};
  private planted: Record<string, { _id: string }[]> = {};

  private constructor(
    readonly test: TestCloud,
    /** What the functions and the platform have written to the log and nobody has looked at yet. */
    private readonly lines: string[],
  ) {}

  static async start(): Promise<World> {
    const lines: string[] = [];
    const test = await startTestCloud({}, (line) => lines.push(line));
    const world = new World(test, lines);
    world.planted = seasonDocuments();
    await world.reset();
    return world;
  }

  /** The season as it was at the beginning. */
  async reset(): Promise<void> {
    const { database } = this.test.cloud;
    this.test.clock.set(startsAtMs);
    for (const collection of ['wrongCodes', ...Object.keys(this.planted)])
      await database.removeMany(collection, {});
    for (const [collection, list] of Object.entries(this.planted))
      await database.insertMany(collection, structuredClone(list));
  }

  /** Calls a function as somebody. A call that the platform ends counts as a defect, like INTERNAL. */
  async call(tally: Tally, role: Role, name: string, event: unknown): Promise<AnyReply> {
    const caller = { openid: openidFor(role) };
    const action = (event as { action?: unknown } | null)?.action;
    try {
      const reply = (await this.test.cloud.invoke(name, event, caller)) as AnyReply;
      this.see(JSON.stringify(reply), name === 'check-in' && action === 'board');
      if (!reply.ok && reply.code === 'INTERNAL') {
        tally.internal += 1;
        tally.breaches.push(`${name}.${String(action)}: INTERNAL for ${textOf(event)}`);
      }
      return reply;
    } catch (error) {
      // The platform itself refuses what is too large or cannot be written as JSON.
      const { code = 'UNKNOWN', message } = error as { code?: string; message: string };
      if (code !== 'INVALID_PARAM') {
        tally.internal += 1;
        tally.breaches.push(`${name}.${String(action)}: ${code} ${message} for ${textOf(event)}`);
      }
      return { ok: false, code: 'BAD_REQUEST', serverNowMs: startsAtMs };
    }
  }

  record(memberId: string): Promise<StudyRecord> {
    return this.test.record(memberId);
  }

  /** Everything that is kept, for "a refusal changes nothing". */
  async stored(): Promise<string> {
    const parts = await Promise.all(
      Object.keys(this.planted).map((one) => this.test.cloud.database.find(one, {})),
    );
    return JSON.stringify(parts);
  }

  /** What must hold after any request, granted or not: roles (unless they may be granted by it), ledgers, and no field that no code of ours writes. */
  async damage(mayGrant = false): Promise<string | undefined> {
    const { database } = this.test.cloud;
    const members = await database.find('members', {});
    const before = this.planted['members'] ?? [];
    const rolesOf = (list: readonly object[]) =>
      JSON.stringify(list.map((one) => (one as { roles?: unknown }).roles));
    if (!mayGrant && rolesOf(members) !== rolesOf(before)) return 'roles have changed';
    for (const record of (await database.find('studyRecords', {})) as unknown as StudyRecord[]) {
      if (record.score !== sumOfLedger(record)) return `score of ${record._id} is not its ledger`;
      const extra = Object.keys(record).filter((key) => !this.fields('studyRecords').has(key));
      if (extra.length > 0) return `${record._id} has ${extra.join(', ')}`;
      if (Object.keys(record.attendance).some((id) => !/^[0-9A-Z]{8}$/u.test(id)))
        return `${record._id} has an attendance of no session`;
    }
    return undefined;
  }

  private fields(collection: string): Set<string> {
    return (this.known[collection] ??= new Set([
      ...['lastSeen', 'formerBranchIds', 'formerBranches', 'quizzes'],
      ...(this.planted[collection] ?? []).flatMap((one) => Object.keys(one)),
    ]));
  }

  private see(text: string, isBoard = false): void {
    this.textsSeen += 1;
    const secret = this.secrets.foundIn(text, isBoard);
    if (secret !== undefined) this.leaks.push(`${secret.slice(0, 12)}… in ${text.slice(0, 200)}`);
  }

  /** Ends the world; every text that was looked through counts as a case. */
  async close(tally: Tally): Promise<void> {
    await this.test.close();
    for (const line of this.lines.splice(0)) this.see(line);
    tally.noteMany(
      this.textsSeen,
      this.leaks.length,
      `secrets in answers or logs: ${this.leaks[0]}`,
    );
  }
}

const textOf = (event: unknown) => JSON.stringify(event).slice(0, 200);
