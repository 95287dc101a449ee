import { assertPathPart, taskKey } from '../domain/ledger';
import type { StudyRecord } from '../domain/study-record';
import { type TaskRecord, taskFields } from '../domain/task-standing';
import type { CountedMember } from '../domain/task-run';
import { Collection, command } from './platform';

/** Study records as the plan needs them. */
const records = new Collection<StudyRecord>('studyRecords');

const fields = ['_id', 'memberId', 'branchId', ...taskFields] as const;
/** Whose tasks are worked out, and where their points go. */
export type PlannedRecord = TaskRecord & Pick<StudyRecord, '_id' | 'memberId' | 'branchId'>;

export const ofMember = (seasonId: string, memberId: string) =>
  records.findOne<PlannedRecord>({ where: { _id: `${seasonId}:${memberId}` }, fields });

/** Records of a branch changed since then, by id, beyond one: they are large, so a few at once. */
export const changedIn = (
  seasonId: string,
  branchId: string,
  sinceMs: number,
  { afterId, limit }: { afterId: string; limit: number },
) =>
  records.find<PlannedRecord>({
    where: {
      branchId,
      seasonId,
      _id: command().gt(afterId),
      ...(sinceMs > 0 ? { changedAtMs: command().gte(sinceMs) } : {}),
    },
    orderBy: [['_id', 'asc']],
    ...{ limit, fields },
  });

const countedFields = ['memberId', 'orgPath', 'segments', 'tasks', 'nudge'] as const;
export type CountedRecord = CountedMember & Pick<StudyRecord, 'nudge'>;

/** Heads of a branch's members; a branch has at most a few hundred. */
export const headsOf = (seasonId: string, branchId: string) =>
  records.find<CountedRecord>({
    where: { branchId, seasonId },
    limit: 1000,
    fields: countedFields,
  });

/** Branches with records changed since then; every change of the season is looked at, a thousand a read. */
export async function changedBranches(seasonId: string, sinceMs: number): Promise<string[]> {
  const _ = command();
  const found = new Set<string>();
  for (let from = sinceMs; ;) {
    const page = await records.find<Pick<StudyRecord, 'branchId' | 'changedAtMs'>>({
      where: { seasonId, changedAtMs: _.gte(from) },
      orderBy: [['changedAtMs', 'asc']],
      limit: 1000,
      fields: ['branchId', 'changedAtMs'],
    });
    for (const { branchId } of page) found.add(branchId);
    const last = page.at(-1)?.changedAtMs ?? from;
    if (page.length < 1000) return [...found];
    // A job writes some hundreds with one time; a whole page of it would come again.
    from = last > from ? last : last + 1;
  }
}

/** Notes that a member has answered a survey; false where that stands already, or there is no such record. */
export async function markSurvey(recordId: string, surveyId: string): Promise<boolean> {
  const path = `surveys.${surveyId}`;
  return (
    (await records.update({ _id: recordId, [path]: command().exists(false) }, { [path]: true })) ===
    1
  );
}

/** What the ledger gave for tasks, by their ids; what was not credited is missing. */
export async function pointsOf(
  seasonId: string,
  memberId: string,
  taskIds: readonly string[],
): Promise<Map<string, number>> {
  const record = await records.findOne<Partial<Pick<StudyRecord, 'entries'>>>({
    where: { _id: `${seasonId}:${memberId}` },
    fields: taskIds.map((id) => `entries.${taskKey(assertPathPart(id))}.points`),
  });
  return new Map(
    taskIds.flatMap((id) => {
      const points = record?.entries?.[taskKey(id)]?.points;
      return points === undefined ? [] : [[id, points] as const];
    }),
  );
}

/** Which surveys a member has answered, and in which groups an answer counts. */
export const surveyHead = (seasonId: string, memberId: string) =>
  records.findOne<Pick<StudyRecord, '_id' | 'branchId' | 'orgPath' | 'segments' | 'surveys'>>({
    where: { _id: `${seasonId}:${memberId}` },
    fields: ['branchId', 'orgPath', 'segments', 'surveys'],
  });
