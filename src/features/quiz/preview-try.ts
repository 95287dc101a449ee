import type { AskedQuestion, Question, QuizAnswerAnswer } from '@contract/quiz';

/** A try of questions that are not published yet, for who has written them. */
export interface PreviewTry {
  questions: AskedQuestion[];
  /** Marks places as they were shown, in the order of the questions. */
  mark: (chosen: readonly (readonly number[])[]) => QuizAnswerAnswer;
}

/** Draws so many of a pool, options in another order but those of true-false; `random` gives numbers from 0 to 1. */
export function previewTryOf(
  { ask, pool }: { ask: number; pool: readonly Question[] },
  random: () => number,
): PreviewTry {
  const drawn = shuffled(pool, random)
    .slice(0, ask)
    .map((question) => {
      const places = question.options.map((_, place) => place);
      return {
        question,
        order: question.kind === 'true-false' ? places : shuffled(places, random),
      };
    });
  return {
    questions: drawn.map(({ question: { questionId, kind, text, options }, order }) => ({
      ...{ questionId, kind, text },
      options: order.map((place) => options[place] ?? ''),
    })),
    mark(chosen) {
      const questions = drawn.map(({ question, order }, index) => {
        const { questionId, right, explanation } = question;
        const rightOptions = order.flatMap((place, shown) =>
          right.includes(place) ? [shown] : [],
        );
        const own = new Set(chosen[index]);
        const isRight =
          own.size === rightOptions.length && rightOptions.every((shown) => own.has(shown));
        return { questionId, right: isRight, rightOptions, explanation };
      });
      const right = questions.filter((one) => one.right).length;
      return { right, asked: questions.length, questions, counted: false };
    },
  };
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  return things
    .map((thing) => ({ thing, draw: random() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ thing }) => thing);
}
