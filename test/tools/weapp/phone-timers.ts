type Timer = ReturnType<typeof setTimeout>;
type Start = (work: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => Timer;

/** Steps of React and Taro on the way to the screen take no longer; what the app itself waits for does, ms. */
const STEP_MS = 60;

/** Keeps hold of the timers that run while a phone is on: which steps are still to come, and that a phone switched off has none left. */
export class PhoneTimers {
  private readonly steps = new Set<Timer>();
  private readonly timeouts = new Set<Timer>();
  private readonly intervals = new Set<Timer>();
  private readonly original = { setTimeout, setInterval, clearTimeout };

  constructor() {
    Object.assign(globalThis, {
      setTimeout: this.startTimeout,
      setInterval: this.startInterval,
      clearTimeout: this.clear,
    });
  }

  /** Whether something that was begun has steps to go before it is on the screen. */
  get hasSteps(): boolean {
    return this.steps.size > 0;
  }

  /** Lets everything run that is due; answers when it has. */
  async turn(): Promise<void> {
    await new Promise<void>((resolve) => void this.original.setTimeout(resolve, 1));
  }

  end(): void {
    for (const timer of this.timeouts) clearTimeout(timer);
    for (const timer of this.intervals) clearInterval(timer);
    Object.assign(globalThis, this.original);
  }

  private readonly startTimeout: Start = (work, ms = 0, ...given) => {
    const done = (): void => {
      this.forget(timer);
      work(...given);
    };
    const timer = (this.original.setTimeout as Start)(done, ms);
    this.timeouts.add(timer);
    if (ms <= STEP_MS) this.steps.add(timer);
    return timer;
  };

  private readonly startInterval: Start = (work, ms, ...given) => {
    const timer = (this.original.setInterval as Start)(work, ms, ...given);
    this.intervals.add(timer);
    return timer;
  };

  private readonly clear = (timer: Timer): void => {
    this.original.clearTimeout(timer);
    this.forget(timer);
  };

  private forget(timer: Timer): void {
    this.timeouts.delete(timer);
    this.steps.delete(timer);
  }
}
