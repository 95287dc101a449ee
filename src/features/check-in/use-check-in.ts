import { useCallback, useEffect, useRef, useState } from 'react';
import { tick } from '@/platform/haptics';
import { scanCode } from '@/platform/scan';
import { checkInQueue, watchCode } from './check-ins';
import { viewOfForeignCode, viewOfStoredCode, type CheckInView } from './check-in-view';
import { stageAfterAnswer, stageAfterWord, type CheckInStage } from './check-in-stage';
import { codeOfScannedText } from './scanned-code';
import { useSecretaryWord } from './use-secretary-word';

/** Whoever has stood before the board for so long is told that the code is safe (screens.md, check-in result). */
const patienceMs = 4_000;

/** What a scanner read, and how WeChat opened the page where it was WeChat's own. */
export interface ScannedText {
  text: string;
  scene?: number;
}

/**
 * One check-in from the camera to its result. `onCancelled` is called when the person closes the scanner. The answer is
 * shown whenever it comes while the page is open, also after 「已存下」.
 */
export function useCheckIn(openedWith: ScannedText | undefined, onCancelled: () => void) {
  const [stage, setStage] = useState<CheckInStage>({ kind: 'scanning' });
  const present = useRef<{ code: string | undefined; stored: boolean }>({
    code: undefined,
    stored: true,
  });

  const show = useCallback((view: CheckInView) => {
    setStage({ kind: 'result', view });
    tick(view.tone === 'green' ? 'medium' : 'heavy');
  }, []);

  const submit = useCallback(
    ({ text, scene }: ScannedText) => {
      const code = codeOfScannedText(text);
      if (code === undefined) return show(viewOfForeignCode);
      setStage({ kind: 'sending' });
      watchCode(code);
      const { stored, attempt } = checkInQueue.submit({
        code,
        ...(scene === undefined ? {} : { scene }),
      });
      present.current = { code, stored };
      const timer = setTimeout(() => {
        if (present.current.code === code && stored) show(viewOfStoredCode);
      }, patienceMs);
      void attempt.finally(() => clearTimeout(timer));
    },
    [show],
  );

  const scan = useCallback(async () => {
    setStage({ kind: 'scanning' });
    present.current = { code: undefined, stored: true };
    const outcome = await scanCode();
    if (outcome.kind === 'scanned') submit(outcome);
    else if (outcome.kind === 'cancelled') onCancelled();
    else setStage({ kind: 'scan-failed', reason: outcome.reason });
  }, [submit, onCancelled]);

  useEffect(
    () =>
      checkInQueue.onAnswer((code, result, final) => {
        if (code !== present.current.code) return;
        setStage((before) => stageAfterAnswer(before, result, final, present.current.stored));
        if (final) tick(result.ok ? 'medium' : 'heavy');
      }),
    [],
  );

  const start = useRef({ scan, submit, openedWith });
  useEffect(() => {
    const { scan: scanFirst, submit: submitFirst, openedWith: first } = start.current;
    if (first === undefined) void scanFirst();
    else submitFirst(first);
    const onPage = present;
    return () => {
      // An answer that comes later is news for the other pages; the phone must not tick for it.
      onPage.current = { code: undefined, stored: true };
      watchCode(undefined);
    };
  }, []);

  const hear = useCallback((sessionId: string, view: CheckInView) => {
    setStage((before) => stageAfterWord(before, sessionId, view));
    tick('medium');
  }, []);
  const waitsAt = stage.kind === 'result' ? stage.view.waitsAt : undefined;
  useSecretaryWord(waitsAt, hear);
  return { stage, scan };
}
