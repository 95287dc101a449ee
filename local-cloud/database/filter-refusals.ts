import { CloudError } from '../cloud-error';

/** A refused query in the platform's words around MongoDB's. */
export function refusedFilter(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] (BadValue) ${message}`);
}
