/** Answer to a Range header: a part, the whole, or "not satisfiable". `end` is the last byte's position. */
export type ByteRange = { start: number; end: number } | 'whole' | 'unsatisfiable';

/** Reads the one-part form of a Range header; other forms are answered with the whole, as RFC 9110 allows. */
export function rangeOf(header: string | undefined, bytes: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (start >= bytes) return 'unsatisfiable';
  return end < start ? 'whole' : { start, end };
}
