import type { RankingPeriod } from '../contract/vocabulary';
import { assertPathPart, type RecordChange } from './ledger';
import type { PointsOfBranch, StudyHeader, StudyRecord } from './study-record';

type EarnedHeader = Pick<
  StudyHeader,
  'months' | 'weeks' | 'byBranch' | 'formerBranchIds' | 'formerBranches'
>;
type Span = 'months' | 'weeks';

const spanOf = { month: 'months', week: 'weeks' } as const;

/**
 * A member's points of a period that were earned in one branch: the present one, or one that the member has left, no other. Months and weeks
 * are split only where somebody moved: what is no former branch's is the present one's, so a credit writes nothing more.
 */
export function pointsEarnedIn(
  header: EarnedHeader,
  branchId: string,
  period: RankingPeriod,
  key: string,
): number {
  if (period === 'season') return header.byBranch[branchId] ?? 0;
  const span = spanOf[period];
  if (header.formerBranchIds?.includes(branchId)) return ofFormer(header, branchId, span, key);
  return atPresent(header, span, key);
}

const ofFormer = ({ formerBranches }: EarnedHeader, branchId: string, span: Span, key: string) =>
  formerBranches?.[branchId]?.[span]?.[key] ?? 0;

function atPresent(header: EarnedHeader, span: Span, key: string): number {
  return (header.formerBranchIds ?? []).reduce(
    (points, former) => points - ofFormer(header, former, span, key),
    header[span][key] ?? 0,
  );
}

/** What a move is decided from. */
export type MovingRecord = Pick<StudyRecord, 'branchId'> & EarnedHeader;

/** The place of a member in the organisation. */
export interface BranchPlace {
  branchId: string;
  branchName: string;
  /** District, committee, branch: ids from the root down. */
  orgPath: string[];
}

/**
 * Moves a member to another branch: the score goes along in the rankings of members, and the points of season, months and weeks stay
 * with the branch in which they were earned. Both branches are counted anew. Whoever comes back finds what was earned there before.
 */
export function moveOfMember(
  record: MovingRecord,
  place: BranchPlace,
  nowMs: number,
): RecordChange {
  const { branchId: left, formerBranchIds = [] } = record;
  if (left === place.branchId) throw new Error('a member moves to another branch');
  const here = (span: Span) =>
    Object.fromEntries(Object.keys(record[span]).map((key) => [key, atPresent(record, span, key)]));
  const earned: PointsOfBranch = { months: here('months'), weeks: here('weeks') };
  return {
    set: {
      branchId: place.branchId,
      orgPath: place.orgPath,
      'card.branchName': place.branchName,
      formerBranchIds: [...formerBranchIds.filter((id) => id !== place.branchId), left],
      [`formerBranches.${assertPathPart(left)}`]: earned,
      changedAtMs: nowMs,
    },
    increment: {},
  };
}
