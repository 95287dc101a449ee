import * as z from 'zod';
import type { Organisation } from '../domain/organisation';
import { documentIdField } from './fields';

const placeField = documentIdField.optional();

export const insightRequests = {
  /** How the lectures stand in an organisation; the first one that a role is held for where none is named. */
  lectures: z.strictObject({ organisationId: placeField }),
  /** One of them: where people stop, how hard the questions are and, for the own branch's secretary, who has still to watch it. */
  lecture: z.strictObject({ lectureId: documentIdField, organisationId: placeField }),
};

interface Place {
  organisationId: string;
  organisationName: string;
  kind: Organisation['kind'];
  /** The time that the figures stand for: of a branch the call's, above it the oldest count among them. Absent before the first one. */
  countedAtMs?: number;
  /** Above branches: how many of them are in the figures, of how many. */
  branches?: { counted: number; all: number };
}

export interface LectureStanding {
  lectureId: string;
  title: string;
  /** Asia/Shanghai day yyyymmdd. */
  dueOn?: string;
  /** Of whom the plan asks it, and who of them completed it. */
  asked: number;
  done: number;
}

export interface LecturesInsight extends Place {
  /** As on the shelf: those due first come first. */
  lectures: LectureStanding[];
  /** What lies directly below, those furthest behind first: sums over all lectures. */
  below?: { organisationId: string; name: string; asked: number; done: number }[];
}

export interface UnfinishedMember {
  memberId: string;
  name: string;
  begun: boolean;
  /** When the member was reminded this week; server clock, ms. */
  nudgedAtMs?: number;
}

export interface QuestionStanding {
  questionId: string;
  text: string;
  /** First tries that answered it rightly, and all of them. */
  right: number;
  tries: number;
}

export interface LectureInsight extends Place, LectureStanding {
  durationSeconds: number;
  began: number;
  completed: number;
  /** Fewer people than this say nothing without naming somebody. */
  leastGroup: number;
  /** Absent where too few have begun. */
  dropOff?: {
    stretchSeconds: number;
    /** Who was still watching where each stretch begins; at most 60. */
    watching: number[];
    /** Absent where everybody who began has completed it. */
    stop?: { minute: number; members: number; of: number; isLast: boolean };
  };
  /** Absent without a quiz. The hardest first; `hidden`: questions of too few first tries. */
  questions?: { rows: QuestionStanding[]; hidden: number };
  /** For the secretary of the own branch alone, by name. */
  unfinished?: UnfinishedMember[];
}

export interface InsightResponses {
  lectures: LecturesInsight;
  lecture: LectureInsight;
}
