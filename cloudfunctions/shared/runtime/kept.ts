/**
 * What an instance remembers of things that change slowly, for `ttlMs` of the server's clock. Never roles, records or anything
 * else that decides what a caller may do. Starts over when it holds `most`, so that no instance grows without end.
 */
export class Kept<Value> {
  private readonly values = new Map<string, { value: Value; atMs: number }>();

  constructor(
    private readonly ttlMs: number,
    private readonly most: number,
  ) {}

  get(key: string, nowMs: number): Value | undefined {
    const one = this.values.get(key);
    // A clock that was set back must not make a value last longer.
    return one && nowMs >= one.atMs && nowMs - one.atMs < this.ttlMs ? one.value : undefined;
  }

  set(key: string, value: Value, nowMs: number): void {
    if (this.values.size >= this.most && !this.values.has(key)) this.values.clear();
    this.values.set(key, { value, atMs: nowMs });
  }

  /** The values of several keys, with one load for all that are not kept; what the load does not find is left out. */
  async ofAll(
    keys: readonly string[],
    nowMs: number,
    load: (missing: string[]) => Promise<readonly (readonly [key: string, value: Value])[]>,
  ): Promise<Map<string, Value>> {
    const found = new Map<string, Value>();
    for (const key of keys) {
      const value = this.get(key, nowMs);
      if (value !== undefined) found.set(key, value);
    }
    const missing = [...new Set(keys)].filter((key) => !found.has(key));
    for (const [key, value] of missing.length > 0 ? await load(missing) : []) {
      this.set(key, value, nowMs);
      found.set(key, value);
    }
    return found;
  }
}
