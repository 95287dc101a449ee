import type { Session } from '../domain/session';
import type { CountedMember } from '../domain/attendance-counts';
import type { Attendance, StudyRecord } from '../domain/study-record';
import { beyondAudience } from './attendance-repository';
import { Collection, command, type Condition } from './platform';

/** Attendance of whole branches and whole sessions, as reports and exports read it: never the ledger. */
const records = new Collection<StudyRecord>('studyRecords');
const sessions = new Collection<Session>('sessions');

const atOnce = 1000;
/** Up to so many sessions, only their status and method are read; beyond, naming the paths costs more than it saves. */
const mostPaths = 150;

export type ReportRow = CountedMember & Pick<StudyRecord, '_id' | 'memberId'>;

/** All members of a branch with how they stand towards sessions. */
export function ofBranch(
  seasonId: string,
  branchId: string,
  sessionIds: readonly string[],
): Promise<ReportRow[]> {
  const attendance =
    sessionIds.length > mostPaths
      ? ['attendance']
      : sessionIds.flatMap((id) => [`attendance.${id}.status`, `attendance.${id}.method`]);
  return allOf<ReportRow>({ branchId, seasonId }, [
    ...['memberId', 'orgPath', 'segments', 'attended'],
    ...attendance,
  ]);
}

export interface SheetMemberRow extends Pick<
  StudyRecord,
  '_id' | 'memberId' | 'branchId' | 'orgPath' | 'segments'
> {
  attendance?: Record<string, Attendance>;
}

/** Whoever a session invites, and of whom something is noted there; with an organisation, only its members. In the order of their ids. */
export async function listedAt(
  session: Pick<Session, '_id' | 'seasonId' | 'audience'>,
  organisationId?: string,
): Promise<SheetMemberRow[]> {
  const fields = [...['memberId', 'branchId', 'orgPath', 'segments'], `attendance.${session._id}`];
  const parts: SheetMemberRow[][] = [];
  for (const where of [
    invitedTo(session, organisationId),
    ...beyondAudience(session, organisationId),
  ])
    parts.push(await allOf<SheetMemberRow>(where, fields));
  return [...new Map(parts.flat().map((row) => [row._id, row])).values()];
}

/** How many a session invites; with an organisation, only its members. */
export const countInvited = (
  session: Pick<Session, 'seasonId' | 'audience'>,
  organisationId?: string,
) => records.count(invitedTo(session, organisationId));

function invitedTo(
  { seasonId, audience }: Pick<Session, 'seasonId' | 'audience'>,
  organisationId?: string,
): Condition {
  const _ = command();
  const invited = _.in([...audience.organisationIds]);
  return {
    orgPath: organisationId === undefined ? invited : invited.and(_.eq(organisationId)),
    seasonId,
    ...(audience.segments.length > 0 ? { segments: _.in([...audience.segments]) } : {}),
  };
}

const reportedFields = [
  ...(['_id', 'title', 'category', 'mode', 'startsAtMs', 'endsAtMs', 'audience'] as const),
  ...(['required', 'status', 'organisationName', 'orgPath'] as const),
] as const;
/** What reports say of a session; who changed what of it is not read. */
export type ReportSession = Pick<Session, (typeof reportedFields)[number]>;

/** A season's sessions that name any of the organisations and were opened, the latest first; at most `limit`. */
export function begunSessions(seasonId: string, organisationIds: readonly string[], limit: number) {
  const _ = command();
  return sessions.find<ReportSession>({
    where: {
      seasonId,
      'audience.organisationIds': _.in([...organisationIds]),
      status: _.in(['open', 'closed', 'settled']),
    },
    orderBy: [['endsAtMs', 'desc']],
    limit,
    fields: reportedFields,
  });
}

const allOf = <Row extends { _id: string }>(where: Condition, fields: readonly string[]) =>
  records.findAll<Row>({ where, fields }, atOnce);
