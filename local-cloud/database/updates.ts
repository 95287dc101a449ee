import { CloudError } from '../cloud-error';
import { stringifyEjson } from './ejson';
import { parentsOf } from './paths';
import { applyOperators, NEVER_CREATE } from './update-operators';
import { isList, refusedUpdate, typeName } from './update-refusals';
import { deepClone, isPlainObject, valueAt, type Document, type StoredDocument } from './values';

const ARRAY_OPERATORS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);
const NUMBER_OPERATORS = new Set(['$inc', '$mul']);
/** A place in a list, as MongoDB writes it. */
const POSITION = /^(0|[1-9]\d*)$/;
/** How far beyond its end a list may grow at once. */
const MAX_BACKFILL = 1_500_000;

/** @throws CloudError for a field of a document that MongoDB would take for an operator */
export function checkNames(fields: Document): void {
  const dollar = Object.keys(fields).find((key) => key.startsWith('$'));
  if (dollar === undefined) return;
  throw new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] The dollar ($) prefixed field '${dollar}' in '${dollar}' is not valid for storage.`,
  );
}

/**
 * The document after `set`: everything replaced but the id; null when nothing would change.
 * @throws CloudError for a field named like an operator
 */
export function replaceWith(document: StoredDocument, data: Document): StoredDocument | null {
  checkNames(data);
  const next: StoredDocument = { ...data, _id: document._id };
  return isSame(next, document) ? null : next;
}

/**
 * The document after MongoDB update operators, or null when nothing changed. The document may be a slice that holds all
 * paths of the operators.
 * @throws CloudError for what MongoDB refuses
 */
export function updateWith(document: StoredDocument, operators: Document): StoredDocument | null {
  for (const [operator, fields] of Object.entries(operators)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      checkField(document, operator, path, operand);
    }
  }
  const next = deepClone(document);
  return applyOperators(next, operators) ? next : null;
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

function checkField(
  document: StoredDocument,
  operator: string,
  path: string,
  operand: unknown,
): void {
  const value = valueAt(document, path);
  const id = `{_id: ${JSON.stringify(document._id)}}`;
  if (!NEVER_CREATE.has(operator)) checkParents(document, path);
  if (operator === '$rename' && value !== undefined) checkRename(document, path, String(operand));
  if (value === undefined) return;
  if (NUMBER_OPERATORS.has(operator) && typeof value !== 'number') {
    const field = path.split('.').at(-1) ?? path;
    throw refusedUpdate(
      `Cannot apply ${operator} to a value of non-numeric type. ${id} has the field '${field}' of non-numeric type ${typeName(value)}`,
    );
  }
  if (ARRAY_OPERATORS.has(operator) && !isList(value)) {
    throw refusedUpdate(
      `The field '${path}' must be an array but is of type ${typeName(value)} in document ${id}`,
    );
  }
}

function checkRename(document: StoredDocument, from: string, to: string): void {
  checkParents(document, to);
  for (const [path, what] of [
    [from, 'source'],
    [to, 'destination'],
  ] as const) {
    const list = parentsOf(path).find((parent) => isList(valueAt(document, parent)));
    if (list !== undefined) {
      throw refusedUpdate(
        `The ${what} field cannot be an array element, '${path}' in doc with _id: ${JSON.stringify(document._id)} has an array field called '${list}'`,
      );
    }
  }
}

/** A field can only be made inside an object, or at a position of an array. */
function checkParents(document: StoredDocument, path: string): void {
  const segments = path.split('.');
  for (const [at, parentPath] of parentsOf(path).entries()) {
    const parent = valueAt(document, parentPath);
    if (parent === undefined) return;
    const child = segments[at + 1] ?? '';
    const fits = isList(parent) ? POSITION.test(child) : isPlainObject(parent);
    if (!fits) {
      throw refusedUpdate(
        `Cannot create field '${child}' in element {${segments[at] ?? ''}: ${stringifyEjson(parent)}}`,
      );
    }
    if (isList(parent) && Number(child) > parent.length + MAX_BACKFILL) {
      throw refusedUpdate(`can't backfill more than ${MAX_BACKFILL} elements`);
    }
  }
}
