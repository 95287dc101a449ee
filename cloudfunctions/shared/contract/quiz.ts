import * as z from 'zod';
import { documentIdField, requestIdField } from './fields';

/** A quiz has few questions, and a question few options (domain/quiz.ts keeps to it). */
const mostAsked = 10;
const mostOptions = 8;

export const quizRequests = {
  /** The questions that this member is asked after a lecture, without their answers. */
  open: z.strictObject({ lectureId: documentIdField }),
  /** What was chosen. The first try to arrive counts; `attemptId` tells it from the same one sent again. */
  answer: z.strictObject({
    lectureId: documentIdField,
    version: z.int().min(1).max(1_000),
    attemptId: requestIdField,
    answers: z
      .array(
        z.strictObject({
          questionId: documentIdField,
          /** Places of the options as they were shown, from 0. */
          chosen: z
            .array(
              z
                .int()
                .min(0)
                .max(mostOptions - 1),
            )
            .max(mostOptions),
        }),
      )
      .max(mostAsked),
  }),
};

export type QuestionKind = 'single' | 'multiple' | 'true-false';

/** A question as its authors have it, with what is right. Never sent to who is asked. */
export interface Question {
  questionId: string;
  kind: QuestionKind;
  text: string;
  /** 2 to 8; of a true-false question exactly two, in their own order. */
  options: string[];
  /** Places in `options`. */
  right: number[];
  /** Said after the answer. */
  explanation: string;
}

/** What is wrong with a question. */
export type QuestionFault =
  'options' | 'right-none' | 'right-several' | 'right-beyond' | 'same-options';

/** One question as it is put: what is right stays on the server until it was answered. */
export interface AskedQuestion {
  questionId: string;
  kind: QuestionKind;
  text: string;
  options: string[];
}

/** What the first try brought. */
export interface FirstTryOutcome {
  right: number;
  asked: number;
  points: number;
}

export interface QuizOpenAnswer {
  lectureId: string;
  title: string;
  version: number;
  questions: AskedQuestion[];
  /** Points for a right answer of the first try, and the most of one lecture. */
  rule: { points: number; most: number };
  /** Set once it was made: what follows is for learning. */
  firstTry?: FirstTryOutcome;
  /** False for guests, whose answers are not kept. */
  recorded: boolean;
}

export interface MarkedQuestion {
  questionId: string;
  right: boolean;
  /** Places of the right options as they were shown. */
  rightOptions: number[];
  explanation: string;
}

export interface QuizAnswerAnswer {
  right: number;
  asked: number;
  questions: MarkedQuestion[];
  /** This try was the first to arrive, and is the one that counts. */
  counted: boolean;
  /** What counts; absent for guests. */
  firstTry?: FirstTryOutcome;
}

export interface QuizResponses {
  open: QuizOpenAnswer;
  answer: QuizAnswerAnswer;
}
