import * as z from 'zod';
import {
  longestAppeal,
  mostAppealDays,
  mostPlaces,
  mostPlacesOfPart,
  tieRules,
  type AwardKind,
  type AwardShortfall,
  type AwardStage,
  type AwardTerms,
  type AwardWay,
} from './award-terms';
import { documentIdField, lineOfText } from './fields';

const placesField = z.int().min(0).max(mostPlaces);
const partPlacesField = z.int().min(0).max(mostPlacesOfPart);
const percentField = z.int().min(0).max(100);
const shared = { ties: z.enum(tieRules), appealDays: z.int().min(1).max(mostAppealDays) };

const termsField = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('pacesetter'),
      places: z.strictObject({ overall: placesField, perPart: partPlacesField }),
      conditions: z.strictObject({
        attendancePercent: percentField,
        lectures: z.int().min(0).max(100),
        points: z.int().min(0).max(10_000),
        eligibleOnly: z.boolean(),
      }),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('collective'),
      places: z.strictObject({
        ...{ overall: placesField, small: partPlacesField },
        ...{ medium: partPlacesField, large: partPlacesField },
      }),
      conditions: z.strictObject({
        members: z.int().min(1).max(1_000),
        participationPercent: percentField,
      }),
      ...shared,
    }),
  ])
  .refine(({ places }) => Object.values(places).some((count) => count > 0), { path: ['places'] });

const awardIdField = documentIdField;
/** As the editor read the award; a change by somebody else in between is refused, never lost. */
const revisionField = z.int().min(1).max(1_000_000);
const reasonField = lineOfText(100);

export const awardRequests = {
  /** What concerns the caller: published awards, the own honours, and for administrators what they hold. */
  overview: z.strictObject({}),
  define: z.strictObject({
    organisationId: documentIdField,
    name: lineOfText(20),
    terms: termsField,
  }),
  edit: z.strictObject({
    awardId: awardIdField,
    revision: revisionField,
    name: lineOfText(20),
    terms: termsField,
  }),
  remove: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** Who would be honoured now and why, and who just not. */
  candidates: z.strictObject({ awardId: awardIdField }),
  freeze: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** Back to a draft before publication; the frozen list stays readable. */
  reopen: z.strictObject({ awardId: awardIdField, revision: revisionField, reason: reasonField }),
  publish: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** One award with a list: the one that stands, or an earlier version. */
  show: z.strictObject({ awardId: awardIdField, version: z.int().min(1).max(1_000).optional() }),
  /** Works a frozen list out again from what was frozen with it. */
  recheck: z.strictObject({ awardId: awardIdField, version: z.int().min(1).max(1_000) }),
  /** A member's appeal for oneself, or a secretary's for the own branch. */
  appeal: z.strictObject({ awardId: awardIdField, text: lineOfText(longestAppeal) }),
  decideAppeal: z.strictObject({
    awardId: awardIdField,
    subjectId: documentIdField,
    uphold: z.boolean(),
    reason: reasonField,
  }),
  certificate: z.strictObject({ awardId: awardIdField }),
  /** Whether the published list names the caller. */
  nameMe: z.strictObject({ awardId: awardIdField, named: z.boolean() }),
};

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

export interface AwardResponses {
  overview: AwardOverview;
  define: AwardPlan;
  edit: AwardPlan;
  remove: Record<string, never>;
  candidates: CandidatesAnswer;
  freeze: AwardAnswer;
  reopen: AwardAnswer;
  publish: AwardAnswer;
  show: AwardAnswer;
  recheck: RecheckAnswer;
  appeal: AwardAnswer;
  decideAppeal: AwardAnswer;
  certificate: CertificateAnswer;
  nameMe: CertificateAnswer;
}
