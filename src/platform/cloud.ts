import type { ErrorCode, ErrorDetails } from '@contract/error-codes';
import type { Contract, FunctionName } from '@contract/index';
import type { Reply } from '@contract/reply';
import { contractVersion } from '@contract/version';
import { learnServerTime } from './clock';
import { invoke } from './function-call';
import { monotonicMs } from './monotonic';
import { TransportFailure, type TransportFailureCode } from './transport';

export { openCloud } from './function-call';

/** Why a call gave no data: a refusal of the server, or no answer at all. */
export type FailureCode = ErrorCode | TransportFailureCode;

export interface Failure {
  ok: false;
  code: FailureCode;
  details?: ErrorDetails;
  /** Finds the line in the server's log; set for INTERNAL only. */
  correlationId?: string;
}

export type CallResult<Data> = { ok: true; data: Data; serverNowMs: number } | Failure;

type ActionOf<F extends FunctionName> = keyof Contract[F] & string;
type RequestOf<F extends FunctionName, A extends ActionOf<F>> = Contract[F][A] extends {
  request: infer Request;
}
  ? Request
  : never;
export type ResponseOf<F extends FunctionName, A extends ActionOf<F>> = Contract[F][A] extends {
  response: infer Response;
}
  ? Response
  : never;

/** The client side of the platform's own limit: the SDK gives up after 15 s. */
const defaultTimeoutMs = 15_000;

/**
 * Calls one action of a cloud function. Never rejects: a refusal or a lost connection is a value with a closed set of codes.
 * After NETWORK_FAILED or TIMED_OUT the server may or may not have acted.
 */
export async function call<F extends FunctionName, A extends ActionOf<F>>(
  name: F,
  action: A,
  input: RequestOf<F, A>,
  options: { timeoutMs?: number } = {},
): Promise<CallResult<ResponseOf<F, A>>> {
  const sentAtMs = monotonicMs();
  try {
    const answer = await invoke(
      name,
      { action, input, contract: contractVersion },
      options.timeoutMs ?? defaultTimeoutMs,
    );
    if (!isReply<ResponseOf<F, A>>(answer)) return { ok: false, code: 'NETWORK_FAILED' };
    learnServerTime(answer.serverNowMs, sentAtMs, monotonicMs());
    return answer;
  } catch (error) {
    if (error instanceof TransportFailure) return { ok: false, code: error.code };
    // A defect of ours on this side of the wire. Whoever waits for the answer must get one all the same.
    return { ok: false, code: 'INTERNAL' };
  }
}

/** A proxy's error page, or a function that died half-way, answers something else than our functions do. */
function isReply<Data>(answer: unknown): answer is Reply<Data> {
  if (typeof answer !== 'object' || answer === null) return false;
  const { ok, serverNowMs } = answer as Partial<Reply<Data>>;
  return typeof ok === 'boolean' && typeof serverNowMs === 'number';
}
