import * as z from 'zod';
import { type ReminderKind, reminderKinds, type Shift, shifts } from './vocabulary';

export const reminderRequests = {
  /** What the caller is to think of now, and how reminders are chosen. */
  list: z.strictObject({}),
  /** Notes that the list was looked at. */
  read: z.strictObject({}),
  /** Which kinds the caller wants none of, and the shift that messages keep out of; the whole choice, for this season. */
  choose: z.strictObject({
    off: z.array(z.enum(reminderKinds)).max(reminderKinds.length),
    shift: z.enum(['none', ...shifts]),
  }),
};

/** What was decided about something that the member has told. */
export interface ReminderAnswer {
  outcome: 'confirmed' | 'returned' | 'taken-back';
  /** What the ledger gave for it, where the decision itself gives points. */
  points?: number;
  /** Why it was sent back, taken back or changed. */
  reason?: string;
}

export interface ReminderRow {
  kind: ReminderKind;
  /** The session, task, lecture, request or decision that it leads to. */
  subjectId: string;
  title: string;
  /** When the thing is, or was decided; of a day its first instant. */
  atMs: number;
  answer?: ReminderAnswer;
  isNew: boolean;
}

export interface RemindersAnswer {
  /** The most urgent first. */
  reminders: ReminderRow[];
  off: ReminderKind[];
  shift: Shift | 'none';
  /** Whoever works at a production line may name a shift. */
  mayNameShift: boolean;
  /** There is a record of the season to keep the choice in. */
  mayChoose: boolean;
}

export interface ReminderResponses {
  list: RemindersAnswer;
  read: { readAtMs: number };
  choose: Pick<RemindersAnswer, 'off' | 'shift'>;
}
