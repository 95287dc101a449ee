import type { GivenAnswers, SurveyContent, SurveyResults } from '../contract/survey';
import { scaleSteps, type SurveyQuestion, type SurveyStage } from '../contract/survey-question';
import { type Segment, segments } from '../contract/vocabulary';
import { dayMs, seasonDayOf } from './season-time';
import { dayMsOf } from './task-copy';

/** An anonymous survey before or in a season. Collection `surveys`. */
export interface Survey extends SurveyContent {
  _id: string;
  seasonId: string;
  organisationId: string;
  organisationName: string;
  orgPath: string[];
  status: 'draft' | 'open' | 'closed';
  revision: number;
  createdBy: string;
  createdAtMs: number;
  /** When it was closed by hand, before its last day was over. */
  closedAtMs?: number;
  /** What it came to: counted once after its end; the answers are removed then. */
  results?: KeptResults;
}

/** Figures that may be shown, and words; nothing else of the answers is kept. */
export type KeptResults = Pick<SurveyResults, 'all' | 'segments' | 'words' | 'withheld'> & {
  branches: Omit<SurveyResults['branches'][number], 'name'>[];
};

/**
 * One answer. Collection `surveyAnswers`: no member, no time, an id of chance. Branch and main segment are what results are cut by.
 */
export interface SurveyAnswer {
  _id: string;
  surveyId: string;
  branchId: string;
  segment: Segment | 'none';
  answers: GivenAnswers;
}

/** A member counts in one segment, so that groups add up to all; the first of the vocabulary. */
export const mainSegmentOf = (own: readonly Segment[]): Segment | 'none' =>
  segments.find((one) => own.includes(one)) ?? 'none';

/** When no answer is taken any more, ms: the end of its last day, or when it was closed. */
export const closesAtMs = ({ closesOn, closedAtMs }: Pick<Survey, 'closesOn' | 'closedAtMs'>) =>
  Math.min(dayMsOf(closesOn) + dayMs, closedAtMs ?? Infinity);

/** Where a survey stands at an instant: its end comes by the clock, without anything being written. */
export function surveyStageOf(
  survey: Pick<Survey, 'status' | 'closesOn' | 'closedAtMs'>,
  nowMs: number,
): SurveyStage {
  if (survey.status === 'draft') return 'draft';
  return nowMs < closesAtMs(survey) ? 'open' : 'over';
}

/** An answer that was on its way when a survey ended is in by then: only now it is counted, ms. */
export const countsFromMs = (survey: Pick<Survey, 'closesOn' | 'closedAtMs'>) =>
  closesAtMs(survey) + 60_000;

/** Whether the answers fit the questions: each choice answered within its bounds, words as one likes, nothing else. */
export function answersFit(questions: readonly SurveyQuestion[], answers: GivenAnswers): boolean {
  const byId = new Map(answers.map((one) => [one.questionId, one]));
  if (byId.size < answers.length) return false;
  if (answers.some(({ questionId }) => !questions.some((one) => one.questionId === questionId)))
    return false;
  return questions.every((question) => {
    const given = byId.get(question.questionId);
    if (question.kind === 'words') return (given?.chosen.length ?? 0) === 0;
    const chosen = given?.chosen ?? [];
    const places = question.kind === 'scale' ? scaleSteps : question.options.length;
    const most = question.kind === 'multiple' ? places : 1;
    return (
      given?.words === '' &&
      chosen.length >= 1 &&
      chosen.length <= most &&
      new Set(chosen).size === chosen.length &&
      chosen.every((place) => place < places)
    );
  });
}

/** A closing day must still come, and not be beyond a year. */
export const isClosingDay = (closesOn: string, nowMs: number): boolean =>
  closesOn >= seasonDayOf(nowMs) && closesOn <= seasonDayOf(nowMs + 366 * dayMs);
