/** A whole number within bounds, as somebody typed it; undefined for anything else. */
export function pointsOf(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,4}$/u.test(text.trim())) return undefined;
  const points = Number(text);
  return points >= least && points <= most ? points : undefined;
}
