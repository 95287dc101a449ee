import type { BoardAnswer, BoardCountAnswer } from '@contract/check-in';
import type { CallResult, Failure, FailureCode } from '@/platform/cloud';
import { passingFailures } from '@/platform/passing-failures';
import { batchOf, refetchEveryMs, type CodeBatch } from './projected-codes';

/** Everything the board knows, and when it last asked (monotonic ms). */
export interface BoardKnowledge {
  batch: CodeBatch | undefined;
  session: BoardAnswer['session'] | undefined;
  count: BoardCountAnswer | undefined;
  /** The server will not have this board: closed, not open, not allowed. */
  refusal: Failure | undefined;
  /** Why the latest request was not answered; what is known goes on being shown. */
  failing: Failure | undefined;
  askedAtMs: number;
}

export const nothingKnown: BoardKnowledge = {
  batch: undefined,
  session: undefined,
  count: undefined,
  refusal: undefined,
  failing: undefined,
  askedAtMs: Number.NEGATIVE_INFINITY,
};

/** The count moves this often; without a network the next attempt comes as soon. */
const countEveryMs = 5_000;

/** What is known after an answer, or after the lack of one. */
export function boardAfter(
  before: BoardKnowledge,
  result: CallResult<BoardAnswer | BoardCountAnswer>,
  monotonicMs: number,
): BoardKnowledge {
  const asked = { ...before, askedAtMs: monotonicMs };
  if (!result.ok) {
    return passingFailures.includes(result.code)
      ? { ...asked, failing: result }
      : { ...asked, failing: undefined, refusal: result };
  }
  const answered = { ...asked, failing: undefined };
  const { data } = result;
  if (!('codes' in data)) return { ...answered, count: data };
  const { session, count } = data;
  const batch = batchOf(data, result.serverNowMs, monotonicMs);
  return { ...answered, batch, session, count, refusal: undefined };
}

/** A session can be opened, or a mistaken end undone, at another device: the board then comes up by itself. */
const waitsFor: readonly FailureCode[] = ['CHECK_IN_NOT_OPEN', 'CHECK_IN_CLOSED'];
const waitEveryMs = 30_000;

/** What is to be asked at a moment, if anything. A board that is not this person's asks nothing by itself. */
export function dueRequest(
  known: BoardKnowledge,
  monotonicMs: number,
): 'codes' | 'count' | undefined {
  const { batch, refusal, failing, askedAtMs } = known;
  const passedMs = monotonicMs - askedAtMs;
  if (refusal)
    return waitsFor.includes(refusal.code) && passedMs >= waitEveryMs ? 'codes' : undefined;
  if (passedMs < countEveryMs) return undefined;
  if (!batch || failing || monotonicMs - batch.fetchedAtMs >= refetchEveryMs) return 'codes';
  return 'count';
}
