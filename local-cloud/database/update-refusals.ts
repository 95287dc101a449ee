import { CloudError } from '../cloud-error';
import { isDate, isRegExp } from './values';

/** A refused write in the platform's words around MongoDB's. */
export function refusedUpdate(message: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{${message}}]}, {<nil>}]. `,
  );
}

/** MongoDB's names of types, as they stand in its messages. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isDate(value)) return 'date';
  if (isRegExp(value)) return 'regex';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value;
}

export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
