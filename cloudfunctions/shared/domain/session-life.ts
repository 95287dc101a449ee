import type { SessionStatus } from '../contract/vocabulary';
import { dayStartMs } from './season-time';
import type { Session } from './session';
import { changedFieldsOf, type PlanField, planOf, type SessionPlan } from './session-plan';

/** Its maker's own business yet: nobody else sees it, and nobody checks in. */
export const isDraft = ({ status }: Pick<Session, 'status'>) => status === 'draft';

/**
 * Whether a session that is or was held has nothing left to stream: closed, or past its end, though check-in may still be open then and
 * late arrivals counted.
 */
export const isStreamOver = ({ status, endsAtMs }: Session, nowMs: number): boolean =>
  status === 'closed' || status === 'settled' || (status === 'open' && nowMs > endsAtMs);

/** What can be done to a session. */
export const sessionActions = [
  'edit',
  'publish',
  'delete',
  'open',
  'close',
  'reopen',
  'cancel',
  'countHeads',
  'settle',
  'lapse',
] as const;
export type SessionAction = (typeof sessionActions)[number];

interface Transition {
  from: readonly SessionStatus[];
  /** Left out where the status stays. */
  to?: SessionStatus;
  /**
   * maker: who wrote the draft, as long as a role covers its holder; manager: whoever holds a role for the holder or above it;
   * timer: nobody, the settling job does it.
   */
  by: 'maker' | 'manager' | 'timer';
}

/** The whole life of a session, and who may move it on; every check and the desk's offers read this table. */
export const transitions: Record<SessionAction, Transition> = {
  edit: { from: ['draft', 'published', 'open', 'lapsed'], by: 'manager' },
  publish: { from: ['draft'], to: 'published', by: 'maker' },
  delete: { from: ['draft'], by: 'maker' },
  open: { from: ['published'], to: 'open', by: 'manager' },
  close: { from: ['open'], to: 'closed', by: 'manager' },
  reopen: { from: ['closed'], to: 'open', by: 'manager' },
  cancel: { from: ['published', 'open', 'lapsed'], to: 'cancelled', by: 'manager' },
  countHeads: { from: ['open', 'closed', 'settled'], by: 'manager' },
  settle: { from: ['closed'], to: 'settled', by: 'timer' },
  lapse: { from: ['published'], to: 'lapsed', by: 'timer' },
};

/**
 * From when a session may be opened, ms: the first instant of its Asia/Shanghai day, or earlier where its doors open before
 * midnight. Opened days ahead, it would give points on days on which nobody met.
 */
export function mayOpenFromMs(session: Pick<Session, 'startsAtMs' | 'checkInOpensAtMs'>): number {
  return Math.min(dayStartMs(session.startsAtMs), session.checkInOpensAtMs);
}

/** Whether the clock allows what the status allows. */
function isTimeFor(action: SessionAction, session: Session, nowMs: number): boolean {
  if (action === 'open') return nowMs >= mayOpenFromMs(session) && nowMs < session.endsAtMs;
  if (action === 'reopen') return nowMs < session.settlesAtMs;
  if (action === 'settle' || action === 'lapse') return nowMs >= session.settlesAtMs;
  return true;
}

/** What may be done to a session now, by people whose roles cover it. */
export function actionsFor(session: Session, nowMs: number): SessionAction[] {
  return sessionActions.filter(
    (action) =>
      transitions[action].by !== 'timer' &&
      transitions[action].from.includes(session.status) &&
      isTimeFor(action, session, nowMs),
  );
}

/** Whether a session may be moved on at `nowMs`, as far as its status and the clock go. */
export function allows(session: Session, action: SessionAction, nowMs: number): boolean {
  return transitions[action].from.includes(session.status) && isTimeFor(action, session, nowMs);
}

/** What an open session still lets people change: its people stand in the hall and are being credited. */
const openFields: readonly PlanField[] = [
  'title',
  'venue',
  'lecturer',
  'lecturerId',
  'endsAtMs',
  'closesAfterMinutes',
];

export type EditFault = { fault: 'fixed'; field: PlanField } | { fault: 'earlier' };

/** What an edit changes, or why it may not. Of an open session the end may only move later: codes shown before stay good. */
export function editOf(session: Session, plan: SessionPlan): PlanField[] | EditFault {
  const fields = changedFieldsOf(planOf(session), plan);
  if (session.status !== 'open') return fields;
  const fixed = fields.find((field) => !openFields.includes(field));
  if (fixed) return { fault: 'fixed', field: fixed };
  const closesAtMs = plan.endsAtMs + plan.closesAfterMinutes * 60_000;
  const isEarlier = plan.endsAtMs < session.endsAtMs || closesAtMs < session.settlesAtMs;
  return isEarlier ? { fault: 'earlier' } : fields;
}
