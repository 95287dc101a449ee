import type { Instance } from './instance';

/** An instance left alone so long is stopped, except the last of its function, which stays warm. */
const IDLE_MS = 60_000;
/** Instances that load at the same time; more would only slow each other down on the cores of one machine. */
const MAX_LOADING = 2;

interface Waiting {
  resolve: (instance: Instance) => void;
  reject: (error: unknown) => void;
}

/**
 * The instances of one function. Each runs one call at a time; calls queue when all are at work, and go to whichever
 * instance is free first, be it a finished or a fresh one.
 */
export class Pool {
  private readonly all = new Set<Instance>();
  private readonly idle: Instance[] = [];
  private readonly queue: Waiting[] = [];
  private readonly reapers = new Map<Instance, NodeJS.Timeout>();
  private loading = 0;
  /** Nested calls that wait or run. */
  private nested = 0;

  constructor(
    private readonly make: () => Instance,
    private readonly maxInstances: number,
  ) {}

  /**
   * Runs work on a free instance, starting one where none is free. A nested call may start one beyond the limit: those at
   * work may be the very ones that wait for it.
   */
  async use<T>(work: (instance: Instance) => Promise<T>, isNested: boolean): Promise<T> {
    if (isNested) this.nested++;
    try {
      const instance = this.takeIdle() ?? (await this.wait());
      try {
        return await work(instance);
      } finally {
        this.release(instance);
      }
    } finally {
      if (isNested) this.nested--;
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.reapers.values()) clearTimeout(timer);
    await Promise.all([...this.all].map((instance) => instance.stop()));
    this.all.clear();
  }

  private wait(): Promise<Instance> {
    return new Promise((resolve, reject) => {
      this.queue.push({ resolve, reject });
      this.startIfNeeded();
    });
  }

  private takeIdle(): Instance | undefined {
    for (;;) {
      const instance = this.idle.pop();
      if (!instance) return undefined;
      clearTimeout(this.reapers.get(instance));
      this.reapers.delete(instance);
      if (!instance.isDead) return instance;
      this.all.delete(instance);
    }
  }

  private startIfNeeded(): void {
    const mayStart =
      this.queue.length > this.loading &&
      this.loading < MAX_LOADING &&
      this.all.size < this.maxInstances + this.nested;
    if (!mayStart) return;
    const instance = this.make();
    this.all.add(instance);
    this.loading++;
    instance.ready().then(
      () => {
        this.loading--;
        this.release(instance);
      },
      (error: unknown) => {
        this.loading--;
        this.all.delete(instance);
        // The bundle does not load: whoever waited longest is told, the next gets a try of its own.
        this.queue.shift()?.reject(error);
        this.startIfNeeded();
      },
    );
  }

  private release(instance: Instance): void {
    if (instance.isDead) {
      this.all.delete(instance);
    } else {
      const next = this.queue.shift();
      if (next) {
        next.resolve(instance);
      } else {
        this.idle.push(instance);
        this.reapLater(instance);
      }
    }
    this.startIfNeeded();
  }

  private reapLater(instance: Instance): void {
    const timer = setTimeout(() => {
      this.reapers.delete(instance);
      const position = this.idle.indexOf(instance);
      if (position < 0 || this.all.size === 1) return;
      this.idle.splice(position, 1);
      this.all.delete(instance);
      void instance.stop();
    }, IDLE_MS);
    this.reapers.set(instance, timer.unref());
  }
}
