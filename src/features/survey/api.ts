import type { SurveyContent } from '@contract/survey';
import { call } from '@/platform/cloud';
import '@/copy/errors/plan';

interface SeenSurvey {
  surveyId: string;
  revision: number;
}

export interface Answer {
  questionId: string;
  chosen: number[];
  words: string;
}

/** A large survey is counted in the call that first asks for its results. */
const longMs = 60_000;

export const fetchSurveys = () => call('survey', 'list', {});
export const fetchSurvey = (surveyId: string) => call('survey', 'show', { surveyId });
export const answerSurvey = (surveyId: string, answers: Answer[]) =>
  call('survey', 'answer', { surveyId, answers });
export const defineSurvey = (requestId: string, organisationId: string, content: SurveyContent) =>
  call('survey', 'define', { requestId, organisationId, ...content });
export const editSurvey = ({ surveyId, revision }: SeenSurvey, content: SurveyContent) =>
  call('survey', 'edit', { surveyId, revision, ...content });
export const openSurvey = ({ surveyId, revision }: SeenSurvey) =>
  call('survey', 'open', { surveyId, revision });
export const closeSurvey = ({ surveyId, revision }: SeenSurvey) =>
  call('survey', 'close', { surveyId, revision });
export const removeSurvey = ({ surveyId, revision }: SeenSurvey) =>
  call('survey', 'remove', { surveyId, revision });
export const fetchResults = (surveyId: string) =>
  call('survey', 'results', { surveyId }, { timeoutMs: longMs });
