import { Cron } from 'croner';
import type { Clock } from '../clock';
import { messageOf } from '../cloud-error';
import type { DeployedFunction, TimerTrigger } from '../functions/function-folder';

/** The platform reads cron patterns in Beijing time. */
const TIME_ZONE = 'Asia/Shanghai';
/** The local cloud's clock may be moved at any time, so it is looked at so often at least. */
const LOOK_EVERY_MS = 500;

interface Timer {
  functionName: string;
  trigger: TimerTrigger;
  cron: Cron;
  nextAtMs: number;
}

/** What a function receives when a timer calls it. */
export interface TimerEvent {
  Type: 'Timer';
  TriggerName: string;
  Time: string;
  Message: '';
}

type Fire = (functionName: string, event: TimerEvent) => Promise<unknown>;

/** What the platform reads in a field: it has neither the last day of a month (`L`) nor the third Monday (`#`), as croner has. */
const PART = /^(\*|(\d+|[A-Z]{3})(-(\d+|[A-Z]{3}))?)(\/\d+)?$/i;

/** Calls functions by the seven-field cron patterns of their config.json. */
export class TimersService {
  private readonly timers: Timer[];
  private readonly running = new Set<string>();
  private looking: NodeJS.Timeout | null = null;

  /** @throws Error for a pattern that is no seven-field cron */
  constructor(
    functions: readonly DeployedFunction[],
    private readonly clock: Clock,
    private readonly fire: Fire,
    private readonly log: (line: string) => void,
  ) {
    this.timers = functions.flatMap(({ name, triggers }) =>
      triggers.map((trigger) => this.timerOf(name, trigger)),
    );
  }

  start(): void {
    for (const timer of this.timers) timer.nextAtMs = this.nextOf(timer.cron);
    this.looking = setInterval(() => this.look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    if (this.looking) clearInterval(this.looking);
    this.looking = null;
  }

  /** Fires a function's timer now. @throws Error when it has none, and whatever the function fails with */
  async fireNow(functionName: string): Promise<unknown> {
    const timer = this.timers.find((item) => item.functionName === functionName);
    if (!timer) throw new Error(`function ${functionName} has no timer`);
    return await this.fire(functionName, this.eventOf(timer));
  }

  /** When a function's timer is due next, in milliseconds; null when it has none. */
  nextAtMs(functionName: string): number | null {
    const timer = this.timers.find((item) => item.functionName === functionName);
    return timer ? this.nextOf(timer.cron) : null;
  }

  /** However far the clock jumped, a timer fires once, as the platform does not catch up on missed runs. */
  private look(): void {
    const now = this.clock.now();
    for (const timer of this.timers) {
      if (now < timer.nextAtMs) continue;
      timer.nextAtMs = this.nextOf(timer.cron);
      void this.run(timer);
    }
  }

  private async run(timer: Timer): Promise<void> {
    const { functionName } = timer;
    if (this.running.has(functionName)) return;
    this.running.add(functionName);
    try {
      await this.fire(functionName, this.eventOf(timer));
    } catch (error) {
      this.log(JSON.stringify({ timer: functionName, failed: messageOf(error) }));
    } finally {
      this.running.delete(functionName);
    }
  }

  private eventOf(timer: Timer): TimerEvent {
    return {
      Type: 'Timer',
      TriggerName: timer.trigger.name,
      Time: new Date(this.clock.now()).toISOString(),
      Message: '',
    };
  }

  private timerOf(functionName: string, trigger: TimerTrigger): Timer {
    try {
      const wrong = trigger.cron.split(/[\s,]+/).find((part) => !PART.test(part));
      if (wrong !== undefined) throw new Error(`"${wrong}" is not known to the platform`);
      const cron = new Cron(trigger.cron, { timezone: TIME_ZONE, mode: '7-part', paused: true });
      return { functionName, trigger, cron, nextAtMs: Infinity };
    } catch (error) {
      throw new Error(
        `function ${functionName}: "${trigger.cron}" is no cron of seven fields (${messageOf(error)})`,
      );
    }
  }

  private nextOf(cron: Cron): number {
    return cron.nextRun(new Date(this.clock.now()))?.getTime() ?? Infinity;
  }
}
