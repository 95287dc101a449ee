/** Where the local cloud reads the time; supplied from outside so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** A clock's state as shared memory, which function instances in other threads read live. */
export type ClockMemory = SharedArrayBuffer;

const OFFSET = 0;
const FROZEN_AT = 1;
const RUNNING = -1n;

export const realClock: Clock = { now: () => Date.now() };

/**
 * A clock that tests control: runs like the real one, moved by an offset, until it is frozen. Every function instance
 * of a local cloud that was started with it sees a change at once.
 */
export class ServerClock implements Clock {
  readonly memory: ClockMemory = new SharedArrayBuffer(2 * BigInt64Array.BYTES_PER_ELEMENT);
  private readonly state = new BigInt64Array(this.memory);

  constructor(startMs?: number) {
    Atomics.store(this.state, FROZEN_AT, RUNNING);
    if (startMs !== undefined) this.set(startMs);
  }

  now(): number {
    return readClock(this.state, Date.now());
  }

  /** Moves to this instant; a frozen clock stays frozen there, a running one goes on from there. */
  set(atMs: number): void {
    checkInstant(atMs);
    if (this.isFrozen) Atomics.store(this.state, FROZEN_AT, BigInt(atMs));
    else Atomics.store(this.state, OFFSET, BigInt(atMs - Date.now()));
  }

  /** Moves on by so many milliseconds, or back by a negative number. */
  advance(byMs: number): void {
    this.set(this.now() + byMs);
  }

  /** Stops at this very instant; at the present one when none is given. */
  freeze(atMs = this.now()): void {
    checkInstant(atMs);
    Atomics.store(this.state, FROZEN_AT, BigInt(atMs));
  }

  /** Lets a frozen clock run on from where it stands. */
  resume(): void {
    if (!this.isFrozen) return;
    Atomics.store(this.state, OFFSET, BigInt(this.now() - Date.now()));
    Atomics.store(this.state, FROZEN_AT, RUNNING);
  }

  private get isFrozen(): boolean {
    return Atomics.load(this.state, FROZEN_AT) !== RUNNING;
  }
}

function checkInstant(atMs: number): void {
  if (!Number.isSafeInteger(atMs) || atMs < 0) throw new RangeError('not milliseconds since 1970');
}

/** Reads a clock's shared state; `realMs` is what an unmoved clock would say. */
export function readClock(state: BigInt64Array, realMs: number): number {
  const frozenAt = Atomics.load(state, FROZEN_AT);
  return frozenAt === RUNNING ? realMs + Number(Atomics.load(state, OFFSET)) : Number(frozenAt);
}
