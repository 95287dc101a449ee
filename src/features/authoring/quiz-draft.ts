import type { Question, QuestionFault, QuestionKind } from '@contract/quiz';

export const mostQuestions = 50;
export const mostAsked = 10;
export const mostOptions = 8;

export const newQuestion = (questionId: string): Question => ({
  ...{ questionId, kind: 'single', text: '', options: ['', '', ''], right: [], explanation: '' },
});

/** Another kind of question: what does not fit it any more falls away. */
export function asKind(
  question: Question,
  kind: QuestionKind,
  trueFalse: readonly string[],
): Question {
  const was = question.kind === 'true-false' ? ['', '', ''] : question.options;
  const options = kind === 'true-false' ? [...trueFalse] : was;
  const right = question.right.filter((place) => place < options.length);
  return { ...question, kind, options, right: kind === 'multiple' ? right : right.slice(0, 1) };
}

/** The right options after a press on one. */
export function pressed({ kind, right }: Question, place: number): number[] {
  if (kind !== 'multiple') return [place];
  return right.includes(place)
    ? right.filter((one) => one !== place)
    : [...right, place].sort((a, b) => a - b);
}

/** Without one option; what is right moves along. */
export const withoutOption = (question: Question, place: number): Question => ({
  ...question,
  options: question.options.filter((_, index) => index !== place),
  right: question.right.filter((one) => one !== place).map((one) => (one > place ? one - 1 : one)),
});

/** As it is kept: without surrounding space and empty options at the end. */
export function tidied(question: Question): Question {
  const options = question.options.map((text) => text.trim());
  const filled = options.filter((text) => text !== '');
  // An empty option in the middle has its place, so that what is right stays right.
  const right = question.right.flatMap((place) => {
    const text = options[place] ?? '';
    return text === '' ? [] : [filled.indexOf(text)];
  });
  const { text, explanation } = question;
  return {
    ...question,
    ...{ text: text.trim(), explanation: explanation.trim() },
    ...{ options: filled, right: [...new Set(right)].sort((a, b) => a - b) },
  };
}

/** What is wrong with a question, as the server will see it. */
export function faultOf({
  kind,
  text,
  options,
  right,
}: Question): QuestionFault | 'text' | undefined {
  if (text === '') return 'text';
  const most = kind === 'true-false' ? 2 : mostOptions;
  if (options.length < 2 || options.length > most) return 'options';
  if (new Set(options).size < options.length) return 'same-options';
  if (right.length === 0) return 'right-none';
  return kind !== 'multiple' && right.length > 1 ? 'right-several' : undefined;
}
