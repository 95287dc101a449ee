import { readClock, type ClockMemory } from '../clock';

let state: BigInt64Array = new BigInt64Array(2);

/** From now on all dates of this thread are of this clock. */
export function followClock(memory: ClockMemory): void {
  state = new BigInt64Array(memory);
}

/**
 * Makes `Date.now()`, `new Date()` and `Date()` read the local cloud's clock. Dates made either way stay ordinary dates:
 * both constructors share one prototype.
 */
export function controlTime(): void {
  const RealDate = Date;
  const now = (): number => readClock(state, RealDate.now());

  function ServerDate(...args: unknown[]): unknown {
    // TypeScript believes that nobody calls it without `new`; `Date()` does.
    const isCall = (new.target as unknown) === undefined;
    if (isCall) return new RealDate(now()).toString();
    const target = new.target === (ServerDate as unknown) ? RealDate : new.target;
    return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, target);
  }
  Object.setPrototypeOf(ServerDate, RealDate);
  Object.defineProperty(ServerDate, 'name', { value: 'Date' });
  Object.defineProperty(ServerDate, 'length', { value: RealDate.length });
  Object.defineProperty(ServerDate, 'prototype', { value: RealDate.prototype, writable: false });
  Object.defineProperty(ServerDate, 'now', { value: now, configurable: true, writable: true });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: ServerDate });
  globalThis.Date = ServerDate as unknown as DateConstructor;
}
