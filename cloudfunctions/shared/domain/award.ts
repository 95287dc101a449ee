import type { AwardTerms, AwardWay } from '../contract/award-terms';
import type { SizeBand } from './fairness';

/** An award of a season, held by the season's root or a committee. Collection `awards`. */
export interface Award {
  _id: string;
  seasonId: string;
  /** As it was called when the award was made; stands on certificates. */
  seasonName: string;
  name: string;
  organisationId: string;
  organisationName: string;
  /** Ids from the root down to the holder. */
  orgPath: string[];
  terms: AwardTerms;
  status: 'draft' | 'frozen' | 'published';
  /** Grows with every change; the condition of every write. */
  revision: number;
  /** Every list that was frozen, oldest first; the last one stands. */
  lists: ListHead[];
  /** Members or branches of the list that stands, once it is published: what a person's own honours are found by. */
  honoured: string[];
  /** Members' own word on whether the published list names them, over what they chose for rankings. `named.<memberId>` */
  named: Record<string, boolean>;
  publishedAtMs?: number;
  /** The list that was published; members see it and its corrections, never a list that was taken back before. */
  publishedVersion?: number;
  /** First instant at which no appeal is taken any more. */
  appealsUntilMs?: number;
  /** Random, 128 bits, hex; never leaves the server. Certificates carry a code made with it. */
  seal: string;
  createdAtMs: number;
  createdBy: string;
  /** Who did what, oldest first; written together with the change. */
  changes: AwardChange[];
  /** When its lists went with the season's personal data; how many were honoured stays. */
  erasedAtMs?: number;
}

export interface AwardChange {
  what: 'defined' | 'edited' | 'frozen' | 'reopened' | 'published' | 'corrected';
  atMs: number;
  /** Member id. */
  by: string;
  reason?: string;
}

/** What is shown of a list without reading it. */
export interface ListHead {
  version: number;
  listId: string;
  frozenAtMs: number;
  /** Version of the organisation's summary and of the season's rules that made it. */
  summaryVersion: number;
  asOfMs: number;
  rulesVersion: number;
  /** SHA-256 over everything that decides and everything that was decided, hex. */
  digest: string;
  count: number;
  /** Why there is a version after the first. */
  reason?: string;
}

/** A frozen list with all that went into it. Collection `awardLists`; written once, never changed. */
export interface AwardList extends FrozenInputs {
  _id: string;
  awardId: string;
  version: number;
  frozenAtMs: number;
  honoured: Honoured[];
  digest: string;
}

/** What a list is made of; equal inputs make the same list whenever it is worked out. */
export interface FrozenInputs {
  terms: AwardTerms;
  summaryVersion: number;
  asOfMs: number;
  rulesVersion: number;
  /** Everybody who was looked at, whether in or out; of the rest it is known that they stand behind the last place. */
  candidates: Candidate[];
  /** Taken in after an appeal, besides those whom the terms choose. */
  admitted: string[];
}

export type Candidate = MemberCandidate | BranchCandidate;

export interface MemberCandidate {
  kind: 'pacesetter';
  /** Member id. */
  id: string;
  branchId: string;
  /** The committee or branch whose places it can have. */
  partId: string;
  points: number;
  reachedAtMs: number;
  eligible: boolean;
  /** Required sessions that are over: invitations, attended, excused. */
  required: { due: number; attended: number; excused: number };
  lectures: number;
}

export interface BranchCandidate {
  kind: 'collective';
  /** Branch id. */
  id: string;
  band: SizeBand;
  /** The fair index (fairness.ts) over the whole season, to a tenth. */
  index: number;
  uncertainty: number;
  meanPoints: number;
  members: number;
  eligible: number;
  /** Members with any points. */
  participants: number;
}

export interface Honoured {
  id: string;
  way: AwardWay;
  /** 1 + honoured who stand before: 1, 2, 2, 4; who was admitted stands after everybody else. */
  rank: number;
}

/** A member's or branch's objection to not being honoured. Collection `appeals`, id `<awardId>:<subjectId>`. */
export interface Appeal {
  _id: string;
  awardId: string;
  /** The member, or the branch whose secretary speaks for it. */
  subjectId: string;
  /** Member id of who wrote it. */
  by: string;
  text: string;
  status: 'waiting' | 'upheld' | 'declined';
  madeAtMs: number;
  decidedBy?: string;
  decidedAtMs?: number;
  answer?: string;
}

export const appealIdOf = (awardId: string, subjectId: string) => `${awardId}:${subjectId}`;
