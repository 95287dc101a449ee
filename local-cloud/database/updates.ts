import { CloudError, messageOf } from '../cloud-error';
import { stringifyEjson } from './ejson';
import { applyOperators } from './mongo';
import {
  deepClone,
  isDate,
  isPlainObject,
  valueAt,
  type Document,
  type StoredDocument,
} from './values';

const ARRAY_OPERATORS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
const NUMBER_OPERATORS = new Set(['$inc', '$mul']);
const OPERATORS = new Set([
  ...ARRAY_OPERATORS,
  ...NUMBER_OPERATORS,
  '$set',
  '$unset',
  '$rename',
  '$min',
  '$max',
  '$bit',
]);
/** These do nothing where the path does not exist; all others create it. */
const NEVER_CREATE = new Set(['$unset', '$pull', '$pullAll', '$pop', '$rename']);

/** The document after `set`: everything replaced but the id; null when nothing would change. */
export function replaceWith(document: StoredDocument, data: Document): StoredDocument | null {
  const next: StoredDocument = { ...data, _id: document._id };
  return isSame(next, document) ? null : next;
}

/**
 * The document after MongoDB update operators, or null when nothing changed.
 * @throws CloudError for what MongoDB refuses; mingo alone would ignore most of it
 */
export function updateWith(document: StoredDocument, operators: Document): StoredDocument | null {
  checkOperators(operators);
  for (const [operator, fields] of Object.entries(operators)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      checkField(document, operator, path, operand);
    }
  }
  const next = deepClone(document);
  try {
    return applyOperators(next, operators) ? next : null;
  } catch (error) {
    throw refusal(messageOf(error));
  }
}

function isSame(a: Document, b: Document): boolean {
  return (
    stringifyEjson(sorted(a)) === stringifyEjson(sorted(b)) &&
    Object.keys(a).length === Object.keys(b).length
  );
}

/** Top-level order of fields does not make a replacement a change: the id moves to the front in any case. */
function sorted(document: Document): Document {
  return Object.fromEntries(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checkOperators(operators: Document): void {
  const paths: string[] = [];
  for (const [operator, fields] of Object.entries(operators)) {
    if (!OPERATORS.has(operator)) throw refusal(`Unknown modifier: ${operator}`);
    if (!isPlainObject(fields)) {
      throw refusal(`Modifiers operate on fields but we found type ${typeof fields} instead`);
    }
    for (const [path, operand] of Object.entries(fields)) {
      paths.push(path);
      if (operator === '$rename') paths.push(String(operand));
    }
  }
  paths.sort();
  paths.forEach((path, position) => {
    if (path === '_id' || path.startsWith('_id.')) {
      throw refusal(
        `Performing an update on the path '_id' would modify the immutable field '_id'`,
      );
    }
    if (path.split('.').some((segment) => segment === '')) {
      throw refusal(
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (path.split('.').some((segment) => segment.startsWith('$'))) {
      throw refusal(`The dollar ($) prefixed field in '${path}' is not valid for storage.`);
    }
    if (path.split('.').some((segment) => segment in Object.prototype)) {
      throw refusal(
        `The update path '${path}' names what every object has; it is not stored here.`,
      );
    }
    const clash = paths.find((other, at) => at !== position && isWithin(path, other));
    if (clash !== undefined) {
      throw refusal(`Updating the path '${path}' would create a conflict at '${clash}'`);
    }
  });
}

/** Whether `path` is `other` or lies under it. */
function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}

function checkField(
  document: StoredDocument,
  operator: string,
  path: string,
  operand: unknown,
): void {
  const value = valueAt(document, path);
  const field = path.split('.').at(-1);
  if (!NEVER_CREATE.has(operator)) checkParents(document, path);
  if (NUMBER_OPERATORS.has(operator)) {
    if (typeof operand !== 'number') {
      const shown = stringifyEjson(operand);
      throw refusal(`Cannot ${verbOf(operator)} with non-numeric argument: {${path}: ${shown}}`);
    }
    if (value !== undefined && typeof value !== 'number') {
      throw refusal(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(document._id)}} has the field '${field}' of non-numeric type ${typeName(value)}`,
      );
    }
  }
  if (ARRAY_OPERATORS.has(operator) && value !== undefined && !Array.isArray(value)) {
    throw refusal(
      `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: ${JSON.stringify(document._id)}}`,
    );
  }
}

/** A field can only be made inside an object, or at a position of an array. */
function checkParents(document: StoredDocument, path: string): void {
  const segments = path.split('.');
  for (let depth = 1; depth < segments.length; depth++) {
    const parent = valueAt(document, segments.slice(0, depth).join('.'));
    if (parent === undefined) return;
    const child = segments[depth] ?? '';
    const fits = Array.isArray(parent) ? /^\d+$/.test(child) : isPlainObject(parent);
    if (!fits) {
      throw refusal(
        `Cannot create field '${child}' in element {${segments[depth - 1]}: ${stringifyEjson(parent)}}`,
      );
    }
  }
}

function verbOf(operator: string): string {
  return operator === '$inc' ? 'increment' : 'multiply';
}

/** MongoDB's names of types, as they stand in its messages. */
function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isDate(value)) return 'date';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return typeof value;
}

function refusal(message: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{${message}}]}, {<nil>}]. `,
  );
}
