/** Whole part in groups of three, at most one decimal: 12,345.5. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  const [whole = '0', decimal] = String(Math.abs(rounded)).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${decimal ? `.${decimal}` : ''}`;
}

/** +10, −3, 0: with the minus sign that is as wide as the plus. */
export function signed(points: number): string {
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}
