import { CloudError } from '../cloud-error';

/** A refused aggregation in the platform's words around MongoDB's. */
export function refusedPipeline(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
