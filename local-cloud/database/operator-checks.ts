import { stringifyEjson } from './ejson';
import { checkFilter } from './filter-check';
import { isWithin, parentsOf } from './paths';
import { checkPush } from './push';
import { OPERATOR_NAMES } from './update-operators';
import { isList, refusedUpdate, typeName } from './update-refusals';
import { isPlainObject, type Document } from './values';

const NUMBER_OPERATORS = new Set(['$inc', '$mul']);

/** Refuses what no document could be updated with. @throws CloudError with MongoDB's words */
export function checkOperators(operators: Document): void {
  const paths: string[] = [];
  if (Object.keys(operators).length === 0) throw refusedUpdate('Update document is empty');
  for (const [operator, fields] of Object.entries(operators)) {
    if (!OPERATOR_NAMES.has(operator)) throw refusedUpdate(`Unknown modifier: ${operator}`);
    if (!isPlainObject(fields)) {
      throw refusedUpdate(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${stringifyEjson(fields)}}`,
      );
    }
    if (Object.keys(fields).length === 0) {
      throw refusedUpdate(
        `'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`,
      );
    }
    for (const [path, operand] of Object.entries(fields)) {
      paths.push(path);
      if (operator === '$rename') paths.push(renameTarget(path, operand));
      checkOperand(operator, path, operand);
    }
  }
  paths.forEach(checkPath);
  if (areApart(paths)) return;
  // Sorted, an overlapping path follows the one it lies under, with only its siblings between.
  paths.sort();
  paths.forEach((path, position) => {
    const clash = paths.find((other, at) => at !== position && isWithin(path, other));
    if (clash !== undefined) {
      throw refusedUpdate(`Updating the path '${path}' would create a conflict at '${clash}'`);
    }
  });
}

function areApart(paths: readonly string[]): boolean {
  const all = new Set(paths);
  return (
    all.size === paths.length && !paths.some((path) => parentsOf(path).some((one) => all.has(one)))
  );
}

function renameTarget(path: string, target: unknown): string {
  if (typeof target !== 'string') {
    throw refusedUpdate(
      `The 'to' field for $rename must be a string: ${path}: ${stringifyEjson(target)}`,
    );
  }
  if (target === path) {
    throw refusedUpdate(
      `The source and target field for $rename must differ: ${path}: ${stringifyEjson(target)}`,
    );
  }
  return target;
}

function checkPath(path: string): void {
  const segments = path.split('.');
  if (segments[0] === '_id') {
    throw refusedUpdate(
      `Performing an update on the path '_id' would modify the immutable field '_id'`,
    );
  }
  if (segments.includes('')) {
    throw refusedUpdate(
      path === ''
        ? 'An empty update path is not valid.'
        : `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  const [first = ''] = segments;
  if (first === '$' || first === '$[]') {
    throw refusedUpdate(
      `Cannot have positional (i.e. '${first}') element in the first position in path '${path}'`,
    );
  }
  if (segments.filter((segment) => segment === '$').length > 1) {
    throw refusedUpdate(`Too many positional (i.e. '$') elements found in path '${path}'`);
  }
  const named = segments.find((segment) => /^\$\[.+\]$/.test(segment));
  if (named !== undefined) {
    throw refusedUpdate(
      `No array filter found for identifier '${named.slice(2, -1)}' in path '${path}'`,
    );
  }
  const dollar = segments.find(
    (segment) => segment.startsWith('$') && segment !== '$' && segment !== '$[]',
  );
  if (dollar !== undefined) {
    throw refusedUpdate(
      `The dollar ($) prefixed field '${dollar}' in '${path}' is not valid for storage.`,
    );
  }
  if (segments.some((segment) => segment in Object.prototype)) {
    throw refusedUpdate(
      `The update path '${path}' names what every object has; it is not stored here.`,
    );
  }
}

function checkOperand(operator: string, path: string, operand: unknown): void {
  if (NUMBER_OPERATORS.has(operator) && typeof operand !== 'number') {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    throw refusedUpdate(`Cannot ${verb} with non-numeric argument: ${shown(path, operand)}`);
  }
  if (operator === '$push') checkPush(operand);
  if (operator === '$pull') checkPull(path, operand);
  if (operator === '$pop' && operand !== 1 && operand !== -1) {
    throw refusedUpdate(`$pop expects 1 or -1, found: ${stringifyEjson(operand)}`);
  }
  if (operator === '$pullAll' && !isList(operand)) {
    throw refusedUpdate(`$pullAll requires an array argument but was given a ${typeName(operand)}`);
  }
  if (operator === '$addToSet' && isPlainObject(operand) && '$each' in operand) {
    if (!isList(operand['$each'])) {
      throw refusedUpdate(
        `The argument to $each in $addToSet must be an array but it was of type ${typeName(operand['$each'])}`,
      );
    }
  }
  if (operator === '$bit') checkBits(path, operand);
}

function shown(path: string, operand: unknown): string {
  return `{${path}: ${stringifyEjson(operand)}}`;
}

/** A condition on the elements is a filter like any other. */
function checkPull(path: string, operand: unknown): void {
  if (!isPlainObject(operand)) return;
  const isOnItem = Object.keys(operand).some((key) => key.startsWith('$'));
  checkFilter(isOnItem ? { [path]: operand } : operand);
}

function checkBits(path: string, operand: unknown): void {
  const masks = isPlainObject(operand) ? Object.entries(operand) : [];
  const isKnown = masks.every(([name]) => ['and', 'or', 'xor'].includes(name));
  if (masks.length === 0 || !isKnown) {
    throw refusedUpdate(
      `The $bit modifier only supports 'and', 'or', and 'xor', it is not compatible with ${shown(path, operand)}`,
    );
  }
  if (!masks.every(([, mask]) => Number.isInteger(mask))) {
    throw refusedUpdate(
      `The $bit modifier field must be an Integer(32/64 bit); it is not compatible with ${shown(path, operand)}`,
    );
  }
}
