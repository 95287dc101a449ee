/**
 * Remembers slowly changing shared documents (season, organisations) within an instance. Never used for roles, records
 * or anything that decides what a caller may do. `ttlMs` is the age up to which a value is still given out.
 */
export function cached<Value>(
  ttlMs: number,
  load: () => Promise<Value>,
): (nowMs: number) => Promise<Value> {
  let kept: { value: Value; atMs: number } | undefined;
  return async (nowMs) => {
    if (kept && nowMs - kept.atMs < ttlMs && nowMs >= kept.atMs) return kept.value;
    const value = await load();
    kept = { value, atMs: nowMs };
    return value;
  };
}
