import type { Member, StagedPlace } from '../domain/organisation';
import type { StudyRecord } from '../domain/study-record';
import { visibleImports } from './placed-members';
import { Collection, DuplicateKey, command } from './platform';

/** What a roster import stages, and how it is brought over (domain/roster-staging.ts). */
const members = new Collection<Member>('members');
const records = new Collection<StudyRecord>('studyRecords');

/** Somebody staged; those who are only added are of no branch yet. */
export type StagedMember = Pick<Member, '_id' | 'name' | 'branchId' | 'orgPath'> & {
  staged: StagedPlace;
};

/** Everybody whom an import has staged. */
export const ofImport = (jobId: string) =>
  members.findAll<StagedMember>({
    where: { 'staged.jobId': jobId },
    fields: ['name', 'branchId', 'orgPath', 'staged'],
  });

/** Some of them, a branch after the other: a branch is brought over in one go. */
export const nextOf = (jobId: string, limit: number) =>
  members.find<StagedMember>({
    where: { 'staged.jobId': jobId },
    orderBy: [
      ['staged.branchId', 'asc'],
      ['_id', 'asc'],
    ],
    ...{ limit, fields: ['name', 'branchId', 'orgPath', 'staged'] },
  });

/** Somebody whom an import that holds has staged and not yet brought over. */
export async function visible(memberId: string): Promise<StagedMember | undefined> {
  const found = await members.byId(memberId);
  const { staged } = found ?? {};
  if (!found || !staged || !(await visibleImports()).includes(staged.jobId)) return undefined;
  return { ...found, staged };
}

/** Inserts what does not stand already; all in one request where none does. */
export const addMembers = (added: readonly Member[]) => insertMissing(members, added);
export const addRecords = (added: readonly StudyRecord[]) => insertMissing(records, added);

async function insertMissing<Document extends { _id: string }>(
  collection: Collection<Document>,
  documents: readonly Document[],
): Promise<void> {
  try {
    await collection.insertAll(documents);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    for (const one of documents) await collection.insertOnce(one);
  }
}

/**
 * Puts what becomes of a member beside what holds. What another import has staged stays: a step of one that was stopped may still be
 * writing; and nothing is staged for who has become one with another entry meanwhile.
 */
export async function stage(memberId: string, staged: StagedPlace): Promise<void> {
  const _ = command();
  await members.update(
    {
      _id: memberId,
      mergedInto: _.exists(false),
      'staged.jobId': _.exists(false).or(_.eq(staged.jobId)),
    },
    { staged: _.set(staged) },
  );
}

/** Lets what was staged alike for these members hold for good; whoever was brought over otherwise meanwhile stays so. */
export async function bringOver(
  memberIds: readonly string[],
  { jobId, ...fields }: StagedPlace,
): Promise<void> {
  const _ = command();
  const set = Object.entries(fields).map(([field, value]): [string, unknown] => [
    field,
    _.set(value),
  ]);
  await members.update(
    { _id: _.in([...memberIds]), 'staged.jobId': jobId },
    { ...Object.fromEntries(set), staged: _.remove() },
  );
}

/** The copy of segments by which sessions invite, of several records at once. */
export async function sortRecords(
  recordIds: readonly string[],
  segments: StudyRecord['segments'],
  nowMs: number,
): Promise<void> {
  const _ = command();
  await records.update(
    { _id: _.in([...recordIds]) },
    { segments: _.set(segments), changedAtMs: nowMs },
  );
}

/** Takes back what an import has staged, of some members or of all. */
export async function drop(jobId: string, memberIds?: readonly string[]): Promise<void> {
  const _ = command();
  const where = {
    'staged.jobId': jobId,
    ...(memberIds ? { _id: _.in([...memberIds]) } : {}),
  };
  await members.remove({ ...where, branchId: '', mergedInto: _.exists(false) });
  await members.update(where, { staged: _.remove() });
}

/** An import that has staged somebody, other than these. */
export async function anyImport(except: readonly string[]): Promise<string | undefined> {
  const _ = command();
  const found = await members.findOne<Pick<StagedMember, '_id' | 'staged'>>({
    where: { 'staged.jobId': _.gt('').and(_.nin([...except])) },
    fields: ['staged'],
  });
  return found?.staged.jobId;
}
