/** The rows of pages one after another; who has changed places while somebody read is not shown twice. */
export function withoutRepeats<Row>(rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  const known = new Set<string>();
  return rows.filter((row) => {
    const isNew = !known.has(idOf(row));
    known.add(idOf(row));
    return isNew;
  });
}
