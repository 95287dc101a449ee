/** Why no function answered: no connection, too slow, or the server does not know who calls. */
export type TransportFailureCode = 'NETWORK_FAILED' | 'TIMED_OUT' | 'NOT_IDENTIFIED';

/** No answer came. Whether the server acted is unknown, so only repeatable requests may be sent again. */
export class TransportFailure extends Error {
  constructor(readonly code: TransportFailureCode) {
    super(code);
  }
}

/** Sends one event to a cloud function and gives back what it answered, unchecked. */
export type Invoke = (
  name: string,
  event: { action: string; input: unknown; contract: number },
  timeoutMs: number,
) => Promise<unknown>;
