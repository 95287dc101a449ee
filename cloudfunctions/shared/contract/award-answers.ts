import type { AwardKind, AwardShortfall, AwardStage, AwardTerms, AwardWay } from './award-terms';

export interface AwardLine {
  awardId: string;
  kind: AwardKind;
  name: string;
  organisationName: string;
  stage: AwardStage;
  /** Of the list that stands; absent before there is one. */
  count?: number;
  publishedAtMs?: number;
  appealsUntilMs?: number;
  /** The caller is on the published list, or the caller's branch. */
  own: boolean;
  /** Only of an award of an earlier season. */
  seasonName?: string;
  /** Its list went with the personal data of its season. */
  erased?: true;
}

export interface AwardOverview {
  /** Published in the caller's organisations, the latest first: of the season, then of those before it. */
  published: AwardLine[];
  /** Held by organisations that the caller administrates; absent for everybody else. */
  managed?: (AwardLine & { revision: number; waitingAppeals: number })[];
  /** Where the caller may make an award. */
  holders?: { organisationId: string; name: string }[];
}

export interface AwardPlan {
  awardId: string;
  revision: number;
  name: string;
  organisationId: string;
  organisationName: string;
  terms: AwardTerms;
  stage: AwardStage;
}

/** Everything known of a candidate that decides; each figure with what was asked. */
export interface CandidateRow {
  id: string;
  name: string;
  /** Branch of a person; empty for a branch. */
  branchName: string;
  /** Committee or branch whose places it can have. */
  partName: string;
  shortfalls: AwardShortfall[];
  /** Absent for who is not honoured. */
  way?: AwardWay;
  rank?: number;
  figures: MemberFigures | BranchFiguresShown;
}

export interface MemberFigures {
  kind: 'pacesetter';
  points: number;
  reachedAtMs: number;
  eligible: boolean;
  required: { due: number; attended: number; excused: number };
  lectures: number;
}

export interface BranchFiguresShown {
  kind: 'collective';
  sizeBand: 'small' | 'medium' | 'large';
  index: number;
  uncertainty: number;
  meanPoints: number;
  members: number;
  eligible: number;
  participants: number;
}

export interface CandidatesAnswer extends AwardPlan {
  asOfMs: number;
  summaryVersion: number;
  rulesVersion: number;
  /** In the order of their places. */
  honoured: CandidateRow[];
  /** Not honoured: who stands before the last place and misses a condition, and the next behind it. */
  others: CandidateRow[];
  /** Places that nobody qualified for. */
  unfilled: number;
  /** False where so many miss a condition that the walk was broken off; the list cannot be frozen then. */
  complete: boolean;
}

export interface HonouredRow {
  /** Given to administrators only. */
  id?: string;
  rank: number;
  way: AwardWay;
  name: string;
  branchName: string;
  own: boolean;
  /** Of the certificate; given to administrators only. */
  number?: string;
  code?: string;
}

export interface AppealRow {
  subjectId: string;
  name: string;
  branchName: string;
  text: string;
  status: 'waiting' | 'upheld' | 'declined';
  madeAtMs: number;
  answer?: string;
  decidedAtMs?: number;
  /** What the frozen list knows of who appeals, where it was looked at. */
  figures?: CandidateRow['figures'];
  shortfalls?: AwardShortfall[];
}

export interface AwardVersion {
  version: number;
  frozenAtMs: number;
  summaryVersion: number;
  asOfMs: number;
  rulesVersion: number;
  digest: string;
  count: number;
  reason?: string;
}

export interface AwardAnswer extends AwardPlan {
  publishedAtMs?: number;
  appealsUntilMs?: number;
  /** Oldest first; members see those from the published one on. */
  versions: AwardVersion[];
  /** Which of them is shown; 0 where there is none. */
  shownVersion: number;
  rows: HonouredRow[];
  /** The list went with the personal data of its season. */
  erased?: true;
  /** The caller has a certificate. */
  own: boolean;
  /** The caller may appeal, for oneself or for the own branch. */
  mayAppeal: boolean;
  ownAppeal?: Omit<AppealRow, 'figures' | 'shortfalls'>;
  /** Given to administrators only, with what they may do. */
  managed?: { offers: AwardOffer[]; appeals: AppealRow[] };
}

export type AwardOffer = 'edit' | 'remove' | 'freeze' | 'reopen' | 'publish' | 'decide';

export interface RecheckAnswer {
  same: boolean;
  digest: string;
  /** Candidates that went into it. */
  candidates: number;
  count: number;
}

export interface CertificateAnswer {
  /** Of the member or the branch, as it stands on the certificate. */
  holderName: string;
  kind: AwardKind;
  awardName: string;
  seasonName: string;
  organisationName: string;
  number: string;
  code: string;
  awardedAtMs: number;
  /** It can be looked at until then: afterwards the personal data of its season are erased. */
  keptUntilMs: number;
  /** Not yet: appeals may still be made or answered, though no place is ever taken back. */
  final: boolean;
  /** Whether the published list names the caller; absent on a branch's certificate. */
  named?: boolean;
}
