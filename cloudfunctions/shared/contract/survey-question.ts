/** What a survey can ask; zod-free, since the editor and the server hold the same bounds. scale: one to five between two words. */
export const surveyQuestionKinds = ['single', 'multiple', 'scale', 'words'] as const;
export type SurveyQuestionKind = (typeof surveyQuestionKinds)[number];

export const mostQuestions = 12;
export const mostOptions = 8;
export const scaleSteps = 5;
/** Smaller groups are not shown: in them an answer could be somebody's. */
export const smallestGroup = 5;

export interface SurveyQuestion {
  questionId: string;
  kind: SurveyQuestionKind;
  text: string;
  /** 2 to 8 to choose from; of a scale what its two ends mean; of words none. */
  options: string[];
}

/** over: its last day is past or it was closed. */
export type SurveyStage = 'draft' | 'open' | 'over';

/** How often each option or step was chosen; of words how many wrote any, as the only figure. */
export interface QuestionResult {
  questionId: string;
  counts: number[];
}

/** What is wrong with a question. */
export type SurveyQuestionFault = 'options' | 'same-options';

/** Why a question cannot be asked; undefined where it can. */
export function faultOfSurveyQuestion({
  kind,
  options,
}: Pick<SurveyQuestion, 'kind' | 'options'>): SurveyQuestionFault | undefined {
  if (new Set(options).size < options.length) return 'same-options';
  if (kind === 'words') return options.length === 0 ? undefined : 'options';
  if (kind === 'scale') return options.length === 2 ? undefined : 'options';
  return options.length >= 2 ? undefined : 'options';
}
