import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNowMs } from '@/platform/clock';
import type { FailureCode, ResponseOf } from '@/platform/cloud';
import { onBackOnline } from '@/platform/network';
import { openLive } from './api';
import { sendEarlierLive, setPresentLive } from './live-reports';
import { withPatience } from './with-patience';

export type LiveAnswer = ResponseOf<'live', 'open'>;

export type OpenedLive =
  | { kind: 'loading' }
  | { kind: 'failed'; code: FailureCode }
  | { kind: 'open'; visitId: string; answer: LiveAnswer };

/** A timer takes no more than 2^31 ms; a session further away is opened anew long before that. */
const longestWaitMs = 3_600_000;

/**
 * Opens the live page of a session: first tells the server what earlier visits left behind, so that the answer counts it. Opens it again by
 * itself when the doors open, after a failure when the network is back, and when `reopen` is called.
 */
export function useOpenedLive(sessionId: string): { opened: OpenedLive; reopen: () => void } {
  const [opened, setOpened] = useState<OpenedLive>({ kind: 'loading' });
  const round = useRef(0);

  const open = useCallback(async () => {
    const mine = ++round.current;
    await withPatience(sendEarlierLive());
    const result = await openLive(sessionId);
    if (mine !== round.current) return;
    if (!result.ok) {
      setOpened({ kind: 'failed', code: result.code });
      return;
    }
    const visitId = `${sessionId}.${serverNowMs()}`;
    setPresentLive(visitId);
    setOpened({ kind: 'open', visitId, answer: result.data });
  }, [sessionId]);

  useEffect(() => {
    const rounds = round;
    void open();
    return () => {
      rounds.current += 1;
      setPresentLive(undefined);
    };
  }, [open]);

  const failed = opened.kind === 'failed';
  useEffect(() => (failed ? onBackOnline(() => void open()) : undefined), [failed, open]);

  const opensAtMs =
    opened.kind === 'open' && opened.answer.streamUrl === undefined
      ? opened.answer.session.opensAtMs
      : undefined;
  useEffect(() => {
    if (opensAtMs === undefined) return undefined;
    const waitMs = Math.min(longestWaitMs, Math.max(1_000, opensAtMs - serverNowMs()));
    const timer = setTimeout(() => void open(), waitMs);
    return () => clearTimeout(timer);
  }, [opensAtMs, opened, open]);

  return { opened, reopen: useCallback(() => void open(), [open]) };
}
