import type { SurveyGroup } from '../contract/survey';
import {
  type QuestionResult,
  scaleSteps,
  smallestGroup,
  type SurveyQuestion,
} from '../contract/survey-question';
import type { KeptResults, SurveyAnswer } from './survey';

/**
 * What may be shown of the answers. Every group has at least five of them, and so has what is left when all shown groups are taken
 * from the whole: nobody can subtract their way to a smaller one. Branches and segments are each cut once, never by one another, for
 * everybody alike and only after the end, so that no two views differ by a person.
 */
export function resultsOf(
  questions: readonly SurveyQuestion[],
  answers: readonly SurveyAnswer[],
  shuffle: <T>(list: readonly T[]) => T[],
): KeptResults {
  if (answers.length < smallestGroup) {
    const withheld = { branches: answers.length > 0, segments: answers.length > 0 };
    return { branches: [], segments: [], words: [], withheld };
  }
  const branches = shownGroups(answers, ({ branchId }) => branchId);
  const segments = shownGroups(answers, ({ segment }) => segment);
  return {
    all: groupOf(questions, answers),
    branches: branches.shown.map(([branchId, own]) => ({ branchId, ...groupOf(questions, own) })),
    segments: segments.shown.map(([segment, own]) => ({ segment, ...groupOf(questions, own) })),
    words: questions
      .filter(({ kind }) => kind === 'words')
      .map(({ questionId }) => ({ questionId, texts: shuffle(wordsOf(answers, questionId)) })),
    withheld: { branches: branches.isWithheld, segments: segments.isWithheld },
  };
}

/** Groups of a whole that may be shown, the largest first. */
export function shownGroups<Name extends string>(
  answers: readonly SurveyAnswer[],
  nameOf: (answer: SurveyAnswer) => Name,
): { shown: [Name, SurveyAnswer[]][]; isWithheld: boolean } {
  const groups = new Map<Name, SurveyAnswer[]>();
  for (const one of answers) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  const shown = [...groups]
    .filter(([, own]) => own.length >= smallestGroup)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
  let left = answers.length - shown.reduce((sum, [, own]) => sum + own.length, 0);
  while (left > 0 && left < smallestGroup) {
    // The smallest one hides those that are too few.
    const last = shown.pop();
    if (!last) break;
    left += last[1].length;
  }
  return { shown, isWithheld: left > 0 };
}

const groupOf = (
  questions: readonly SurveyQuestion[],
  answers: readonly SurveyAnswer[],
): SurveyGroup => ({
  answers: answers.length,
  questions: questions.map((question) => countsOf(question, answers)),
});

function countsOf(question: SurveyQuestion, answers: readonly SurveyAnswer[]): QuestionResult {
  const { questionId, kind, options } = question;
  if (kind === 'words') return { questionId, counts: [wordsOf(answers, questionId).length] };
  const places = kind === 'scale' ? scaleSteps : options.length;
  const counts = new Array<number>(places).fill(0);
  for (const one of answers)
    for (const place of one.answers.find((given) => given.questionId === questionId)?.chosen ?? [])
      counts[place] = (counts[place] ?? 0) + 1;
  return { questionId, counts };
}

const wordsOf = (answers: readonly SurveyAnswer[], questionId: string): string[] =>
  answers.flatMap(({ answers: given }) => {
    const words = given.find((one) => one.questionId === questionId)?.words ?? '';
    return words === '' ? [] : [words];
  });
