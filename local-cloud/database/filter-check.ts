import type { CloudError } from '../cloud-error';
import { stringifyEjson } from './ejson';
import { checkedExpression } from './expression-check';
import { checkGeometryOperator } from './geo-check';
import { refusedFilter } from './filter-refusals';
import { checkRegex } from './regex';
import { isPlainObject, isRegExp, type Document } from './values';

type Check = (operand: unknown, path: string, condition: Document) => void;

const refuse = (message: string): CloudError => refusedFilter(message);

/** Operators on a field and what MongoDB asks of their operands. */
const OPERANDS: Readonly<Record<string, Check>> = {
  $eq: () => undefined,
  $ne: (operand) => {
    if (isRegExp(operand)) throw refuse("Can't have regex as arg to $ne.");
  },
  $gt: noRegex,
  $gte: noRegex,
  $lt: noRegex,
  $lte: noRegex,
  $in: list('$in'),
  $nin: list('$nin'),
  $all: list('$all'),
  $exists: () => undefined,
  $type: checkType,
  $elemMatch: checkElemMatch,
  $size: checkSize,
  $mod: checkMod,
  $not: checkNot,
  $regex: (operand, _path, condition) => checkRegex(operand, condition['$options'] ?? ''),
  $options: (operand, _path, condition) => {
    if (!('$regex' in condition)) throw refuse('$options needs a $regex');
    if (typeof operand !== 'string') throw refuse('$options has to be a string');
  },
  $nearSphere: checkGeometryOperator('$nearSphere'),
  $geoWithin: checkGeometryOperator('$geoWithin'),
  $geoIntersects: checkGeometryOperator('$geoIntersects'),
  $bitsAllClear: () => undefined,
  $bitsAllSet: () => undefined,
  $bitsAnyClear: () => undefined,
  $bitsAnySet: () => undefined,
};

/** Need what the local cloud has not: a JavaScript engine in the database, a schema validator. */
const NOT_HERE = new Set(['$where', '$jsonSchema']);

/** Refuses a filter as MongoDB does, before anything is read. @throws CloudError */
export function checkFilter(filter: Document): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' || key === '$or' || key === '$nor') checkAlternatives(key, value);
    else if (NOT_HERE.has(key)) throw refuse(`${key} is not supported by the local cloud`);
    // No index of texts can be made on the platform either. `_.text` leaves this name out, and is an unknown operator.
    else if (key === '$text') throw refuse('text index required for $text query');
    else if (!key.startsWith('$')) checkCondition(value, key);
    else if (key === '$expr') checkedExpression(value);
    else if (key !== '$comment') throw refuse(`unknown top level operator: ${key}`);
  }
}

function checkAlternatives(operator: string, parts: unknown): void {
  if (!Array.isArray(parts)) throw refuse(`${operator} must be an array`);
  if (parts.length === 0) throw refuse('$and/$or/$nor must be a nonempty array');
  for (const part of parts as unknown[]) {
    if (!isPlainObject(part)) throw refuse('$or/$and/$nor entries need to be full objects');
    checkFilter(part);
  }
}

function checkCondition(condition: unknown, path: string): void {
  if (!isOperatorObject(condition)) return;
  for (const [operator, operand] of Object.entries(condition)) {
    const check = Object.hasOwn(OPERANDS, operator) ? OPERANDS[operator] : undefined;
    if (!check) throw refuse(`unknown operator: ${operator}`);
    check(operand, path, condition);
  }
}

/** MongoDB decides by the first key whether an object is a value or operators. */
function isOperatorObject(value: unknown): value is Document {
  return isPlainObject(value) && Object.keys(value)[0]?.startsWith('$') === true;
}

function noRegex(operand: unknown, path: string): void {
  if (isRegExp(operand)) {
    throw refuse(`Can't have RegEx as arg to predicate over field '${path}'.`);
  }
}

function list(operator: string): Check {
  return (operand) => {
    if (!Array.isArray(operand)) throw refuse(`${operator} needs an array`);
    const isNested = (operand as unknown[]).some(
      (item) =>
        isOperatorObject(item) && !(operator === '$all' && Object.keys(item)[0] === '$elemMatch'),
    );
    if (isNested) throw refuse(`cannot nest $ under ${operator}`);
  };
}

function checkElemMatch(operand: unknown, path: string): void {
  if (!isPlainObject(operand)) throw refuse('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const isOnFields = first === undefined || ['$and', '$or', '$nor'].includes(first);
  if (isOnFields || !isOperatorObject(operand)) checkFilter(operand);
  else checkCondition(operand, path);
}

function checkSize(operand: unknown): void {
  const shown = `$size: ${stringifyEjson(operand)}`;
  if (typeof operand !== 'number') throw refuse(`Failed to parse ${shown}. Expected a number`);
  if (!Number.isInteger(operand)) throw refuse(`Failed to parse ${shown}. Expected an integer`);
  if (operand < 0) throw refuse(`Failed to parse ${shown}. Expected a non-negative number`);
}

/** Names and numbers of kinds, as `$type` takes them. */
const KINDS = new Set<unknown>([
  ...[
    'double',
    'string',
    'object',
    'array',
    'binData',
    'undefined',
    'objectId',
    'bool',
    'date',
    'null',
  ],
  ...[
    'regex',
    'dbPointer',
    'javascript',
    'symbol',
    'javascriptWithScope',
    'int',
    'timestamp',
    'long',
  ],
  ...['decimal', 'minKey', 'maxKey', 'number', -1, 127],
  ...Array.from({ length: 19 }, (_, at) => at + 1),
]);

function checkType(operand: unknown): void {
  const kinds: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (kinds.length === 0) throw refuse('$type must match at least one type');
  const wrong = kinds.find((kind) => !KINDS.has(kind));
  if (wrong === undefined) return;
  throw refuse(
    typeof wrong === 'string'
      ? `Unknown type name alias: ${wrong}`
      : `Invalid numerical type code: ${stringifyEjson(wrong ?? null)}`,
  );
}

function checkMod(operand: unknown): void {
  if (!Array.isArray(operand)) throw refuse('malformed mod, needs to be an array');
  const [divisor, remainder] = operand as unknown[];
  if (operand.length < 2) throw refuse('malformed mod, not enough elements');
  if (operand.length > 2) throw refuse('malformed mod, too many elements');
  if (typeof divisor !== 'number') throw refuse('malformed mod, divisor not a number');
  if (typeof remainder !== 'number') throw refuse('malformed mod, remainder not a number');
  if (Math.trunc(divisor) === 0) throw refuse('divisor cannot be 0');
}

function checkNot(operand: unknown, path: string): void {
  if (isRegExp(operand)) return;
  if (!isPlainObject(operand)) throw refuse('$not needs a regex or a document');
  const [first] = Object.keys(operand);
  if (first === undefined) throw refuse('$not cannot be empty');
  if (!first.startsWith('$')) throw refuse(`unknown operator: ${first}`);
  checkCondition(operand, path);
}
