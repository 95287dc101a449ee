import type { ErrorCode, ErrorDetails } from './error-codes';

/** What every cloud function answers. `serverNowMs` lets the client learn the server's clock from any call. */
export type Reply<Data> = Success<Data> | Refusal;

export interface Success<Data> {
  ok: true;
  data: Data;
  serverNowMs: number;
}

export interface Refusal {
  ok: false;
  code: ErrorCode;
  details?: ErrorDetails;
  /** Set for INTERNAL only: finds the line in the log. */
  correlationId?: string;
  serverNowMs: number;
}
