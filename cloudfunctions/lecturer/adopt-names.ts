import type { LecturerResponses, NameRow } from '../shared/contract/lecturer';
import {
  type Lecturer,
  lecturerIdOfMember,
  lecturerIdOfName,
  mostLecturers,
} from '../shared/domain/lecturer';
import type { Organisation } from '../shared/domain/organisation';
import { plainName } from '../shared/domain/joining';
import type { PlannedLecture, Season } from '../shared/domain/season';
import type { MemberContext } from '../shared/runtime/context';
import { lecturerNames } from '../shared/runtime/lecturer-names';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';
import { keeperOf, noteChange } from './own-lecturer';
import { namedAs } from './list-lecturers';

/** Sessions looked at with one request; a season of more is taken over in several goes. */
const sessionsAtOnce = 1_000;
const namesAtOnce = 20;

interface Place {
  keeper: Organisation;
  season: Season;
}

async function placeOf(context: MemberContext): Promise<Outcome<Place>> {
  const keeper = await keeperOf(context);
  if (keeper instanceof Refused) return keeper;
  const season = await runningSeason(context.nowMs);
  return season ? { keeper, season } : refuse('NO_SEASON');
}

/** Lectures belong to the whole season, so that their names are for whoever administrates all of it. */
const lecturesOf = ({ keeper, season }: Place): readonly PlannedLecture[] =>
  keeper._id === season.organisationId ? season.lectures : [];

const isFree = ({ lecturer, lecturerId }: Pick<PlannedLecture, 'lecturer' | 'lecturerId'>) =>
  lecturerId === undefined && lecturer !== '';

/** Names without an entry, those of most sessions and lectures first. Four reads beside the season. */
export async function listNames(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<LecturerResponses['names']>> {
  const place = await placeOf(context);
  if (place instanceof Refused) return place;
  const { member, repositories } = context;
  const [sessions, standing] = await Promise.all([
    repositories.given.namingFreely(scopeOf(place), sessionsAtOnce),
    repositories.lecturers.below(member.orgPath[0] ?? ''),
  ]);
  const counts = new Map<string, { sessions: number; lectures: number }>();
  const count = (name: string, what: 'sessions' | 'lectures') => {
    const before = counts.get(name) ?? { sessions: 0, lectures: 0 };
    counts.set(name, { ...before, [what]: before[what] + 1 });
  };
  for (const { lecturer = '' } of sessions) count(lecturer, 'sessions');
  for (const lecture of lecturesOf(place)) if (isFree(lecture)) count(lecture.lecturer, 'lectures');
  const all = [...counts].sort(([, a], [, b]) => weightOf(b) - weightOf(a));
  const shown = all.slice(0, namesAtOnce);
  const known = new Set((await lecturerNames(standing, context)).values());
  const members = await namedAs(
    shown.map(([name]) => plainName(name)),
    context,
  );
  return {
    names: shown.map(([name, times]): NameRow => ({
      ...{ name, ...times, known: known.has(name) },
      members: members.get(plainName(name)) ?? [],
    })),
    more: all.length > shown.length || sessions.length === sessionsAtOnce,
  };
}

const weightOf = (times: { sessions: number; lectures: number }) => times.sessions + times.lectures;

const scopeOf = ({ keeper, season }: Place) => ({
  organisationId: keeper._id,
  seasonId: season._id,
});

/**
 * Makes lecturers of names and refers to them where the names stand. May be done again, and after it broke off: an entry follows from
 * the name or the member, and what refers to one is not found a second time. Two or three operations a name.
 */
export async function adoptNames(
  { names }: { names: readonly { name: string; memberId?: string | undefined }[] },
  context: MemberContext,
): Promise<Outcome<LecturerResponses['adopt']>> {
  const place = await placeOf(context);
  if (place instanceof Refused) return place;
  const { member, repositories } = context;
  const standing = await repositories.lecturers.below(member.orgPath[0] ?? '');
  if (standing.length + names.length > mostLecturers) return refuse('LECTURERS_FULL');
  const memberIds = names.flatMap(({ memberId }) => memberId ?? []);
  const found = memberIds.length > 0 ? await repositories.members.byIds(memberIds) : [];
  const own = new Set(found.filter(({ orgPath }) => context.may(orgPath)).map(({ _id }) => _id));
  if (memberIds.some((id) => !own.has(id))) return refuse('MEMBER_NOT_FOUND');
  const shownAs = await lecturerNames(standing, context);
  const sums = { lecturers: 0, sessions: 0, lectures: 0 };
  for (const { name, memberId } of names) {
    const known = standing.find(({ _id }) => memberId === undefined && shownAs.get(_id) === name);
    const lecturerId = known?._id ?? (await entryFor(name, memberId, place, context));
    if (lecturerId instanceof Refused) return lecturerId;
    if (!known) sums.lecturers += 1;
    sums.sessions += await repositories.given.referSessions(scopeOf(place), name, lecturerId);
    for (const [index, lecture] of lecturesOf(place).entries())
      if (isFree(lecture) && lecture.lecturer === name)
        sums.lectures += await repositories.given.nameLecture(place.season._id, index, lecture, {
          lecturerId,
        });
  }
  return sums;
}

/** The entry of a name or a member: the one that stands, or a new one. What was erased or merged is not brought back by a list. */
async function entryFor(
  name: string,
  memberId: string | undefined,
  { keeper }: Place,
  context: MemberContext,
): Promise<Outcome<string>> {
  const { nowMs, repositories } = context;
  const _id =
    memberId === undefined ? lecturerIdOfName(keeper._id, name) : lecturerIdOfMember(memberId);
  const made: Lecturer = {
    ...{ _id, orgPath: keeper.path, teamIds: [], status: 'active', changedAtMs: nowMs },
    ...(memberId === undefined ? { name } : { memberId }),
  };
  if (await repositories.lecturers.insert(made)) {
    await noteChange(made, { change: 'adopted' }, context);
    return _id;
  }
  const before = await repositories.lecturers.byId(_id);
  if (before?.mergedInto !== undefined) return before.mergedInto;
  return before?.status === 'erased' ? refuse('LECTURER_NOT_FOUND') : _id;
}
