import { CloudError } from '../cloud-error';
import { isDate, isRegExp } from './values';

/** The platform's limit of one document, in bytes of its text. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
/** MongoDB's limit of nested objects and lists. */
const MAX_DEPTH = 100;

/** @throws CloudError for a document that the platform would not take */
export function checkLimits(document: unknown, bytes: number): void {
  if (bytes > MAX_DOCUMENT_BYTES) {
    throw refusal('document size exceed limit, an insert or update would make it larger than 16MB');
  }
  if (isDeeperThan(document, MAX_DEPTH)) {
    throw refusal(`Document exceeds maximum nested object depth: ${MAX_DEPTH}`);
  }
}

/** Whether a value that lies under so many names makes its document too deep. */
export function isTooDeep(value: unknown, names: number): boolean {
  return names > MAX_DEPTH || isDeeperThan(value, MAX_DEPTH - names);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return !isDate(value) && !isRegExp(value);
  for (const key in value) {
    if (isDeeperThan((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}

function refusal(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`);
}
