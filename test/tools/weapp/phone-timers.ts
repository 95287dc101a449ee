type Timer = ReturnType<typeof setTimeout>;
type Start = (work: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => Timer;

/** Keeps hold of the timers that run while a phone is on, so that a phone switched off has none left running. */
export class PhoneTimers {
  private readonly timeouts = new Set<Timer>();
  private readonly intervals = new Set<Timer>();
  private readonly original = { setTimeout, setInterval };

  constructor() {
    Object.assign(globalThis, {
      setTimeout: remembering(this.original.setTimeout as Start, this.timeouts),
      setInterval: remembering(this.original.setInterval as Start, this.intervals),
    });
  }

  end(): void {
    for (const timer of this.timeouts) clearTimeout(timer);
    for (const timer of this.intervals) clearInterval(timer);
    Object.assign(globalThis, this.original);
  }
}

function remembering(start: Start, timers: Set<Timer>): Start {
  return (work, ms, ...given) => {
    const timer = start(work, ms, ...given);
    timers.add(timer);
    return timer;
  };
}
