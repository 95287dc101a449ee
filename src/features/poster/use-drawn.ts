import { useCallback, useEffect, useState } from 'react';
import type { CallResult, FailureCode } from '@/platform/cloud';

export type Drawn<Answer> =
  | { kind: 'loading' | 'not-drawn' }
  | { kind: 'refused'; code: FailureCode }
  | { kind: 'drawn'; answer: Answer; picture: string };

/** Asks for what stands on a poster and draws it. Both functions must stay the same ones. */
export function useDrawn<Answer>(
  ask: () => Promise<CallResult<Answer>>,
  pictureOf: (answer: Answer) => Promise<string>,
) {
  const [state, setState] = useState<Drawn<Answer>>({ kind: 'loading' });
  const load = useCallback(async () => {
    setState({ kind: 'loading' });
    const answer = await ask();
    if (!answer.ok) {
      setState({ kind: 'refused', code: answer.code });
      return;
    }
    try {
      const picture = await pictureOf(answer.data);
      setState({ kind: 'drawn', answer: answer.data, picture });
    } catch {
      // A phone without memory for the canvas, or without one: the person can try again.
      setState({ kind: 'not-drawn' });
    }
  }, [ask, pictureOf]);
  useEffect(() => void load(), [load]);
  return { state, load };
}
