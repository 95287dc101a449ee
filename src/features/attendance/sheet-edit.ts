import type { MarkOutcome, SheetRow } from '@contract/attendance-answers';
import type { MarkStatus, Standing } from '@contract/vocabulary';

interface Edited {
  sessionId: string;
  memberId: string;
  /** For the words about it. */
  name: string;
  /** What the sheet showed when the secretary decided. */
  seen: Standing;
  reason?: string;
  /** It can be undone until then, and is not sent before; ms, the phone's best knowledge of the server's time. */
  heldUntilMs: number;
}

/** One change of the sheet by the secretary, until the server has it. */
export type SheetEdit = Edited &
  ({ kind: 'mark'; to: MarkStatus } | { kind: 'confirm' } | { kind: 'decline' });

/** A change that the server did not make, to be read and noted. */
export interface NotMade {
  sessionId: string;
  name: string;
  outcome: MarkOutcome | 'refused';
  /** What stands instead, where the server said it. */
  stands?: Standing;
}

/** A tap can be undone so long, ms. */
export const undoMs = 5_000;
/** The phone's idea of the server's time moves a little with every answer, and a screen's is up to a second old. */
const slackMs = 2_000;
/** So long after it can no longer be undone an edit is under way, and nobody is told that it waits; ms. */
const promptMs = 3_000;
/** The contract's limit of marks in one call. */
const mostAtOnce = 50;

/** What the row will say once the edit is made. */
export function statusAfter(edit: SheetEdit): Standing {
  if (edit.kind === 'mark') return edit.to;
  return edit.kind === 'confirm' ? 'present' : 'declined';
}

/** Whether an edit can still be undone. A clock that was set in between holds nothing back for longer. */
const isHeld = ({ heldUntilMs }: SheetEdit, nowMs: number) =>
  heldUntilMs > nowMs && heldUntilMs - nowMs <= undoMs + slackMs;

/** Whether the server should have had an edit by now: without a network, or after a clock was set. */
export const isOverdue = (edit: SheetEdit, nowMs: number) =>
  !isHeld(edit, nowMs) && Math.abs(nowMs - edit.heldUntilMs) > promptMs;

const isOf = (one: SheetEdit, other: Pick<SheetEdit, 'sessionId' | 'memberId'>) =>
  one.sessionId === other.sessionId && one.memberId === other.memberId;

/**
 * The list with an edit at its end. One of the same member that can still be undone is replaced, and what was seen before
 * that one counts; an edit that leads back to it leaves nothing to do. Leaving is no second thought: who left came first.
 */
export function withEdit(list: readonly SheetEdit[], edit: SheetEdit, nowMs: number): SheetEdit[] {
  const replaced = list.find((one) => isOf(one, edit) && isHeld(one, nowMs));
  if (!replaced || statusAfter(edit) === 'left') return [...list, edit];
  const others = list.filter((one) => one !== replaced);
  const { seen } = replaced;
  return statusAfter(edit) === seen ? others : [...others, { ...edit, seen }];
}

/** The list without the edits that were answered. */
export const withoutEdits = (list: readonly SheetEdit[], done: readonly SheetEdit[]) =>
  list.filter(
    (one) => !done.some((edit) => isOf(one, edit) && one.heldUntilMs === edit.heldUntilMs),
  );

/** The last edit of a session that can still be undone. */
export const undoable = (list: readonly SheetEdit[], sessionId: string, nowMs: number) =>
  list.filter((one) => one.sessionId === sessionId && isHeld(one, nowMs)).slice(-1)[0];

/**
 * What is to be sent next: edits from the head of the list that go into one call, in order. Empty while the first can still
 * be undone: a later one must not overtake it.
 */
export function nextBatch(list: readonly SheetEdit[], nowMs: number): SheetEdit[] {
  const batch: SheetEdit[] = [];
  for (const edit of list) {
    const [first = edit] = batch;
    const fits =
      !isHeld(edit, nowMs) &&
      edit.sessionId === first.sessionId &&
      edit.kind === first.kind &&
      (edit.kind !== 'decline' || edit.reason === first.reason) &&
      !batch.some((one) => one.memberId === edit.memberId);
    if (!fits || batch.length === mostAtOnce) break;
    batch.push(edit);
  }
  return batch;
}

/** How long until the next call, ms; undefined if nothing waits. */
export const untilNextMs = (list: readonly SheetEdit[], nowMs: number) =>
  list[0] && (isHeld(list[0], nowMs) ? list[0].heldUntilMs - nowMs : 0);

/** A row as the secretary has left it, whether the server knows or not. */
export interface EditedRow extends SheetRow {
  unsent?: true;
  /** It waits for longer than sending takes, and says so. */
  overdue?: true;
}

/** The rows with the edits of a session laid over them. */
export function withEdits(
  rows: readonly SheetRow[],
  list: readonly SheetEdit[],
  sessionId: string,
  nowMs: number,
): EditedRow[] {
  const edits = new Map(
    list.filter((one) => one.sessionId === sessionId).map((one) => [one.memberId, one]),
  );
  return rows.map((row) => {
    const edit = edits.get(row.memberId);
    if (!edit) return row;
    const { reason } = edit;
    const overdue = isOverdue(edit, nowMs) ? { overdue: true as const } : {};
    const next = { ...row, status: statusAfter(edit), unsent: true as const, ...overdue };
    return reason === undefined ? next : { ...next, reason };
  });
}
