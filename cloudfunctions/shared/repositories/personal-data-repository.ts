import type { Adjustment } from '../domain/adjustment';
import type { AuditNote } from '../domain/audit-note';
import type { Appeal, Award } from '../domain/award';
import type { Evidence } from '../domain/evidence';
import type { ExportEntry } from '../domain/export-entry';
import type { LeaveRequest } from '../domain/leave-request';
import type { Lecturer } from '../domain/lecturer';
import type { Binding, Member } from '../domain/organisation';
import type { SentReminder } from '../domain/reminder-run';
import type { Season } from '../domain/season';
import type { ServiceActivity, ServiceHours } from '../domain/service';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import type { Upload } from '../domain/upload';
import { Collection, command } from './platform';
import type { RefusedScan } from './refused-scan-repository';
import type { WaitingCheckIn } from './waiting-check-in-repository';

/** What is kept about one person, wherever it stands: reading it here is the person's own right and nobody else's. */
const members = new Collection<Member>('members');
const bindings = new Collection<Binding>('bindings');
const seasons = new Collection<Season>('seasons');
const sessions = new Collection<Session>('sessions');
const records = new Collection<StudyRecord>('studyRecords');
const evidence = new Collection<Evidence>('evidence');
const lecturers = new Collection<Lecturer>('lecturers');
const serviceActivities = new Collection<ServiceActivity>('serviceActivities');
const serviceHours = new Collection<ServiceHours>('serviceHours');
const leaveRequests = new Collection<LeaveRequest>('leaveRequests');
const appeals = new Collection<Appeal>('appeals');
const adjustments = new Collection<Adjustment>('adjustments');
const notes = new Collection<AuditNote>('auditLog');
const exports = new Collection<ExportEntry>('exports');
const uploads = new Collection<Upload>('uploads');
const reminders = new Collection<SentReminder>('reminders');
const awards = new Collection<Award>('awards');
const refusedScans = new Collection<RefusedScan>('refusedScans');
const waiting = new Collection<WaitingCheckIn>('waitingCheckIns');
const wrongCodes = new Collection<{ _id: string }>('wrongCodes');

/** The SDK's most for one answer; nobody has as many of anything. */
const limit = 1000;

/** Under what a phone's wrong codes are counted (check-in, joining by code, joining by number). */
export const countersOf = (openidKey: string) => [
  openidKey,
  `joining:${openidKey}`,
  `phone:${openidKey}`,
];

/** Everything that is found by the person's ids, by collection; entries that were merged into the member are the same person's. */
export async function documentsAbout(memberId: string) {
  const about = await foundBy(memberId);
  const merged = await members.find({ where: { mergedInto: memberId }, limit });
  for (const { _id } of merged)
    for (const [name, documents] of Object.entries(await foundBy(_id)))
      (about[name as keyof typeof about] as unknown[]).push(...documents);
  return about;
}

async function foundBy(memberId: string) {
  const phone = await bindings.find({ where: { memberId }, limit });
  const keys = phone.map(({ _id }) => _id);
  const _ = command();
  return {
    members: await members.find({ where: { _id: memberId } }),
    bindings: phone,
    studyRecords: await recordsOf(memberId),
    evidence: await evidence.find({ where: { memberId }, limit }),
    serviceHours: await serviceHours.find({ where: { memberId }, limit }),
    // Who else has signed up is theirs.
    serviceActivities: await serviceActivities.find<
      Pick<ServiceActivity, '_id' | 'title' | 'kind' | 'venue' | 'startsAtMs'>
    >({
      where: { signedUp: memberId },
      ...{ fields: ['title', 'kind', 'venue', 'startsAtMs'], limit },
    }),
    lecturers: await lecturers.find({ where: { memberId } }),
    leaveRequests: await leaveRequests.find({ where: { memberId }, limit }),
    appeals: await appealsOf(memberId),
    adjustments: await adjustments.find({ where: { memberId }, limit }),
    auditLog: await notes.find({ where: { subjectId: memberId }, limit }),
    exports: await exports.find({ where: { by: memberId }, limit }),
    uploads: await uploads.find({ where: { memberId }, limit }),
    reminders: await reminders.find({ where: { memberId }, limit }),
    refusedScans: await refusedScans.find({ where: { openidKey: _.in(keys) }, limit }),
    waitingCheckIns: await waiting.find({ where: { openidKey: _.in(keys) }, limit }),
    wrongCodes: await wrongCodes.find({ where: { _id: _.in(keys.flatMap(countersOf)) }, limit }),
  };
}

/** A member's records of all seasons. */
export async function recordsOf(memberId: string): Promise<StudyRecord[]> {
  const all = await seasons.find<Pick<Season, '_id'>>({ where: {}, fields: ['_id'], limit });
  const ids = all.map(({ _id }) => `${_id}:${memberId}`);
  return ids.length === 0 ? [] : records.find({ where: { _id: command().in(ids) }, limit });
}

export const appealsOf = async (memberId: string): Promise<Appeal[]> => [
  ...(await appeals.find({ where: { subjectId: memberId }, limit })),
  // What was written for a branch.
  ...(await appeals.find({
    where: { by: memberId, subjectId: command().neq(memberId) },
    limit,
  })),
];

/** Exports of these sessions, branches and awards, the newest first. */
export async function exportsOf(subjectIds: readonly string[]): Promise<ExportEntry[]> {
  const found: ExportEntry[] = [];
  for (let from = 0; from < subjectIds.length; from += 100) {
    const subjectId = command().in(subjectIds.slice(from, from + 100));
    found.push(
      ...(await exports.find({ where: { subjectId }, orderBy: [['atMs', 'desc']], limit })),
    );
  }
  return found.sort((a, b) => b.atMs - a.atMs);
}

/** Published awards that honour a member, of any season. */
export const awardsHonouring = (memberId: string) =>
  awards.find<Pick<Award, '_id' | 'orgPath'>>({
    where: { honoured: memberId },
    fields: ['orgPath'],
    limit,
  });

/** Sessions of a season that name any of these organisations in their audience, or are among these. */
export async function sessionsNaming(
  seasonId: string,
  orgPath: readonly string[],
  sessionIds: readonly string[],
) {
  const _ = command();
  const fields = ['organisationId', 'audience'] as const;
  type Found = Pick<Session, '_id' | (typeof fields)[number]>;
  const named = await sessions.find<Found>({
    where: { 'audience.organisationIds': _.in([...orgPath]), seasonId },
    ...{ fields, limit },
  });
  const known = new Set(named.map(({ _id }) => _id));
  const others = sessionIds.filter((id) => !known.has(id));
  if (others.length === 0) return named;
  return [
    ...named,
    ...(await sessions.find<Found>({ where: { _id: _.in(others) }, fields, limit })),
  ];
}

/** Titles of sessions, by id. */
export async function sessionTitles(ids: readonly string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (let from = 0; from < ids.length; from += 100) {
    const found = await sessions.find<Pick<Session, '_id' | 'title'>>({
      where: { _id: command().in(ids.slice(from, from + 100)) },
      fields: ['title'],
    });
    for (const { _id, title } of found) titles.set(_id, title);
  }
  return titles;
}
