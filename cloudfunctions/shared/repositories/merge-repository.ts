import type { Adjustment } from '../domain/adjustment';
import type { Evidence } from '../domain/evidence';
import type { LeaveRequest } from '../domain/leave-request';
import type { LectureDraft } from '../domain/lecture-draft';
import type { MemberMerge } from '../domain/member-merge';
import type { Binding, Member } from '../domain/organisation';
import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import { remove as removeFiles } from './file-repository';
import { Collection, command, type Condition, StoreBusy } from './platform';

/** Two entries of one person on the way to being one (jobs/member-merge.ts). Every write may be done again. */
const merges = new Collection<MemberMerge>('merges');
const members = new Collection<Member>('members');
const bindings = new Collection<Binding>('bindings');
const records = new Collection<StudyRecord>('studyRecords');
const evidence = new Collection<Evidence>('evidence');
const leaveRequests = new Collection<LeaveRequest>('leaveRequests');
const adjustments = new Collection<Adjustment>('adjustments');
const sessions = new Collection<Session>('sessions');
const lectureDrafts = new Collection<LectureDraft>('lectureDrafts');

/** The SDK's most for one answer; nobody has as many of anything. */
const limit = 1000;

export const byId = (goesId: string) => merges.byId(goesId);

/** A merge that this member has to do with. */
export const concerning = (memberId: string) =>
  merges.findOne({
    where: command().or([{ _id: memberId }, { into: memberId }]) as unknown as Condition,
  });

/** Notes what the entry that goes has, in the place of an attempt that came to nothing. */
export async function begin(merge: MemberMerge): Promise<void> {
  await merges.remove({ _id: merge._id });
  await merges.insertOnce(merge);
}

export const end = (goesId: string) => merges.remove({ _id: goesId });

/** Members as they are stored, merged ones too. */
export const storedMember = (memberId: string) => members.byId(memberId);

/** Takes an entry off the roster: it leads to the other from now on. False when it was moved or merged since. */
export async function leadTo({ _id, into, branchId }: MemberMerge): Promise<boolean> {
  const _ = command();
  const led = await members.update(
    { _id, branchId, mergedInto: _.exists(false) },
    {
      ...{ mergedInto: into, branchId: '', orgPath: _.set([]), roles: _.set([]) },
      ...{ staged: _.remove(), phoneKey: _.remove(), phoneMasked: _.remove() },
    },
  );
  return led === 1;
}

/** What was led to the one that goes is led on, so that no way is longer than one step. */
export const leadOn = ({ _id, into }: Pick<MemberMerge, '_id' | 'into'>) =>
  members.update({ mergedInto: _id }, { mergedInto: into });

/** Gives a member the number of the entry that went, unless the roster has another one. */
export async function keepPhone(
  memberId: string,
  { phoneKey, phoneMasked }: Pick<MemberMerge, 'phoneKey' | 'phoneMasked'>,
): Promise<void> {
  if (phoneKey === undefined) return;
  const where = { _id: memberId, phoneKey: command().exists(false) };
  await members.update(where, { phoneKey, phoneMasked });
}

/** Entries that lead to a member. */
export async function mergedInto(memberId: string): Promise<string[]> {
  const found = await members.find<Pick<Member, '_id'>>({
    where: { mergedInto: memberId },
    ...{ fields: ['_id'], limit },
  });
  return found.map(({ _id }) => _id);
}

/** Gives a member's phone to another entry. */
export const rebind = (openidKey: string, fromId: string, toId: string) =>
  bindings.update({ _id: openidKey, memberId: fromId }, { memberId: toId });

export const recordOf = (seasonId: string, memberId: string) =>
  records.byId(`${seasonId}:${memberId}`);

/** Keeps a record before it is taken out of its season. */
export const keepRecord = (goesId: string, record: StudyRecord) =>
  merges.update({ _id: goesId }, { record: command().set(record) });

/** Takes a record out of its season as it was kept; false when something was written into it since. */
export async function takeOut(kept: StudyRecord): Promise<boolean> {
  const _ = command();
  const { _id, score, changedAtMs, noted } = kept;
  const removed = await records.remove({
    ...{ _id, score, changedAtMs, 'watch.version': kept.watch.version },
    ...(noted ? { noted: _.size(noted.length) } : {}),
  });
  return removed === 1;
}

/** The other entry has told of the same task: a picture that nothing names any more would outlive the person's erasure. */
async function dropPicture({ pictureFileId }: Evidence, standsId: string): Promise<void> {
  if (pictureFileId === undefined) return;
  // A run that died in between has moved this very one.
  const stands = await evidence.byId(standsId);
  if (stands?.pictureFileId === pictureFileId) return;
  if ((await removeFiles([pictureFileId])).length > 0)
    throw new StoreBusy('a picture could not be deleted');
}

/** What waits for somebody's word or is found by the member: it belongs to the entry that stays, where that has nothing of the kind. */
export async function handOver(fromId: string, toId: string): Promise<void> {
  const place = await members.byId(toId);
  const there = place ? { branchId: place.branchId, orgPath: place.orgPath } : {};
  for (const one of await evidence.find({ where: { memberId: fromId }, limit })) {
    const moved = { ...one, ...there, _id: `${one.taskId}:${toId}`, memberId: toId };
    if (!(await evidence.insertOnce(moved))) await dropPicture(one, moved._id);
    await evidence.remove({ _id: one._id });
  }
  for (const one of await leaveRequests.find({ where: { memberId: fromId }, limit })) {
    const { branchId = one.branchId } = there;
    const _id = `${one.sessionId}:${toId}`;
    await leaveRequests.insertOnce({ ...one, branchId, _id, memberId: toId });
    await leaveRequests.remove({ _id: one._id });
  }
  await adjustments.update({ memberId: fromId }, { memberId: toId });
}

/**
 * What is the own work alone is the work of the entry that stays: drafts of sessions and lectures, and points that wait for a second person,
 * who must be another one than has asked for them.
 */
export async function handOverDrafts(
  { _id: fromId, into: toId, orgPath }: Pick<MemberMerge, '_id' | 'into' | 'orgPath'>,
  seasonId: string,
): Promise<void> {
  await sessions.update({ publishedBy: fromId, status: 'draft' }, { publishedBy: toId });
  await lectureDrafts.update({ seasonId, by: fromId }, { by: toId });
  const waiting = { orgPath: orgPath[0], seasonId, status: 'waiting', by: fromId };
  await adjustments.update(waiting, { by: toId });
}
