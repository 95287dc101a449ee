import { useCallback, useEffect, useState } from 'react';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { pageParameter, usePageShown } from '@/platform/navigation';
import { followEveryMs } from '@/platform/use-repeated';
import { fetchSheet } from './api';
import { undoMs, withEdits, type EditedRow, type SheetEdit } from './sheet-edit';
import type { Decided } from './components/mark-panel';
import { editQueue, useSheetEdits } from './sheet-edits';

/** A larger sheet is not fetched again by itself: that would move half a megabyte each time. */
const mostFollowed = 1_000;

/** The sheet of the page's session, or of one branch of it, with what the secretary has changed laid over it. */
export function useSheet() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const [branchId, setBranchId] = useState<string>();
  const [small, setSmall] = useState(true);
  const ask = useCallback(() => fetchSheet(sessionId, branchId), [sessionId, branchId]);
  const query = useCachedQuery(
    `attendance.sheet.${sessionId}${branchId === undefined ? '' : `.${branchId}`}`,
    ask,
    small ? { everyMs: followEveryMs } : {},
  );
  const { refresh } = query;
  const rowCount = query.data?.rows.length ?? 0;
  useEffect(() => setSmall(rowCount <= mostFollowed), [rowCount]);
  useEffect(
    () => editQueue.onSent((sent) => (sent === sessionId ? refresh() : undefined)),
    [sessionId, refresh],
  );
  usePageShown(() => void editQueue.resume());
  const { edits } = useSheetEdits(sessionId);
  const rows: EditedRow[] = withEdits(query.data?.rows ?? [], edits, sessionId, serverNowMs());
  return { sessionId, query, rows, branchId, setBranchId };
}

/** Puts a decision about a row into the queue; it can be undone for a moment. */
export function decide(sessionId: string, row: EditedRow, decided: Decided): boolean {
  const { memberId, name, status: seen } = row;
  const edit: SheetEdit = {
    ...{ sessionId, memberId, name, seen },
    heldUntilMs: serverNowMs() + undoMs,
    ...decided,
  };
  return editQueue.add(edit);
}
