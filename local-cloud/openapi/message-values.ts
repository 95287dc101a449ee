/**
 * What a value of a subscribe message may be, by the kind that its key begins with (thing1, time2, …): WeChat's documented
 * limits. Kinds that are not listed are not checked.
 */
const KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d{1,32})?$/u,
  letter: /^[A-Za-z]{1,32}$/u,
  symbol: /^[^\p{Letter}\p{Number}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/u,
  phone_number: /^[\d+-]{1,17}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z ]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  time: /\d:\d\d|年|月|日/u,
  date: /\d{4}[年-]\d{1,2}/u,
};

/** Name of the first value that WeChat would refuse; null when it would take them all. */
export function unfitValueOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'data';
  for (const [key, entry] of Object.entries(data)) {
    const value = (entry as { value?: unknown } | null)?.value;
    const kind = KINDS[key.replace(/\d+$/, '')];
    if (typeof value !== 'string' && typeof value !== 'number') return key;
    if (kind && !kind.test(String(value))) return key;
  }
  return null;
}
