import type { BranchLectures, CountedLearner } from '../domain/lecture-figures';
import { countedFields } from '../domain/lecture-figures';
import type { LectureRun } from '../domain/lecture-run';
import type { Nudge, StudyRecord } from '../domain/study-record';
import { Collection, DuplicateKey, command } from './platform';

const figures = new Collection<BranchLectures>('lectureFigures');
const runs = new Collection<LectureRun>('lectureRuns');
const records = new Collection<StudyRecord>('studyRecords');

/** What was watched and answered is the greater part of a record. */
const recordsAtOnce = 200;

export type LearnerRow = CountedLearner & { _id: string; memberId: string; nudge?: Nudge };

/** Everybody of a branch, as lectures are counted; one read for every 200. */
export const learnersOf = (seasonId: string, branchId: string) =>
  records.findAll<LearnerRow>(
    { where: { branchId, seasonId }, fields: ['memberId', 'nudge', ...countedFields] },
    recordsAtOnce,
  );

/** Writes what a branch was counted as, unless a later count stands. */
export async function put(counted: BranchLectures): Promise<void> {
  const { _id, countedAtMs, heads, stops, tries, orgPath } = counted;
  const _ = command();
  const fields = { heads: _.set(heads), stops: _.set(stops), tries: _.set(tries) };
  const where = { _id, countedAtMs: _.lte(countedAtMs) };
  if ((await figures.update(where, { ...fields, orgPath: _.set(orgPath), countedAtMs })) > 0)
    return;
  try {
    await figures.insert(counted);
  } catch (error) {
    // A later count stands.
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

type Heads = Pick<BranchLectures, '_id' | 'branchId' | 'orgPath' | 'countedAtMs' | 'heads'>;
const headFields = ['_id', 'branchId', 'orgPath', 'countedAtMs'];

/** Of all branches below an organisation how many began and completed each lecture, or one lecture; one read for every 1,000. */
export const headsBelow = (
  seasonId: string,
  organisationId: string,
  lectureIds?: readonly string[],
) =>
  allBelow<Heads>(seasonId, organisationId, [
    ...headFields,
    ...(lectureIds ? lectureIds.map((id) => `heads.${id}`) : ['heads']),
  ]);

/** The same of one lecture with where people stop and their first tries. */
export const lectureBelow = (seasonId: string, organisationId: string, lectureId: string) =>
  allBelow<Heads & Partial<Pick<BranchLectures, 'stops' | 'tries'>>>(seasonId, organisationId, [
    ...headFields,
    ...['heads', 'stops', 'tries'].map((part) => `${part}.${lectureId}`),
  ]);

const allBelow = <Row extends { _id: string }>(
  seasonId: string,
  organisationId: string,
  fields: readonly string[],
) => figures.findAll<Row>({ where: { orgPath: organisationId, seasonId }, fields });

export const runOf = (seasonId: string) => runs.byId(seasonId);

/** Notes how far a run has come, unless another was noted since it was read: then its branches are counted once more. */
export async function noteRun(run: LectureRun): Promise<boolean> {
  const _ = command();
  const { _id, version, pending, ...rest } = run;
  const next = { ...rest, version: version + 1 };
  if (version > 0)
    return (await runs.update({ _id, version }, { ...next, pending: _.set(pending) })) === 1;
  try {
    await runs.insert({ _id, pending, ...next });
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return false;
  }
}
