import { isFor } from '../../cloudfunctions/shared/domain/agenda';
import type { PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import { isInvited, type Session } from '../../cloudfunctions/shared/domain/session';
import { newStudyRecord, type StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { atClock, minuteMs, type Calendar } from './calendar';
import { Chance } from './chance';
import { effortOf, type BranchPace } from './effort';
import { grouped } from './grouped';
import type { Effort } from './persons';
import { keyOfEntry, type RosterEntry } from './roster';
import { applyEvent, type StudyEvent } from './studying';

interface RecordsInput {
  seed: string;
  season: Season;
  sessions: readonly Session[];
  calendar: Calendar;
  roster: readonly RosterEntry[];
  paces: ReadonlyMap<string, BranchPace>;
  openidHmacKey: string;
}

const LATE_SHARE = 0.09;
/** Genuine codes that arrived late, or members noted by the secretary, and confirmed the same evening. */
const CONFIRMED_SHARE = 0.04;
const WATCHED_PARTLY_SHARE = 0.15;
/** Only of a longer lecture is a part worth a write. */
const LONG_SECONDS = 60;
const RATES = [1, 1, 1, 1.25, 1.5];
/** Of those who did not come to a required session, these had asked for leave. */
const EXCUSED_SHARE = 0.3;
const EXCUSES = ['当天夜班', '外出出差', '身体不适', '家中有事'];
/** The lecture that the demo's line worker has left in the middle. */
const UNFINISHED_LECTURE_ID = 'winter-work-safety';

/**
 * Every member's record of the season, in the order of the roster, made by the rules of the domain from what the member
 * is supposed to have done. One after the other: a hundred thousand would not fit into the memory.
 */
export function* makeRecords(input: RecordsInput): Generator<StudyRecord> {
  const { seed, season, calendar, roster, paces, openidHmacKey } = input;
  const chance = new Chance(seed, 'studying');
  const excuses = new Chance(seed, 'excuses');
  const past = grouped(
    input.sessions.filter(({ endsAtMs }) => endsAtMs <= calendar.anchorMs),
    ({ organisationId }) => [organisationId],
  );
  // Whom a session invites is below the organisation that holds it.
  const pastOf = ({ member }: RosterEntry): Session[] =>
    member.orgPath.flatMap((id) => past.get(id) ?? []);
  for (const entry of roster) {
    const { member, branch } = entry;
    const pace = paces.get(branch._id);
    if (pace === undefined) throw new Error(`no pace of ${branch.name}`);
    const record = newStudyRecord({
      seasonId: season._id,
      memberId: member._id,
      openidKey: keyOfEntry(entry, openidHmacKey),
      branchId: member.branchId,
      orgPath: member.orgPath,
      segments: member.segments,
      card: { branchName: branch.name, roles: member.roles.map(({ role }) => role) },
      nowMs: calendar.startsAtMs,
    });
    const effort = effortOf(entry, pace, chance);
    const events = [
      ...attendanceOf(entry, pastOf(entry), effort, { chance, excuses }),
      ...watchingOf(entry, season.lectures, effort, calendar, chance),
    ].sort((a, b) => a.atMs - b.atMs);
    for (const event of events) applyEvent(record, event, season);
    yield record;
  }
}

function attendanceOf(
  entry: RosterEntry,
  past: readonly Session[],
  effort: Effort,
  { chance, excuses }: { chance: Chance; excuses: Chance },
): StudyEvent[] {
  const { member, openid } = entry;
  return past
    .filter(({ audience }) => isInvited(audience, member.orgPath, member.segments))
    .flatMap((session): StudyEvent[] => {
      const comes = chance.happens(session.required ? effort : effort * 0.6);
      const isLate = chance.happens(LATE_SHARE);
      const minutes = isLate ? chance.between(11, 25) : chance.between(-20, 9);
      const isConfirmed = chance.happens(CONFIRMED_SHARE) || openid === undefined;
      if (!comes) return session.required ? [missOf(session, excuses)] : [];
      const atMs = session.startsAtMs + Math.round(minutes * minuteMs);
      const confirmedAtMs = session.endsAtMs - minuteMs;
      return [{ kind: 'attend', session, atMs, ...(isConfirmed ? { confirmedAtMs } : {}) }];
    });
}

/** Leave is asked for the day before; absence is noted when the session is settled. */
function missOf(session: Session, excuses: Chance): StudyEvent {
  if (!excuses.happens(EXCUSED_SHARE))
    return { kind: 'miss', session, atMs: session.endsAtMs + minuteMs };
  const excuse = excuses.pick(EXCUSES);
  return { kind: 'miss', session, atMs: session.startsAtMs - dayMs, excuse };
}

/** Nobody watches without a phone; who has one, watches the more the more eager and the longer the lecture is due. */
function watchingOf(
  entry: RosterEntry,
  lectures: readonly PlannedLecture[],
  effort: Effort,
  calendar: Calendar,
  chance: Chance,
): StudyEvent[] {
  if (entry.openid === undefined) return [];
  return lectures
    .filter((lecture) => isFor(lecture, entry.member.segments))
    .flatMap((lecture): StudyEvent[] => {
      const isWatched = chance.happens(effort * effort * 0.85);
      const isLong = lecture.durationSeconds >= LONG_SECONDS;
      const isPart = chance.happens(WATCHED_PARTLY_SHARE) && isLong;
      const share = isPart ? chance.between(0.45, 0.8) : 1;
      const rate = chance.pick(RATES);
      const atMs = leisureOf(calendar, chance);
      const isUnfinished =
        entry.cast?.personId === 'line-worker' && lecture.lectureId === UNFINISHED_LECTURE_ID;
      if (isUnfinished) return [{ kind: 'watch', lecture, atMs, share: 0.45, rate: 1 }];
      return isWatched ? [{ kind: 'watch', lecture, atMs, share, rate }] : [];
    });
}

/** A time between breakfast and bedtime on a day of the season so far, more often lately; well before the anchor. */
function leisureOf({ startsAtMs, todayMs, anchorMs }: Calendar, chance: Chance): number {
  const days = Math.round((todayMs - startsAtMs) / dayMs);
  const day = days - Math.floor(days * chance.between(0, 1) ** 1.5);
  const atMs = atClock(startsAtMs, day, chance.between(6.5, 22)) + chance.whole(0, 59_999);
  return atMs < anchorMs - 30 * minuteMs ? atMs : atMs - dayMs;
}
