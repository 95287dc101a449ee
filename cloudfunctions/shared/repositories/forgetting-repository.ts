import type { Adjustment } from '../domain/adjustment';
import type { AuditNote } from '../domain/audit-note';
import type { Appeal, Award } from '../domain/award';
import type { Evidence } from '../domain/evidence';
import type { LeaveRequest } from '../domain/leave-request';
import type { Binding, Member } from '../domain/organisation';
import type { ImportBatch } from '../domain/points-import';
import type { SentReminder } from '../domain/reminder-run';
import type { StudyRecord } from '../domain/study-record';
import type { Upload } from '../domain/upload';
import { Collection, command } from './platform';
import { appealsOf, countersOf } from './personal-data-repository';
import type { RefusedScan } from './refused-scan-repository';
import type { WaitingCheckIn } from './waiting-check-in-repository';

/** What erasing one person takes away, wherever it stands; done again it changes nothing. */
const members = new Collection<Member>('members');
const bindings = new Collection<Binding>('bindings');
const records = new Collection<StudyRecord>('studyRecords');
const evidence = new Collection<Evidence>('evidence');
const leaveRequests = new Collection<LeaveRequest>('leaveRequests');
const appeals = new Collection<Appeal>('appeals');
const adjustments = new Collection<Adjustment>('adjustments');
const notes = new Collection<AuditNote>('auditLog');
const uploads = new Collection<Upload>('uploads');
const reminders = new Collection<SentReminder>('reminders');
const awards = new Collection<Award>('awards');
const refusedScans = new Collection<RefusedScan>('refusedScans');
const waiting = new Collection<WaitingCheckIn>('waitingCheckIns');
const wrongCodes = new Collection<{ _id: string }>('wrongCodes');
const batches = new Collection<ImportBatch>('importBatches');
const consumed = new Collection<{ _id: string; consumedBy?: string }>('administratorCodes');

/** The SDK's most for one answer; nobody has as many of anything. */
const limit = 1000;

/** Makes a record nobody's: no phone leads to it, and no words stand in it that a person wrote. Its figures stay. */
export async function makeNameless(record: StudyRecord, unboundKey: string): Promise<void> {
  const _ = command();
  const gone: Record<string, unknown> = {};
  for (const [key, { reason }] of Object.entries(record.entries))
    if (reason !== undefined) gone[`entries.${key}.reason`] = _.remove();
  for (const [sessionId, one] of Object.entries(record.attendance)) {
    for (const name of ['reason', 'receipt', 'network', 'place'] as const)
      if (one[name] !== undefined) gone[`attendance.${sessionId}.${name}`] = _.remove();
    // Corrections are only ever added to, so a place in the list stays what it is.
    one.corrections?.forEach(({ reason }, at) => {
      if (reason !== undefined)
        gone[`attendance.${sessionId}.corrections.${at}.reason`] = _.remove();
    });
  }
  await records.update(
    { _id: record._id },
    {
      ...gone,
      openidKey: unboundKey,
      nudge: _.remove(),
      reminders: _.remove(),
      'card.roles': _.set([]),
    },
  );
}

/** Forgets what is kept for a phone's key alone. */
export async function forgetPhone(openidKey: string, unboundKey: string): Promise<void> {
  await refusedScans.remove({ openidKey });
  await waiting.remove({ openidKey });
  await wrongCodes.remove({ _id: command().in(countersOf(openidKey)) });
  await consumed.update({ consumedBy: openidKey }, { consumedBy: unboundKey });
}

/** Removes the words that were written by or about a member; decisions and figures stay. */
export async function forgetWords(memberId: string): Promise<void> {
  const _ = command();
  await evidence.remove({ memberId });
  await leaveRequests.remove({ memberId });
  await reminders.remove({ memberId });
  await adjustments.update({ memberId }, { reason: '' });
  await adjustments.update({ memberId, ended: _.exists(true) }, { 'ended.reason': '' });
  await notes.update({ subjectId: memberId }, { reason: _.remove() });
  for (const appeal of await appealsOf(memberId)) await forgetAppeal(appeal, memberId);
}

/** An appeal's answer also stands in the award and in the log, where it was the reason of a new list. */
async function forgetAppeal(appeal: Appeal, memberId: string): Promise<void> {
  const _ = command();
  const { _id, awardId, answer, subjectId } = appeal;
  if (answer !== undefined && answer !== '' && subjectId === memberId) {
    await notes.update({ subjectId: awardId, reason: answer }, { reason: _.remove() });
    const award = await awards.byId(awardId);
    const gone: Record<string, unknown> = {};
    award?.changes.forEach(({ reason }, at) => {
      if (reason === answer) gone[`changes.${at}.reason`] = _.remove();
    });
    award?.lists.forEach(({ reason }, at) => {
      if (reason === answer) gone[`lists.${at}.reason`] = _.remove();
    });
    if (Object.keys(gone).length > 0) await awards.update({ _id: awardId }, gone);
  }
  if (appeal.status === 'waiting' && subjectId === memberId) await appeals.remove({ _id });
  else await appeals.update({ _id }, { text: '', ...(answer === undefined ? {} : { answer: '' }) });
}

/** Pictures that a member sent with evidence. */
export async function picturesOf(memberId: string): Promise<string[]> {
  const found = await evidence.find<Pick<Evidence, 'pictureFileId'>>({
    where: { memberId },
    ...{ fields: ['pictureFileId'], limit },
  });
  return found.flatMap(({ pictureFileId }) => pictureFileId ?? []);
}

/** Uploads of a member, and tables of others that may name one: they stand for a day. */
export const uploadsToLookAt = async (memberId: string) => [
  ...(await uploads.find({ where: { memberId }, limit })),
  ...(await uploads.find({
    where: {
      memberId: command().neq(memberId),
      purpose: command().in(['roster', 'points', 'quiz']),
    },
    limit,
  })),
];

/** Imports whose lines may name a member of this part of the tree. */
export const batchesFor = (orgPath: readonly string[]) =>
  batches.find({ where: { organisationIds: command().in([...orgPath]) }, limit });

/** Puts other files in the place of a batch's, unless somebody has changed them meanwhile. */
export async function replaceBatchFiles(
  read: Pick<ImportBatch, '_id' | 'evidenceFileId'>,
  set: Partial<Pick<ImportBatch, 'evidenceFileId' | 'planFileId' | 'fileName'>> &
    Pick<ImportBatch, 'outdatedFileIds'>,
): Promise<boolean> {
  const { _id, evidenceFileId } = read;
  return (await batches.update({ _id, evidenceFileId }, set)) === 1;
}

/** Notes that the files whose places others have taken are gone. */
export const forgetOutdated = (batchId: string) =>
  batches.update({ _id: batchId }, { outdatedFileIds: command().remove() });

/** Takes a member off the roster, and every phone from it; the name goes first, so that what needs it is done by then. */
export async function removeIdentity(memberId: string): Promise<void> {
  await members.remove({ _id: memberId });
  await bindings.remove({ memberId });
}
