import {
  seasonDayOf,
  seasonMonthOf,
  seasonWeekOf,
} from '../../cloudfunctions/shared/domain/season-time';
import type { LedgerEntry, StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import type { Chance } from '../../local-cloud/demo-season/chance';
import { aRecord, startsAtMs } from './builders';

/** Ledgers at a season's end are log-normally long: half of the members have up to 80 entries, 95 of 100 up to 300. */
const MEDIAN_ENTRIES = 80;
const SPREAD = Math.log(300 / MEDIAN_ENTRIES) / 1.645;
/** Of the entries so many are sessions, the rest watching. */
const SESSION_SHARE = 0.25;
const DAYS = 90;
const DAY_MS = 86_400_000;

/** A member's record as it stands when a season ends: score, totals and lists agree with its ledger. */
export function seasonEndRecord(
  memberId: string,
  chance: Chance,
  more: Partial<StudyRecord> = {},
): StudyRecord {
  const record = aRecord(memberId, more);
  const count = entriesAtSeasonEnd(chance);
  for (let n = 0; n < count; n++) {
    const atMs = startsAtMs - DAYS * DAY_MS + Math.floor((n * DAYS * DAY_MS) / count);
    if (n % Math.round(1 / SESSION_SHARE) === 0) attend(record, n, atMs);
    else watch(record, n, atMs);
  }
  return record;
}

/** How many entries a member's ledger has when a season ends. */
export const entriesAtSeasonEnd = (chance: Chance): number =>
  Math.round(MEDIAN_ENTRIES * Math.exp(SPREAD * bell(chance)));

/** The score of so many of them. */
export const scoreOfEntries = (count: number): number =>
  count + 9 * Math.ceil(count * SESSION_SHARE);

function attend(record: StudyRecord, n: number, atMs: number): void {
  const sessionId = `PAST${String(n).padStart(4, '0')}`;
  credit(record, `checkIn:${sessionId}`, { rule: 'checkIn', points: 10, atMs, source: sessionId });
  record.attendance[sessionId] = { status: 'present', seenAtMs: atMs, atMs, method: 'code' };
  record.attended.push(sessionId);
  (record.noted ??= []).push(sessionId);
}

function watch(record: StudyRecord, n: number, atMs: number): void {
  const lectureId = `lecture-${n % 40}`;
  credit(record, `watch:${n}`, { rule: 'watch', points: 1, atMs, source: lectureId });
  record.watch.creditedSeconds += 120;
  record.watch.lectures[lectureId] = {
    covered: [[0, 600]],
    coveredSeconds: 600,
    positionSeconds: 600,
  };
}

function credit(record: StudyRecord, key: string, entry: LedgerEntry): void {
  const day = seasonDayOf(entry.atMs);
  const week = seasonWeekOf(entry.atMs);
  const month = seasonMonthOf(entry.atMs);
  record.entries[key] = entry;
  record.score += entry.points;
  record.weeks[week] = (record.weeks[week] ?? 0) + entry.points;
  record.months[month] = (record.months[month] ?? 0) + entry.points;
  record.byBranch[record.branchId] = (record.byBranch[record.branchId] ?? 0) + entry.points;
  const today = (record.days[day] ??= {});
  today[entry.rule] = (today[entry.rule] ?? 0) + entry.points;
}

/** Normally distributed around 0 with deviation 1 (Box–Muller). */
function bell(chance: Chance): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance.between(0, 1)));
  return radius * Math.cos(2 * Math.PI * chance.between(0, 1));
}
