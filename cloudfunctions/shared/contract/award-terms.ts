/**
 * The terms of an award, in words of the contract: how many places, who qualifies, what happens where several are equal. Zod-free: the
 * client's editor reads it too.
 */
/** pacesetter: people, 学习标兵; collective: branches, 学习先进集体. */
export type AwardKind = 'pacesetter' | 'collective';

/**
 * extend: who has the same score as the last place is honoured too, so the list may be longer than its places. exact: among equals the
 * next measure decides (who reached the score first; of branches mean, then participation); who is equal even there is honoured too.
 * Nothing is ever decided by chance.
 */
export const tieRules = ['extend', 'exact'] as const;
export type TieRule = (typeof tieRules)[number];

export interface PacesetterTerms {
  kind: 'pacesetter';
  places: {
    /** For the best of the whole organisation who have no place of their part yet. */
    overall: number;
    /** For the best of each part: each committee of a district, each branch of a committee. */
    perPart: number;
  };
  conditions: {
    /** Least share of required sessions attended, percent; who was excused need not have come. */
    attendancePercent: number;
    /** Least number of lectures completed. */
    lectures: number;
    /** Least points of the season. */
    points: number;
    /** Only who counts in the branch's mean. */
    eligibleOnly: boolean;
  };
  ties: TieRule;
  appealDays: number;
}

export interface CollectiveTerms {
  kind: 'collective';
  places: {
    /** For the best of all sizes that have no place in their band yet. */
    overall: number;
    small: number;
    medium: number;
    large: number;
  };
  conditions: {
    /** Least number of eligible members. */
    members: number;
    /** Least share of members with any points, percent. */
    participationPercent: number;
  };
  ties: TieRule;
  appealDays: number;
}

export type AwardTerms = PacesetterTerms | CollectiveTerms;

/** Stage of an award's life: a draft, a frozen list, published with time to appeal, over with appeals to be answered, final. */
export type AwardStage = 'draft' | 'frozen' | 'appeals' | 'deciding' | 'final';

export const mostPlaces = 300;
export const mostPlacesOfPart = 50;
const defaultAppealDays = 5;
export const mostAppealDays = 15;
/** Characters of an appeal. */
export const longestAppeal = 300;

/** What a new award of each kind begins with. */
export const defaultTerms: { pacesetter: PacesetterTerms; collective: CollectiveTerms } = {
  pacesetter: {
    kind: 'pacesetter',
    places: { overall: 20, perPart: 0 },
    conditions: { attendancePercent: 80, lectures: 6, points: 0, eligibleOnly: true },
    ties: 'extend',
    appealDays: defaultAppealDays,
  },
  collective: {
    kind: 'collective',
    places: { overall: 0, small: 2, medium: 2, large: 1 },
    conditions: { members: 3, participationPercent: 60 },
    ties: 'extend',
    appealDays: defaultAppealDays,
  },
};

/** Why somebody has no place: a condition that is not met, or more who stand before than there are places. */
export type AwardShortfall =
  'attendance' | 'lectures' | 'points' | 'eligible' | 'members' | 'participation';

/** Which places somebody has one of. `admitted`: after an appeal. */
export type AwardWay = 'part' | 'overall' | 'small' | 'medium' | 'large' | 'admitted';
