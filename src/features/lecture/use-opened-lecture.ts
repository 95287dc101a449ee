import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNowMs } from '@/platform/clock';
import type { FailureCode, ResponseOf } from '@/platform/cloud';
import { onBackOnline } from '@/platform/network';
import { startLecture } from './api';
import { sendEarlierVisits, setPresentVisit } from './lecture-reports';

export type OpenedLecture =
  | { kind: 'loading' }
  | { kind: 'failed'; code: FailureCode }
  | { kind: 'open'; visitId: string; answer: ResponseOf<'lecture', 'start'> };

/**
 * Opens a lecture: first tells the server what earlier visits left behind, so that the answer counts it, then asks for
 * the lecture and its receipt. `reopen` does so again, after a failure or when the receipt has become void.
 */
export function useOpenedLecture(lectureId: string): { opened: OpenedLecture; reopen: () => void } {
  const [opened, setOpened] = useState<OpenedLecture>({ kind: 'loading' });
  const round = useRef(0);

  const open = useCallback(async () => {
    const mine = ++round.current;
    await sendEarlierVisits();
    const result = await startLecture(lectureId);
    if (mine !== round.current) return;
    if (!result.ok) {
      setOpened({ kind: 'failed', code: result.code });
      return;
    }
    const visitId = `${lectureId}.${serverNowMs()}`;
    setPresentVisit(visitId);
    setOpened({ kind: 'open', visitId, answer: result.data });
  }, [lectureId]);

  useEffect(() => {
    const rounds = round;
    void open();
    return () => {
      rounds.current += 1;
      setPresentVisit(undefined);
    };
  }, [open]);

  const failed = opened.kind === 'failed';
  useEffect(() => (failed ? onBackOnline(() => void open()) : undefined), [failed, open]);

  return { opened, reopen: useCallback(() => void open(), [open]) };
}
