import {
  changeInPlace,
  changeOfCredits,
  leftToday,
} from '../../cloudfunctions/shared/domain/ledger';
import type { PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import { seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import {
  checkInCredit,
  creditOf as creditOfSession,
  type Session,
} from '../../cloudfunctions/shared/domain/session';
import type { Attendance, StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import {
  creditOf as creditOfWatching,
  newReceipt,
} from '../../cloudfunctions/shared/domain/watch-credit';
import { creditDue, takeReport } from '../../cloudfunctions/shared/domain/watch-progress';

/** Something a member did. Applied in the order of their times, they make the record, by the rules of the domain alone. */
export type StudyEvent =
  | { kind: 'attend'; atMs: number; session: Session; confirmedAtMs?: number }
  | { kind: 'miss'; atMs: number; session: Session; excuse?: string }
  | { kind: 'watch'; atMs: number; lecture: PlannedLecture; share: number; rate: number };

/** Writes an event into the record. `atMs` is when the member was seen, or began to watch. */
export function applyEvent(record: StudyRecord, event: StudyEvent, season: Season): void {
  if (event.kind === 'attend') attend(record, event);
  else if (event.kind === 'miss') miss(record, event);
  else watch(record, event, season);
}

/** What redeeming a code, or a secretary's confirmation, writes. */
function attend(
  record: StudyRecord,
  { atMs: seenAtMs, session, confirmedAtMs }: Extract<StudyEvent, { kind: 'attend' }>,
): void {
  const { status } = creditOfSession(session, seenAtMs);
  const left = leftToday(record, 'checkIn', seasonDayOf(seenAtMs), session.credit.dayCap);
  const credit = checkInCredit(session, seenAtMs, record.branchId, left);
  const recordedAtMs = confirmedAtMs ?? seenAtMs + 1500;
  const change = changeOfCredits([credit], recordedAtMs);
  const attendance: Attendance = {
    status,
    seenAtMs,
    atMs: recordedAtMs,
    method: confirmedAtMs === undefined ? 'code' : 'confirmed',
  };
  change.set[`attendance.${session._id}`] = attendance;
  change.set['attended'] = [...record.attended, session._id];
  change.set['noted'] = [...(record.noted ?? []), session._id];
  changeInPlace(record, change);
}

/** What an approved request writes, or the settling of a required session. No score moves, so nothing is counted anew. */
function miss(
  record: StudyRecord,
  { atMs, session, excuse }: Extract<StudyEvent, { kind: 'miss' }>,
): void {
  const { _id, startsAtMs, endsAtMs } = session;
  (record.noted ??= []).push(_id);
  record.attendance[_id] =
    excuse === undefined
      ? { status: 'absent', seenAtMs: endsAtMs, atMs, method: 'settled' }
      : { status: 'excused', seenAtMs: startsAtMs, atMs, method: 'leave', reason: excuse };
}

/** What a phone's reports of one sitting write; nothing where the domain says that it is not worth a write. */
function watch(
  record: StudyRecord,
  { atMs, lecture, share, rate }: Extract<StudyEvent, { kind: 'watch' }>,
  season: Season,
): void {
  const { openidKey } = record;
  const opened = newReceipt({ openidKey, season, lecture, record, nowMs: atMs });
  const toSeconds = Math.round(lecture.durationSeconds * share * 10) / 10;
  const beganAtMs = atMs + 2000;
  const endedAtMs = beganAtMs + Math.ceil((toSeconds * 1000) / rate);
  const reportedAtMs = endedAtMs + 500;
  const played = [{ fromSeconds: 0, toSeconds, beganAtMs, endedAtMs }];
  const receipt = takeReport(opened, played, reportedAtMs);
  if (!creditDue(receipt, true)) return;
  changeInPlace(record, creditOfWatching(receipt, reportedAtMs).change);
}
