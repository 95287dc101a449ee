import type { PlannedLecture, Season } from '../domain/season';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';

/** What lecturers have given, wherever a session or a lecture refers to them or names them. */
const sessions = new Collection<Session>('sessions');
const seasons = new Collection<Season>('seasons');
const records = new Collection<StudyRecord>('studyRecords');

const givenFields = [
  ...(['_id', 'title', 'organisationName', 'mode', 'startsAtMs', 'endsAtMs', 'status'] as const),
  ...(['openToAll', 'guests'] as const),
] as const;
export type GivenSession = Pick<Session, (typeof givenFields)[number]>;

/** Sessions of a season below an organisation that refer to any of these, in no order; drafts among them. */
export const sessionsOf = (
  { organisationId, seasonId }: { organisationId: string; seasonId: string },
  lecturerIds: readonly string[],
  limit: number,
) =>
  sessions.find<GivenSession>({
    where: { orgPath: organisationId, lecturerId: command().in([...lecturerIds]), seasonId },
    limit,
    fields: givenFields,
  });

/** Present or late at any of these sessions, each member once. */
export const countHeads = (sessionIds: readonly string[]) =>
  records.count({ attended: command().in([...sessionIds]) });

/** Present or late at a session by proof of watching. */
export const countOnline = (sessionId: string) =>
  records.count({ attended: sessionId, [`attendance.${sessionId}.method`]: 'online' });

/** Sessions of a season below an organisation that name somebody without referring to the register, by the name. */
export const namingFreely = (
  { organisationId, seasonId }: { organisationId: string; seasonId: string },
  limit: number,
) =>
  sessions.find<Pick<Session, '_id' | 'lecturer'>>({
    where: {
      ...{ orgPath: organisationId, lecturerId: command().exists(false), seasonId },
      lecturer: command().gt(''),
    },
    orderBy: [['lecturer', 'asc']],
    limit,
    fields: ['_id', 'lecturer'],
  });

/** Refers sessions that name somebody freely to an entry. Answers how many; a second time none. */
export const referSessions = (
  { organisationId, seasonId }: { organisationId: string; seasonId: string },
  name: string,
  lecturerId: string,
) =>
  sessions.update(
    {
      ...{ orgPath: organisationId, lecturerId: command().exists(false), seasonId },
      lecturer: name,
    },
    { lecturerId },
  );

/** Puts another name below the sessions of an entry, or none. `changedAtMs` stays: what was planned is as it was. */
export const renameInSessions = (
  rootId: string,
  lecturerIds: readonly string[],
  name: string | undefined,
) =>
  sessions.update(
    { orgPath: rootId, lecturerId: command().in([...lecturerIds]) },
    { lecturer: name === undefined ? command().remove() : name },
  );

/** All seasons with their lectures: one a year. */
export const seasonsWithLectures = () =>
  seasons.find<Pick<Season, '_id' | 'lectures'>>({
    where: {},
    limit: 100,
    fields: ['_id', 'lectures'],
  });

/** Writes who gave a lecture, if it still stands at its place of the plan. */
export const nameLecture = (
  seasonId: string,
  place: number,
  { lectureId }: Pick<PlannedLecture, 'lectureId'>,
  set: Partial<Pick<PlannedLecture, 'lecturer' | 'lecturerId'>>,
) =>
  seasons.update(
    { _id: seasonId, [`lectures.${place}.lectureId`]: lectureId },
    Object.fromEntries(
      Object.entries(set).map(([field, value]) => [`lectures.${place}.${field}`, value]),
    ),
  );
