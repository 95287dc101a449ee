import * as z from 'zod';
import { pageOffsetField } from './fields';
import { rankingPeriods, rankingScopes, segments } from './vocabulary';

export const rankingRequests = {
  members: z
    .strictObject({
      scope: z.enum(rankingScopes),
      period: z.enum(rankingPeriods),
      /** Members of one segment among themselves, by season or month. */
      segment: z.enum(segments).optional(),
      /** Version of the summary that is being paged through; left out for the newest. */
      version: z.int().min(1).optional(),
      offset: pageOffsetField,
    })
    .refine(({ segment, period }) => segment === undefined || period !== 'week', {
      path: ['segment'],
    }),
  branches: z.strictObject({ scope: z.enum(['committee', 'all']), period: z.enum(rankingPeriods) }),
};

export interface RankedMember {
  /** Equal scores share a rank: 1, 2, 2, 4. */
  rank: number;
  name: string;
  branchName: string;
  points: number;
  /** True for the caller's own row. */
  own: boolean;
}

export interface OwnRank {
  rank: number;
  points: number;
  /** Points missing to the next higher score; absent at the top. */
  toNext?: number;
  /** Members ranked in this scope. */
  total: number;
  /**
   * By season: places gained (or, below 0, lost) since the week began, by the points of both instants. Absent for who had none then:
   * there was no place to move from.
   */
  movedUp?: number;
}

export interface MemberRankingAnswer {
  /** Every point that was visible at this time is counted. */
  asOfMs: number;
  version: number;
  /** Absent where members of a segment are ranked that the caller does not belong to. */
  own?: OwnRank;
  /** The rows above and below the caller, the own among them. */
  neighbours: RankedMember[];
  /**
   * True beyond the list that is kept, where neighbours are read as the records stand now while ranks stand for `asOfMs`: by season
   * three to each side, otherwise the own row alone.
   */
  neighboursApproximate: boolean;
  /** 50 rows from `offset`. */
  rows: RankedMember[];
  /** Offset of the next page, where there is one. */
  nextOffset?: number;
}

export interface RankedBranch {
  rank: number;
  branchId: string;
  name: string;
  memberCount: number;
  /** Standardised within the size band: 100 is the band's mean, 10 points a standard deviation. */
  index: number;
  /** One standard error of the index, in the same unit. */
  uncertainty: number;
  meanPoints: number;
  totalPoints: number;
  sizeBand: 'small' | 'medium' | 'large';
  own: boolean;
  /** By season: places gained or lost since the week began; absent where nothing had been earned then. */
  movedUp?: number;
}

export interface BranchRankingAnswer {
  asOfMs: number;
  rows: RankedBranch[];
  /** Branches whose summary could not be read: the list is then incomplete, not zero. */
  missing: number;
}

export interface RankingResponses {
  members: MemberRankingAnswer;
  branches: BranchRankingAnswer;
}
