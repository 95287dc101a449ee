import type { GivenLecture, LecturerAnswer, Reach } from '../shared/contract/lecturer';
import { type Lecturer, stands } from '../shared/domain/lecturer';
import { grantsWith, may } from '../shared/domain/permissions';
import type { PlannedLecture, Season } from '../shared/domain/season';
import type { GivenSession } from '../shared/repositories/given-repository';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { lecturerNames } from '../shared/runtime/lecturer-names';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';
import { lecturerRowOf } from './list-lecturers';

/** Nobody gives more in a season: three sessions a week. */
const mostSessions = 200;
/** Sessions whose people are counted, the latest: one or two counts each. */
const mostCounted = 40;
const countsAtOnce = 5;

/**
 * A lecturer with what was given this season. For every member: the entry, those merged into it, the teams, a member's name and the
 * sessions, five reads at most. For whoever reads attendance also who was reached: a count or two for each of the latest 40 sessions,
 * one of heads, and the branches' figures of the lectures, one read for every 1,000 branches.
 */
export async function showLecturer(
  { lecturerId }: { lecturerId: string },
  context: MemberContext,
): Promise<Outcome<LecturerAnswer>> {
  const { member, nowMs, repositories } = context;
  const lecturer = await entryOf(lecturerId, context);
  if (!lecturer) return refuse('LECTURER_NOT_FOUND');
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const [merged, teams, names] = await Promise.all([
    repositories.lecturers.mergedInto(lecturer._id),
    repositories.lecturers.teamsBelow(member.orgPath[0] ?? ''),
    lecturerNames([lecturer], context),
  ]);
  const ids = [lecturer._id, ...merged.map(({ _id }) => _id)];
  const scope = { organisationId: season.organisationId, seasonId: season._id };
  const announced = (await repositories.given.sessionsOf(scope, ids, mostSessions))
    .filter(({ status }) => status !== 'draft' && status !== 'cancelled' && status !== 'lapsed')
    .sort((a, b) => b.endsAtMs - a.endsAtMs);
  const held = announced.filter((one) => isHeld(one, nowMs));
  const lectures = season.lectures.filter(
    (one) => one.lecturerId !== undefined && ids.includes(one.lecturerId),
  );
  const readsAttendance = grantsWith(member.roles, ['readAttendance']).length > 0;
  return {
    ...lecturerRowOf(lecturer, names),
    teams: teams
      .filter(({ _id }) => lecturer.teamIds.includes(_id))
      .map(({ kind, name }) => ({ kind, name })),
    changedAtMs: lecturer.changedAtMs,
    mayEdit: may(member.roles, 'manageLecturers', lecturer.orgPath),
    lectures: lectures.map(givenLectureOf),
    given: {
      lectures: lectures.length,
      lectureSeconds: sum(lectures.map(({ durationSeconds }) => durationSeconds)),
      sessions: held.length,
      sessionMinutes: sum(held.map((one) => Math.round((one.endsAtMs - one.startsAtMs) / 60_000))),
    },
    ...(readsAttendance
      ? {
          sessions: announced.slice(0, mostCounted).map((one) => givenSessionOf(one, nowMs)),
          reach: await reachOf(season, held, lectures, context),
        }
      : {}),
  };
}

/** The entry, or the one that stands for it; of the caller's tree alone. */
async function entryOf(
  lecturerId: string,
  { member, repositories }: MemberContext,
): Promise<Lecturer | undefined> {
  const asked = await repositories.lecturers.byId(lecturerId);
  const found =
    asked?.mergedInto === undefined ? asked : await repositories.lecturers.byId(asked.mergedInto);
  return found && found.orgPath[0] === member.orgPath[0] && stands(found) ? found : undefined;
}

/** It was opened and its time is over: what people stayed away from was not given to them, yet it was given. */
const isHeld = ({ status, endsAtMs }: GivenSession, nowMs: number) =>
  status === 'closed' || status === 'settled' || (status === 'open' && endsAtMs <= nowMs);

async function reachOf(
  season: Season,
  held: readonly GivenSession[],
  lectures: readonly PlannedLecture[],
  { repositories }: MemberContext,
): Promise<Reach> {
  const { attendance, given, guestCheckIns } = repositories;
  const counted = held.slice(0, mostCounted);
  const people = await inGroups(counted, countsAtOnce, async (one) => {
    const [attended, online, guests] = await Promise.all([
      attendance.countAttended(one._id),
      one.mode === 'on-site' ? 0 : given.countOnline(one._id),
      guestCheckIns.countOf(one),
    ]);
    return { onSite: attended - online, online, guests };
  });
  const heads = counted.length > 0 ? await given.countHeads(counted.map(({ _id }) => _id)) : 0;
  const views = await viewsOf(season, lectures, repositories);
  return {
    heads,
    personTimes: {
      onSite: sum(people.map(({ onSite }) => onSite)),
      online: sum(people.map(({ online }) => online)),
    },
    guests: sum(people.map(({ guests }) => guests)),
    ...(views ? { views } : {}),
    ...(counted.length < held.length ? { ofLatestSessions: counted.length } : {}),
  };
}

async function viewsOf(
  season: Season,
  lectures: readonly PlannedLecture[],
  { lectureFigures }: MemberContext['repositories'],
): Promise<Reach['views']> {
  if (lectures.length === 0) return undefined;
  const ids = lectures.map(({ lectureId }) => lectureId);
  const rows = await lectureFigures.headsBelow(season._id, season.organisationId, ids);
  if (rows.length === 0) return undefined;
  const all = rows.flatMap(({ heads }) => Object.values(heads));
  return {
    began: sum(all.map(([, , began]) => began)),
    completed: sum(all.map(([, , , completed]) => completed)),
    countedAtMs: Math.min(...rows.map(({ countedAtMs }) => countedAtMs)),
  };
}

const givenLectureOf = (one: PlannedLecture): GivenLecture => ({
  ...{ lectureId: one.lectureId, title: one.title, series: one.series },
  durationSeconds: one.durationSeconds,
  withdrawn: one.withdrawnAtMs !== undefined,
});

const givenSessionOf = (one: GivenSession, nowMs: number) => ({
  ...{ sessionId: one._id, title: one.title, organisationName: one.organisationName },
  ...{ mode: one.mode, startsAtMs: one.startsAtMs, endsAtMs: one.endsAtMs },
  held: isHeld(one, nowMs),
});

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
