import * as z from 'zod';
import { documentIdField, lineOfText } from './fields';

export const branchRequests = {
  /** A branch at a glance, for who leads it; without an id the one that the own role is held for, else the own one. */
  glance: z.strictObject({ branchId: documentIdField.optional() }),
  /** Branches that the caller may look at; with `search` only those whose name has it. */
  branches: z.strictObject({ search: lineOfText(20).optional() }),
  /** Reminds one member: a note in the app, and a message of WeChat where the member has asked for one. Once a week. */
  nudge: z.strictObject({ memberId: documentIdField }),
  /** How the own phone stands towards messages. */
  messages: z.strictObject({}),
  /** The member has just said yes to one message, in WeChat's own dialog. */
  allowMessage: z.strictObject({}),
};

export interface BranchChoices {
  branches: { branchId: string; name: string }[];
  /** Branches that the caller may choose from; more than are listed where the search is too wide. */
  total: number;
}

export interface GlanceMember {
  memberId: string;
  name: string;
  points: number;
  weekPoints: number;
  /** When the member was reminded this week; server clock, ms. */
  nudgedAtMs?: number;
}

export interface BandComparison {
  sizeBand: 'small' | 'medium' | 'large';
  /** Branches of the band that are counted, the own among them. */
  branches: number;
  /** The own one's among them by the fair index, as the ranking of branches has it; equal ones share it. */
  place: number;
  /** Points per eligible member: the own branch's, and a quarter, half and three quarters of the band below. */
  own: number;
  quartiles: [number, number, number];
  least: number;
  most: number;
  /** The time that the comparison stands for; the lists above stand for the call itself. */
  asOfMs: number;
}

export interface GlanceAnswer {
  branchId: string;
  branchName: string;
  /** Members with a record of the season. */
  members: number;
  /** Of them those who have earned anything this week. */
  activeThisWeek: number;
  /** Points of all in each of the last weeks, the running one last: eight, or as many as the season and the branch have had. */
  weeks: number[];
  /** The first three, of those who have earned anything. */
  leading: GlanceMember[];
  /** Who has not earned anything in the season. */
  notStarted: GlanceMember[];
  /** Whose next goal (contract/score-goal.ts) is one session away, the nearest first, at most ten. */
  nearGoal: (GlanceMember & { goal: number; missing: number })[];
  /** Absent where fewer than five branches are of this size. */
  comparison?: BandComparison;
}

/**
 * What became of WeChat's message; the note in the app stands in every case. `no-consent`: the member never said yes, or every yes has
 * been used; `not-bound`: no phone; `not-set-up`: this deployment has no template.
 */
export type NudgeMessage = 'sent' | 'no-consent' | 'not-bound' | 'not-set-up' | 'failed';

export interface MessagesAnswer {
  /** What WeChat's dialog is to ask for; absent where this deployment has no template. */
  templateId?: string;
  /** Messages that the member has allowed and not yet received. */
  allowed: number;
}

export interface BranchResponses {
  glance: GlanceAnswer;
  branches: BranchChoices;
  nudge: { nudgedAtMs: number; message: NudgeMessage };
  messages: MessagesAnswer;
  allowMessage: { allowed: number };
}
