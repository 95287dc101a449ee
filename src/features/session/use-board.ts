import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoardAnswer, BoardCountAnswer } from '@contract/check-in';
import type { Failure } from '@/platform/cloud';
import { monotonicMs } from '@/platform/monotonic';
import { usePageHidden, usePageShown } from '@/platform/navigation';
import { onBackOnline } from '@/platform/network';
import { fetchBoard, fetchCount } from './api';
import { boardAfter, dueRequest, nothingKnown, type BoardKnowledge } from './board-state';
import {
  batchAfterSleep,
  projectionAt,
  sleptMsBetween,
  type ClockPair,
  type Projection,
} from './projected-codes';

export type BoardStage =
  | { kind: 'preparing' }
  | { kind: 'refused'; failure: Failure }
  | {
      kind: 'projecting';
      session: BoardAnswer['session'];
      count: BoardCountAnswer;
      projection: Projection;
      /** The latest request was not answered. */
      offline: boolean;
      /** Server time, for the clock on the wall. */
      serverNowMs: number;
    };

const tickMs = 1_000;
const readClocks = (): ClockPair => ({ monotonicMs: monotonicMs(), wallMs: Date.now() });

/**
 * What the board shows, second by second. New codes are fetched long before the old ones end; without a network the
 * codes that are there go on, and are covered when they have had their time.
 */
export function useBoard(
  sessionId: string,
  fullNames: boolean,
): { stage: BoardStage; refresh: () => void } {
  const [stage, setStage] = useState<BoardStage>({ kind: 'preparing' });
  const known = useRef<BoardKnowledge>(nothingKnown);
  const clocks = useRef(readClocks());
  const asking = useRef(false);
  /** Wanted while another answer was on its way, which may be older than what it is wanted for. */
  const owed = useRef<() => void>();
  const shown = useRef(true);

  const show = useCallback(() => setStage(stageOf(known.current, monotonicMs())), []);

  const ask = useCallback(
    async (what: 'codes' | 'count') => {
      if (asking.current) return;
      asking.current = true;
      const fetch = what === 'codes' ? fetchBoard : fetchCount;
      const result = await fetch(sessionId, fullNames);
      asking.current = false;
      known.current = boardAfter(known.current, result, monotonicMs());
      show();
      const next = owed.current;
      owed.current = undefined;
      next?.();
    },
    [sessionId, fullNames, show],
  );

  const askAnew = useCallback(() => {
    if (asking.current) owed.current = () => void ask('codes');
    else void ask('codes');
  }, [ask]);

  const tick = useCallback(() => {
    const now = readClocks();
    const sleptMs = sleptMsBetween(clocks.current, now);
    clocks.current = now;
    const { batch } = known.current;
    if (sleptMs > 0 && batch) {
      known.current = { ...known.current, batch: batchAfterSleep(batch, sleptMs) };
      void ask('codes');
    }
    const due = dueRequest(known.current, now.monotonicMs);
    if (due && shown.current) void ask(due);
    show();
  }, [ask, show]);

  useEffect(() => {
    askAnew();
    // From slot border to slot border, so that the code changes when the server's does.
    let timer = setTimeout(next, tickMs);
    function next(): void {
      tick();
      const { batch } = known.current;
      const projection = batch && projectionAt(batch, monotonicMs());
      const leftMs = projection?.kind === 'showing' ? projection.slotLeftMs : tickMs;
      timer = setTimeout(next, leftMs % tickMs || tickMs);
    }
    return () => clearTimeout(timer);
  }, [askAnew, tick]);
  useEffect(() => onBackOnline(askAnew), [askAnew]);
  usePageShown(() => {
    if (!shown.current) askAnew();
    shown.current = true;
  });
  usePageHidden(() => {
    shown.current = false;
  });

  return { stage, refresh: askAnew };
}

function stageOf(known: BoardKnowledge, nowMs: number): BoardStage {
  const { batch, session, count, refusal, failing } = known;
  if (refusal) return { kind: 'refused', failure: refusal };
  if (!batch || !session || !count) {
    return failing ? { kind: 'refused', failure: failing } : { kind: 'preparing' };
  }
  return {
    kind: 'projecting',
    session,
    count,
    projection: projectionAt(batch, nowMs),
    offline: failing !== undefined,
    serverNowMs: nowMs + batch.serverOffsetMs,
  };
}
