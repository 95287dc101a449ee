import type { MovingRecord } from '../domain/branch-points';
import type { RecordChange } from '../domain/ledger';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';
import { byCaller, type CallerRecord, updateOf } from './record-write';

/** Credits that are no attendance, and the move of a record, each one conditional update. */
const records = new Collection<StudyRecord>('studyRecords');

/** What a credit of watching was decided from; the store holds it to that. */
export interface WatchCondition extends CallerRecord {
  branchId: string;
  /** `watch.version` of the record when it was read. */
  version: number;
  /** Ledger keys that the credit writes. */
  keys: readonly string[];
}

/**
 * Credits watching by one conditional update. True when this call wrote it; false when another device or lecture wrote
 * in between, or the member has moved to another branch.
 */
export async function creditWatching(
  condition: WatchCondition,
  change: RecordChange,
): Promise<boolean> {
  const _ = command();
  const updated = await records.update(
    {
      ...byCaller(condition),
      branchId: condition.branchId,
      'watch.version': condition.version,
      ...Object.fromEntries(condition.keys.map((key) => [`entries.${key}`, _.exists(false)])),
    },
    updateOf(change),
  );
  return updated === 1;
}

/** The conditions of a first try: no other was written, and the points go to the branch that the member is in. */
export interface QuizCondition extends CallerRecord {
  branchId: string;
  lectureId: string;
  /** Ledger key that the credit writes. */
  key: string;
}

/** Writes a first try of a quiz by one conditional update. False when one stands, or the member has moved to another branch. */
export async function creditQuiz(condition: QuizCondition, change: RecordChange): Promise<boolean> {
  const _ = command();
  const updated = await records.update(
    {
      ...byCaller(condition),
      branchId: condition.branchId,
      [`quizzes.${condition.lectureId}`]: _.exists(false),
      [`entries.${condition.key}`]: _.exists(false),
    },
    updateOf(change),
  );
  return updated === 1;
}

/** What a move is decided from and held to. */
export type MovingRead = MovingRecord & Pick<StudyRecord, '_id' | 'score' | 'changedAtMs'>;

/** A member's record as far as a move concerns it; undefined for who has none in the season. */
export function forMove(seasonId: string, memberId: string): Promise<MovingRead | undefined> {
  return records.findOne<MovingRead>({
    where: { _id: `${seasonId}:${memberId}` },
    fields: [
      ...['_id', 'branchId', 'score', 'changedAtMs', 'months', 'weeks'],
      ...['byBranch', 'formerBranchIds', 'formerBranches'],
    ],
  });
}

/**
 * Moves a member's record, provided that nothing was credited since it was read: a credit in between belongs to the branch that is
 * left. True when this call wrote it.
 */
export async function move(read: MovingRead, change: RecordChange): Promise<boolean> {
  const { _id, branchId, score, changedAtMs } = read;
  return (await records.update({ _id, branchId, score, changedAtMs }, updateOf(change))) === 1;
}
