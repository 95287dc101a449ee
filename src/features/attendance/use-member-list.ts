import { useState } from 'react';
import type { EditedRow } from './sheet-edit';
import { countsOf, found, rowsOf, sheetFilters, type SheetFilter } from './sheet-view';

/** So many rows are drawn at once; a search or a filter finds the others. */
const rowsAtOnce = 100;

/** Which rows of a sheet are looked at: those of a filter, or those that a search finds among all. */
export function useMemberList(rows: readonly EditedRow[]) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<SheetFilter>();
  const [most, setMost] = useState(rowsAtOnce);
  const counts = countsOf(rows);
  const filter = chosen ?? sheetFilters.find((one) => counts[one] > 0) ?? 'missing';
  const sought = text.trim();
  const listed = sought === '' ? rowsOf(rows, filter) : found(rows, text);
  return {
    text,
    /** Without blanks around it; empty while nobody searches. */
    sought,
    search: setText,
    counts,
    filter,
    choose: setChosen,
    shown: listed.slice(0, most),
    hidden: Math.max(0, listed.length - most),
    showMore: () => setMost(most + rowsAtOnce),
  };
}

export type MemberList = ReturnType<typeof useMemberList>;
