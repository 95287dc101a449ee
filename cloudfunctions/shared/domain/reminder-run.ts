import type { ReminderKind } from '../contract/vocabulary';
import type { Reminder } from './reminder';

/**
 * That a message was sent for a reminder, or tried. Collection `reminders`: its id is what lets only one through, whatever runs twice or
 * at once. Written before the message, so that a run that dies may lose one, which the list in the app still shows, and never doubles it.
 */
export interface SentReminder {
  _id: string;
  /** Absent where the request of somebody was declined who is no member. */
  memberId?: string;
  kind: ReminderKind;
  subjectId: string;
  atMs: number;
  outcome: 'begun' | 'sent' | 'no-consent' | 'failed';
}

/** `whose`: the member's id, or that of a request to join. */
export const sentIdOf = (
  whose: string,
  { kind, subjectId }: Pick<Reminder, 'kind' | 'subjectId'>,
) => `${whose}:${kind}:${subjectId}`;

/** How far the timer has come. Collection `reminderRuns`, one document. */
export interface ReminderRun {
  _id: 'remind';
  /** Phones beyond this one are still to be looked at in this pass; empty: a new one begins. */
  afterId: string;
  /** When this pass began. */
  beganAtMs: number;
  /** When the last pass that came to its end began; server clock, ms. */
  asOfMs: number;
}

/** What is most urgent first: of several a member gets one message at a time. */
const order: readonly (readonly ReminderKind[])[] = [
  ['session-soon'],
  ['leave-decided', 'join-decided', 'evidence-decided', 'service-decided'],
  ['session-tomorrow'],
  ['task-due'],
  ['lecture-due'],
];
const news = 1;

const urgencyOf = ({ kind }: Reminder) => order.findIndex((kinds) => kinds.includes(kind));

/** Of what is to come the next first, of what was decided the latest. */
export const mostUrgentFirst = (reminders: readonly Reminder[]): Reminder[] =>
  [...reminders].sort((a, b) => {
    const urgency = urgencyOf(a);
    const sooner = a.atMs - b.atMs;
    return urgency - urgencyOf(b) || (urgency === news ? -sooner : sooner);
  });
