import crypto from 'node:crypto';
import { SeededRandom } from '../seeded-random';

let source = new SeededRandom('');

/** From now on all randomness of this thread follows from this seed. */
export function seedRandomness(seed: string): void {
  source = new SeededRandom(seed);
}

type Callback = (error: null, result: unknown) => void;

/** Replaces every source of randomness that a function can reach by one that follows from a seed. */
export function controlRandomness(): void {
  const replace = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  };
  replace(Math, 'random', () => source.fraction());
  replace(crypto, 'randomBytes', (length: number, done?: Callback) =>
    deliver(source.bytes(length), done),
  );
  replace(crypto, 'pseudoRandomBytes', (length: number, done?: Callback) =>
    deliver(source.bytes(length), done),
  );
  replace(crypto, 'randomUUID', () => source.uuid());
  replace(crypto, 'randomInt', randomInt);
  replace(crypto, 'randomFillSync', randomFillSync);
  replace(crypto, 'randomFill', (target: ArrayBufferView, ...rest: unknown[]) => {
    const done = rest.pop() as Callback;
    const [offset, size] = rest as number[];
    deliver(randomFillSync(target, offset, size), done);
  });
  const web = Object.getPrototypeOf(crypto.webcrypto) as object;
  replace(web, 'getRandomValues', (target: ArrayBufferView) => randomFillSync(target));
  replace(web, 'randomUUID', () => source.uuid());
}

function deliver<T>(result: T, done: Callback | undefined): T | undefined {
  if (!done) return result;
  setImmediate(() => done(null, result));
  return undefined;
}

function randomFillSync<T extends ArrayBufferView>(target: T, offset = 0, size?: number): T {
  const length = size ?? target.byteLength - offset;
  source.fill(new Uint8Array(target.buffer, target.byteOffset + offset, length));
  return target;
}

function randomInt(first: number, second?: number | Callback, done?: Callback): number | undefined {
  const [low, high] = typeof second === 'number' ? [first, second] : [0, first];
  const callback = typeof second === 'function' ? second : done;
  return deliver(low + Math.floor(source.fraction() * (high - low)), callback);
}
