import type { ErrorCode, ErrorDetails } from '../contract/error-codes';

/** An expected refusal. A value, not an exception: a use case returns it, and the type says so. */
export class Refused {
  constructor(
    readonly code: ErrorCode,
    readonly details?: ErrorDetails,
  ) {}
}

/** Refuse with a code of the closed set and the facts its sentence needs. */
export const refuse = (code: ErrorCode, details?: ErrorDetails) => new Refused(code, details);

export type Outcome<Data> = Data | Refused;
