import * as z from 'zod';
import { documentIdField, lineOfText, lineOfTextOrEmpty, requestIdField } from './fields';
import { dayField } from './plan';
import {
  mostOptions,
  mostQuestions,
  type QuestionResult,
  type SurveyQuestion,
  surveyQuestionKinds,
  type SurveyStage,
} from './survey-question';
import type { Segment } from './vocabulary';

const questionSchema = z.strictObject({
  questionId: documentIdField,
  kind: z.enum(surveyQuestionKinds),
  text: lineOfText(60),
  options: z.array(lineOfText(20)).max(mostOptions),
}) satisfies z.ZodType<SurveyQuestion>;

const contentFields = {
  title: lineOfText(30),
  introduction: lineOfText(100).optional(),
  questions: z.array(questionSchema).min(1).max(mostQuestions),
  /** The last day on which it can be answered. */
  closesOn: dayField,
};

const surveyField = z.strictObject({ surveyId: documentIdField });
const seenField = surveyField.extend({ revision: z.int().min(1) });

const answerSchema = z.strictObject({
  questionId: documentIdField,
  /** Places of options; of a scale 0 to 4. Empty: not answered. */
  chosen: z.array(z.int().min(0).max(9)).max(mostOptions).default([]),
  /** Of a question for words. */
  words: lineOfTextOrEmpty(200).default(''),
});

export const surveyRequests = {
  /** What the caller is asked, and for administrators what they have asked. */
  list: z.strictObject({}),
  show: surveyField,
  /** Once a member; what was answered is kept apart from who answered. */
  answer: surveyField.extend({ answers: z.array(answerSchema).max(mostQuestions) }),
  /** `requestId` makes a retry harmless: the id follows from it. */
  define: z.strictObject({
    requestId: requestIdField,
    organisationId: documentIdField,
    ...contentFields,
  }),
  edit: seenField.extend(contentFields),
  open: seenField,
  close: seenField,
  remove: seenField,
  /** Groups of at least five, and only after it was closed. */
  results: surveyField,
};

export type SurveyContent = Pick<
  z.output<typeof surveyRequests.edit>,
  'title' | 'introduction' | 'questions' | 'closesOn'
>;
export type GivenAnswers = z.output<typeof surveyRequests.answer>['answers'];

export interface SurveyLine {
  surveyId: string;
  title: string;
  organisationName: string;
  closesOn: string;
  stage: SurveyStage;
  questions: number;
  /** Whether the caller is asked; what was answered is not known. */
  asked: boolean;
  answered: boolean;
  /** The caller may change it, or only see its results. */
  managing: boolean;
}

export interface SurveyListAnswer {
  surveys: SurveyLine[];
  /** Organisations for which the caller may ask; empty for members. */
  holders: { organisationId: string; name: string }[];
}

export interface SurveyPage extends SurveyLine {
  revision: number;
  organisationId: string;
  introduction?: string;
  content: SurveyQuestion[];
  /** How many have answered, for who may see results; absent below five. */
  answers?: number;
}

/** One group of answers. */
export interface SurveyGroup {
  answers: number;
  /** In the order of the questions. */
  questions: QuestionResult[];
}

export interface SurveyResults {
  title: string;
  content: SurveyQuestion[];
  /** Absent where fewer than five answered: then nothing at all is said. */
  all?: SurveyGroup;
  /** Groups of five and more, where the others together are five or more, too. */
  branches: (SurveyGroup & { branchId: string; name: string })[];
  segments: (SurveyGroup & { segment: Segment | 'none' })[];
  /** Words of everybody, in no order; for who holds the survey alone. */
  words: { questionId: string; texts: string[] }[];
  /** Set where a group is not shown, since it or what is left beside it would be too small. */
  withheld: { branches: boolean; segments: boolean };
}

export interface SurveyResponses {
  list: SurveyListAnswer;
  show: SurveyPage;
  answer: Record<string, never>;
  define: { surveyId: string; revision: number };
  edit: { surveyId: string; revision: number };
  open: { surveyId: string; revision: number };
  close: { surveyId: string; revision: number };
  remove: Record<string, never>;
  results: SurveyResults;
}
