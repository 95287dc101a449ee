import { stringifyEjson } from './ejson';
import { matcherOf } from './mongo';
import { checkOperators } from './operator-checks';
import { isList, refusedUpdate } from './update-refusals';
import { deepClone, isPlainObject, setOwn, valueAt, type Document } from './values';

/** A place that the filter found (`$`) or every place (`$[]`) of a list, as a path may name it. */
const POSITIONAL = /\.\$(\[\])?(\.|$)/;

function isPositional(path: string): boolean {
  return POSITIONAL.test(path);
}

/**
 * Operators whose paths name places of lists by number, as far as they named them otherwise: of one document that the filter
 * found. @throws CloudError where MongoDB finds no such place
 */
export function placed(document: Document, operators: Document, filter: Document): Document {
  const isPlain = Object.values(operators).every(
    (fields) => !Object.keys(fields as Document).some(isPositional),
  );
  if (isPlain) return operators;
  const result: Document = {};
  for (const [operator, fields] of Object.entries(operators)) {
    const own: Document = {};
    for (const [path, operand] of Object.entries(fields as Document)) {
      for (const place of placesOf(document, path, filter)) setOwn(own, place, operand);
    }
    if (Object.keys(own).length > 0) result[operator] = own;
  }
  if (Object.keys(result).length > 0) checkOperators(result);
  return result;
}

function placesOf(document: Document, path: string, filter: Document): string[] {
  const found = POSITIONAL.exec(path);
  if (!found) return [path];
  const list = path.slice(0, found.index);
  const rest = path.slice(found.index).replace(/^\.\$(\[\])?/, '');
  if (found[1] === undefined) {
    const place = `${list}.${placeFound(document, list, filter)}${rest}`;
    return placesOf(document, place, filter);
  }
  const value = valueAt(document, list);
  if (value === undefined) {
    throw refusedUpdate(
      `The path '${list}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!isList(value)) {
    throw refusedUpdate(
      `Cannot apply array updates to non-array element ${list}: ${stringifyEjson(value)}`,
    );
  }
  return value.flatMap((_, at) => placesOf(document, `${list}.${at}${rest}`, filter));
}

/** Where the list first holds what the filter asks of it. */
function placeFound(document: Document, list: string, filter: Document): number {
  const value = valueAt(document, list);
  const conditions = conditionsOn(list, filter);
  if (isList(value)) {
    for (const condition of conditions) {
      const matches = matcherOf(condition);
      const at = value.findIndex((element) => matches(nested(list, [element])));
      if (at >= 0) return at;
    }
  }
  throw refusedUpdate('The positional operator did not find the match needed from the query.');
}

/** What a filter asks of a list and of fields in it; the absence of something is found at no place. */
function conditionsOn(list: string, filter: Document): Document[] {
  return Object.entries(filter).flatMap(([path, condition]): Document[] => {
    if (path === '$and' && isList(condition)) {
      return condition.flatMap((part) => conditionsOn(list, part as Document));
    }
    if (path !== list && !path.startsWith(`${list}.`)) return [];
    const isAbsence =
      isPlainObject(condition) && Object.keys(condition).every((name) => ABSENCES.has(name));
    return isAbsence ? [] : [{ [path]: condition }];
  });
}

const ABSENCES = new Set(['$ne', '$nin', '$not', '$exists']);

/** A document with nothing but a value at a path. */
function nested(path: string, value: unknown): Document {
  return path
    .split('.')
    .reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), deepClone(value)) as Document;
}
