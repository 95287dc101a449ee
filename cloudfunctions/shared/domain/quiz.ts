import { createHmac } from 'node:crypto';
import type { AskedQuestion, MarkedQuestion, Question, QuestionFault } from '../contract/quiz';
import { changeOfCredits, assertPathPart, quizKey, type RecordChange } from './ledger';
import { quizRuleOf, type SeasonRules } from './rules';
import type { FirstTry } from './study-record';
import { greatestReceiptAgeMs } from './watch-receipt';

export type { Question, QuestionFault } from '../contract/quiz';

/**
 * The questions of one lecture, in one version. Collection `quizzes`. A version never changes: answers given without a network
 * arrive days later and are held against what was asked.
 */
export interface Quiz {
  _id: string;
  seasonId: string;
  lectureId: string;
  version: number;
  /** 32 random bytes, hexadecimal: decides who is asked what; never leaves the server. */
  drawKey: string;
  /** How many of the pool a member is asked. */
  ask: number;
  pool: Question[];
  publishedAtMs: number;
}

export const quizIdOf = (seasonId: string, lectureId: string, version: number) =>
  `${seasonId}:${lectureId}:${version}`;

/**
 * From an end on, of the lecture or of the season, no questions are given out any more; answers to them may still be on their way, as long
 * as watching may be.
 */
export const isQuizClosed = (endedAtMs: number, answering: boolean, nowMs: number): boolean =>
  nowMs >= endedAtMs && (!answering || nowMs - endedAtMs > greatestReceiptAgeMs);

/** A question with its options in the order in which one member sees them. */
interface Drawn {
  question: Question;
  /** Places in `question.options`, as shown. */
  order: number[];
}

/**
 * The questions that one member is asked: by HMAC over member, lecture and version, so that drawing again gives the same
 * ones in the same order, and neighbours on a bench get others.
 */
export function drawnFor(quiz: Quiz, memberKey: string): Drawn[] {
  const keyed = (what: string) =>
    createHmac('sha256', quiz.drawKey)
      .update([memberKey, quiz.lectureId, quiz.version, what].join('|'))
      .digest('hex');
  const byDraw = <T>(things: readonly T[], nameOf: (thing: T) => string) =>
    things
      .map((thing) => ({ thing, draw: keyed(nameOf(thing)) }))
      .sort((a, b) => (a.draw < b.draw ? -1 : 1))
      .map(({ thing }) => thing);
  return byDraw(quiz.pool, ({ questionId }) => questionId)
    .slice(0, quiz.ask)
    .map((question) => {
      const places = question.options.map((_, place) => place);
      const shuffled = byDraw(places, (place) => `${question.questionId}/${place}`);
      return { question, order: question.kind === 'true-false' ? places : shuffled };
    });
}

/** What is shown of a drawn question before it is answered. */
export const askedOf = ({ question, order }: Drawn): AskedQuestion => ({
  questionId: question.questionId,
  kind: question.kind,
  text: question.text,
  options: order.map((place) => question.options[place] ?? ''),
});

export interface GivenAnswer {
  questionId: string;
  /** Places as shown. */
  chosen: readonly number[];
}

/** Holds answers against what was asked. All right options and no other make a right answer; what is missing is wrong. */
export function mark(drawn: readonly Drawn[], answers: readonly GivenAnswer[]): MarkedQuestion[] {
  // The first answer to a question is its answer; others to the same are as good as none.
  const chosenOf = (questionId: string) =>
    new Set(answers.find((answer) => answer.questionId === questionId)?.chosen);
  return drawn.map(({ question, order }) => {
    const { questionId, right, explanation } = question;
    const rightOptions = order.flatMap((place, shown) => (right.includes(place) ? [shown] : []));
    const chosen = chosenOf(questionId);
    return {
      questionId,
      right: chosen.size === right.length && rightOptions.every((shown) => chosen.has(shown)),
      rightOptions,
      explanation,
    };
  });
}

export interface QuizTry {
  lectureId: string;
  version: number;
  attemptId: string;
  branchId: string;
  rules: SeasonRules;
  marked: readonly MarkedQuestion[];
}

/** What a first try writes: its trace and one entry of the ledger, without points too, so that it happens once. */
export function firstTryOf(
  { lectureId, version, attemptId, branchId, rules, marked }: QuizTry,
  nowMs: number,
): { firstTry: FirstTry; change: RecordChange; key: string } {
  const ids = (right: boolean) =>
    marked.filter((one) => one.right === right).map(({ questionId }) => questionId);
  const rule = quizRuleOf(rules);
  const right = ids(true);
  const points = Math.min(right.length * rule.points, rule.most);
  const key = quizKey(lectureId);
  const change = changeOfCredits(
    [
      {
        ...{ key, rule: 'quiz' as const, points, atMs: nowMs, source: lectureId, branchId },
        rulesVersion: rules.version,
      },
    ],
    nowMs,
  );
  const firstTry = { attemptId, version, atMs: nowMs, points, right, wrong: ids(false) };
  change.set[`quizzes.${assertPathPart(lectureId)}`] = firstTry;
  return { firstTry, change, key };
}

/** What is wrong with a question; undefined where nothing is. */
export function faultOfQuestion({ kind, options, right }: Question): QuestionFault | undefined {
  const most = kind === 'true-false' ? 2 : 8;
  if (options.length < 2 || options.length > most) return 'options';
  if (new Set(options).size < options.length) return 'same-options';
  const places = new Set(right);
  if (places.size === 0) return 'right-none';
  if (places.size < right.length || right.some((place) => place >= options.length))
    return 'right-beyond';
  return kind !== 'multiple' && places.size > 1 ? 'right-several' : undefined;
}
