import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNowMs } from '@/platform/clock';
import type { FailureCode, ResponseOf } from '@/platform/cloud';
import { onBackOnline } from '@/platform/network';
import { isNetworkDear } from '@/platform/network-cost';
import { startLecture } from './api';
import { mergedIntervals } from './coverage';
import { withPatience } from './with-patience';
import { lectureReports, sendEarlierVisits, setPresentVisit } from './lecture-reports';
import type { KeptVisit } from './report-outbox';

type StartAnswer = ResponseOf<'lecture', 'start'>;

/** This close to its end a lecture starts over; the server does the same. */
const restartSeconds = 5;

export type OpenedLecture =
  | { kind: 'loading' }
  | { kind: 'failed'; code: FailureCode }
  | { kind: 'open'; visitId: string; answer: StartAnswer; isNetworkDear: boolean };

/**
 * Opens a lecture: first tells the server what earlier visits left behind, so that the answer counts it, then asks for
 * the lecture and its receipt. `reopen` does so again, after a failure or when the receipt has become void.
 */
export function useOpenedLecture(lectureId: string): { opened: OpenedLecture; reopen: () => void } {
  const [opened, setOpened] = useState<OpenedLecture>({ kind: 'loading' });
  const round = useRef(0);

  const open = useCallback(async () => {
    const mine = ++round.current;
    await withPatience(sendEarlierVisits());
    const [result, dear] = await Promise.all([startLecture(lectureId), isNetworkDear()]);
    if (mine !== round.current) return;
    if (!result.ok) {
      setOpened({ kind: 'failed', code: result.code });
      return;
    }
    const visit = visitOf(result.data, lectureReports.keptOf(lectureId));
    setPresentVisit(visit.visitId);
    setOpened({ kind: 'open', ...visit, isNetworkDear: dear });
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

/** A visit whose last seconds were too few to be saved is gone on with under its own receipt; else a new one begins. */
function visitOf(answer: StartAnswer, kept: KeptVisit | undefined) {
  if (!kept || answer.receipt === undefined) {
    return { visitId: `${answer.lecture.lectureId}.${serverNowMs()}`, answer };
  }
  const { visitId, receipt, covered, positionSeconds } = kept;
  const resumed = {
    ...answer,
    receipt,
    covered: mergedIntervals([...answer.covered, ...covered]),
    resumeSeconds:
      positionSeconds > answer.lecture.durationSeconds - restartSeconds ? 0 : positionSeconds,
  };
  return { visitId, answer: resumed };
}
