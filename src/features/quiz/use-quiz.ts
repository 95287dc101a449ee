import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QuizOpenAnswer } from '@contract/quiz';
import { useCachedQuery } from '@/platform/cached-query';
import { newRequestId } from '@/platform/request-id';
import { readStored, removeStored, writeStored } from '@/platform/storage';
import { openQuiz } from './api';
import { quizAttempts } from './attempts';

/** Places chosen so far, by question. */
export type Chosen = Readonly<Record<string, readonly number[]>>;

/** What is chosen and not submitted, kept for when the app is killed. */
interface Draft {
  version: number;
  chosen: Chosen;
}

const draftKey = (lectureId: string) => `own.quizDraft.${lectureId}`;

/** The questions of a lecture, also without a network once they were read, and the try that this phone made or is making. */
export function useQuiz(lectureId: string) {
  const ask = useCallback(() => openQuiz(lectureId), [lectureId]);
  const query = useCachedQuery(`quiz.${lectureId}`, ask);
  const [attempt, setAttempt] = useState(() => quizAttempts.of(lectureId));
  useEffect(() => quizAttempts.onChange(() => setAttempt(quizAttempts.of(lectureId))), [lectureId]);
  const again = () => {
    quizAttempts.forget(lectureId);
    query.refresh();
  };
  return { query, attempt, again };
}

/** The choices after a press on an option: one alone, or of several one more or less. */
export function choiceAfter(
  chosen: Chosen,
  { questionId, place, several }: { questionId: string; place: number; several: boolean },
): Chosen {
  const before = chosen[questionId] ?? [];
  const without = before.filter((one) => one !== place);
  const toggled = without.length < before.length ? without : [...before, place];
  return { ...chosen, [questionId]: several ? toggled : [place] };
}

/** The choices of a try that is being made. */
export function useChoices({ lectureId, version, questions }: QuizOpenAnswer) {
  const kept = useMemo(() => readStored<Draft>(draftKey(lectureId)), [lectureId]);
  const [chosen, setChosen] = useState<Chosen>(() =>
    kept?.version === version ? kept.chosen : {},
  );
  const [notStored, setNotStored] = useState(false);

  function choose(questionId: string, place: number, several: boolean): void {
    const next = choiceAfter(chosen, { questionId, place, several });
    setChosen(next);
    writeStored(draftKey(lectureId), { version, chosen: next } satisfies Draft);
  }

  function submit(): void {
    const answers = questions.map(({ questionId }) => ({
      questionId,
      chosen: [...(chosen[questionId] ?? [])],
    }));
    const attempt = { attemptId: newRequestId(), lectureId, version, questions, answers };
    const stored = quizAttempts.submit(attempt);
    setNotStored(!stored);
    if (stored) removeStored(draftKey(lectureId));
  }

  return { chosen, choose, submit, notStored };
}

export type Choices = ReturnType<typeof useChoices>;
