import * as z from 'zod';
import type { RuleName } from './vocabulary';

export const scoreRequests = {
  /** The member's own ledger with every entry's reason. */
  book: z.strictObject({}),
};

export interface ScoreEntry {
  key: string;
  rule: RuleName;
  points: number;
  atMs: number;
  /** Asia/Shanghai day yyyymmdd on which it counts. */
  day: string;
  /** Title of the session, lecture, activity or task, where the entry has one. */
  sourceTitle?: string;
  /** True when the day's cap left fewer points than the rule gives. */
  capped: boolean;
  /** Confirmed hours; only of service. */
  hours?: number;
  /** Only of an entry that takes another back: why and when. */
  corrects?: { reason: string; atMs: number };
  /** Another entry takes this one back: why and when. */
  takenBack?: { reason: string; atMs: number };
  /** In the words of who gave the points, where a person did. */
  reason?: string;
  /** Version of the season's rules that the points follow; the first where it is missing. */
  rulesVersion?: number;
}

export interface ScoreBookAnswer {
  score: number;
  weekPoints: number;
  /** What today has earned of the rules that have a daily cap; the others have none. Empty once the season is over. */
  today: { rule: RuleName; earned: number; cap: number }[];
  /** Newest first. */
  entries: ScoreEntry[];
  /** The rules as they stand, for the explanation of an entry. */
  rules: BookRules;
  /** Versions before, where there are any: entries of theirs are explained by them. */
  earlierRules?: BookRules[];
}

export interface BookRules {
  version: number;
  checkIn: { onTime: number; late: number; dayCap: number };
  watch: { points: number; everySeconds: number; dayCap: number };
  lectureDone: { points: number };
  quiz: { points: number; most: number };
  service: { points: number; dayCap: number };
  task: { points: number };
}

export interface ScoreResponses {
  book: ScoreBookAnswer;
}
