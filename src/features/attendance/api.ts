import type { SheetAnswer } from '@contract/attendance-answers';
import { call, type CallResult, type ResponseOf } from '@/platform/cloud';
import type { SheetEdit } from './sheet-edit';
import '@/copy/errors/session';

/** Pages of a sheet that are fetched one after another; a larger one is looked at branch by branch. */
const mostPages = 6;

export type WholeSheet = Omit<SheetAnswer, 'page' | 'pages'>;

/** The whole sheet, or one branch of it. `complete` is false where there is more than is shown. */
export async function fetchSheet(
  sessionId: string,
  branchId: string | undefined,
): Promise<CallResult<WholeSheet>> {
  const one = branchId === undefined ? {} : { branchId };
  const first = await call('attendance', 'sheet', { sessionId, ...one });
  if (!first.ok) return first;
  const { pages, ...sheet } = first.data;
  const rows = [...sheet.rows];
  let { complete } = sheet;
  for (let page = 1; page < Math.min(pages, mostPages); page += 1) {
    const next = await call('attendance', 'sheet', { sessionId, page });
    if (!next.ok) return next;
    rows.push(...next.data.rows);
    complete &&= next.data.complete;
  }
  return { ...first, data: { ...sheet, rows, complete: complete && pages <= mostPages } };
}

export const confirmInBulk = (sessionId: string, memberIds: string[]) =>
  call('attendance', 'confirm', { sessionId, memberIds, bulk: true });
export const admit = (sessionId: string, code: string) =>
  call('attendance', 'admit', { sessionId, code });
export const decideLeave = (decision: {
  sessionId: string;
  memberId: string;
  approve: boolean;
  answer?: string;
}) => call('attendance', 'decideLeave', decision);
export const fetchSuspicions = (sessionId: string) =>
  call('attendance', 'suspicions', { sessionId });
export const fetchReceipts = (sessionId: string) => call('check-in', 'receipts', { sessionId });
export const fetchLog = (sessionId: string) => call('attendance', 'log', { sessionId });
export const fetchLeave = (sessionId: string) => call('attendance', 'leave', { sessionId });
export const requestLeave = (sessionId: string, reason: string) =>
  call('attendance', 'requestLeave', { sessionId, reason });
export const withdrawLeave = (sessionId: string) =>
  call('attendance', 'withdrawLeave', { sessionId });

export type SentEdits = CallResult<
  | ResponseOf<'attendance', 'mark'>
  | ResponseOf<'attendance', 'confirm'>
  | ResponseOf<'attendance', 'decline'>
>;

/** Sends edits of one session and one kind, each of another member. */
export function sendEdits(edits: readonly SheetEdit[]): Promise<SentEdits> {
  const [{ sessionId, kind, reason = '' } = { sessionId: '', kind: 'mark' as const }] = edits;
  const memberIds = edits.map((edit) => edit.memberId);
  if (kind === 'confirm') return call('attendance', 'confirm', { sessionId, memberIds });
  if (kind === 'decline') return call('attendance', 'decline', { sessionId, memberIds, reason });
  const marks = edits.flatMap((edit) => (edit.kind === 'mark' ? [markOf(edit)] : []));
  return call('attendance', 'mark', { sessionId, marks });
}

const markOf = ({ memberId, to, seen, reason }: Extract<SheetEdit, { kind: 'mark' }>) => ({
  ...{ memberId, to, seen },
  ...(reason === undefined ? {} : { reason }),
});
