import type { SurveyContent } from '@contract/survey';
import { faultOfSurveyQuestion, type SurveyQuestion } from '@contract/survey-question';

/** What stands in the editor's fields. */
export interface SurveyForm {
  title: string;
  introduction: string;
  /** yyyymmdd; empty until a day is chosen. */
  closesOn: string;
  questions: SurveyQuestion[];
}

export type SurveyFormFault = 'title' | 'closesOn' | { question: number };

export const newQuestion = (questionId: string): SurveyQuestion => ({
  ...{ questionId, kind: 'single', text: '', options: ['', ''] },
});

/** Options that fit another kind: a scale has two ends, words have none. */
export function asKind(question: SurveyQuestion, kind: SurveyQuestion['kind']): SurveyQuestion {
  const [first = '', second = ''] = question.options;
  const isChoice = kind === 'single' || kind === 'multiple';
  const options =
    kind === 'words'
      ? []
      : isChoice && question.options.length >= 2
        ? question.options
        : [first, second];
  return { ...question, kind, options };
}

/** The content that a form makes, or what is missing. */
export function contentOf(form: SurveyForm): SurveyContent | SurveyFormFault {
  const { closesOn } = form;
  const title = form.title.trim();
  if (title === '') return 'title';
  if (closesOn === '') return 'closesOn';
  const questions = form.questions.map((one) => ({
    ...{ ...one, text: one.text.trim() },
    options: one.options.map((option) => option.trim()),
  }));
  const faulty = questions.findIndex(
    (one) =>
      one.text === '' || one.options.includes('') || faultOfSurveyQuestion(one) !== undefined,
  );
  if (faulty >= 0) return { question: faulty + 1 };
  const introduction = form.introduction.trim();
  return { title, closesOn, questions, ...(introduction === '' ? {} : { introduction }) };
}
