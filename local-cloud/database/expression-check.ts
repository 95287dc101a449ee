import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { refusedPipeline } from './aggregate-refusals';
import { stringifyEjson } from './ejson';
import { isPlainObject, type Document } from './values';

const of = (names: string): string[] => names.split(' ').map((name) => `$${name}`);

/** Operators with one operand, which may stand alone or in a list. */
const ONE = new Set(
  of(
    'abs ceil exp floor ln log10 sqrt arrayToObject isArray reverseArray size not objectToArray ' +
      'allElementsTrue anyElementTrue strLenBytes strLenCP toLower toUpper type isNumber ' +
      'toBool toDate toDecimal toDouble toInt toLong toString ' +
      'dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear millisecond minute month second hour week year',
  ),
);
const TWO =
  'divide log mod pow subtract arrayElemAt in cmp eq gt gte lt lte ne setDifference setIsSubset split strcasecmp';
/** How many operands the others take in their list: fewest and most. */
const COUNTS: ReadonlyMap<string, readonly [number, number]> = new Map<
  string,
  readonly [number, number]
>([
  ...of(TWO).map((name) => [name, [2, 2]] as const),
  ...of('substr substrBytes substrCP').map((name) => [name, [3, 3]] as const),
  ...of('indexOfArray indexOfBytes indexOfCP').map((name) => [name, [2, 4]] as const),
  ...of('range slice').map((name) => [name, [2, 3]] as const),
  ...of('ifNull setEquals').map((name) => [name, [2, Infinity]] as const),
  ...of('trunc round').map((name) => [name, [1, 2]] as const),
]);
/** Operators whose operands have names: those that must be there, then those that may. */
const NAMED: ReadonlyMap<string, readonly [string[], string[]]> = new Map([
  ['$cond', [['if', 'then', 'else'], []]],
  ['$switch', [['branches'], ['default']]],
  [
    '$filter',
    [
      ['input', 'cond'],
      ['as', 'limit'],
    ],
  ],
  ['$map', [['input', 'in'], ['as']]],
  ['$reduce', [['input', 'initialValue', 'in'], []]],
  ['$let', [['vars', 'in'], []]],
  ['$zip', [['inputs'], ['useLongestLength', 'defaults']]],
  ['$dateToString', [['date'], ['format', 'timezone', 'onNull']]],
  ['$dateFromString', [['dateString'], ['format', 'timezone', 'onError', 'onNull']]],
]);
/** Mingo has them; MongoDB has not, or needs an engine in the database. */
const NOT_HERE = new Set(of('function accumulator sigmoid toHashedIndexKey'));
const KNOWN = new Set([...Object.keys(expressions), ...Object.keys(accumulators), '$indexOfCP']);

/**
 * An expression as it is computed: a lone operand is taken out of its list, and what MongoDB refuses is refused, also
 * where there is no document to compute it of. @throws CloudError
 */
export function checkedExpression(expression: unknown): unknown {
  if (typeof expression === 'string') return checkedPath(expression);
  if (Array.isArray(expression)) return expression.map(checkedExpression);
  if (!isPlainObject(expression)) return expression;
  const [first] = Object.keys(expression);
  if (first?.startsWith('$') !== true) return mapValues(expression, checkedExpression);
  if (Object.keys(expression).length > 1) {
    throw refusedPipeline(
      `an expression specification must contain exactly one field, the name of the expression. Found ${Object.keys(expression).length} fields in ${stringifyEjson(expression)}`,
    );
  }
  return { [first]: checkedOperand(first, expression[first]) };
}

function checkedOperand(operator: string, operand: unknown): unknown {
  if (!KNOWN.has(operator) || NOT_HERE.has(operator)) {
    throw refusedPipeline(`Unrecognized expression '${operator}'`);
  }
  if (operator === '$literal') return operand;
  const named = NAMED.get(operator);
  if (named && !(operator === '$cond' && Array.isArray(operand))) {
    return checkedNames(operator, operand, named);
  }
  const inner = checkedExpression(operand);
  const list: unknown[] = Array.isArray(inner) ? inner : [inner];
  if (ONE.has(operator)) {
    checkCount(operator, list, [1, 1]);
    // Mingo takes this one for a list of lists.
    return operator === '$anyElementTrue' ? list : list[0];
  }
  const counts = operator === '$cond' ? ([3, 3] as const) : COUNTS.get(operator);
  if (!counts) return inner;
  checkCount(operator, list, counts);
  return list;
}

function checkCount(
  operator: string,
  { length }: readonly unknown[],
  [fewest, most]: readonly [number, number],
): void {
  if (length >= fewest && length <= most) return;
  const wanted =
    fewest === most
      ? `exactly ${fewest} arguments`
      : `at least ${fewest} arguments${most === Infinity ? '' : `, and at most ${most}`}`;
  throw refusedPipeline(`Expression ${operator} takes ${wanted}. ${length} were passed in.`);
}

function checkedNames(
  operator: string,
  operand: unknown,
  [needed, optional]: readonly [string[], string[]],
): Document {
  if (!isPlainObject(operand)) {
    throw refusedPipeline(`${operator} only supports an object as its argument`);
  }
  const unknown = Object.keys(operand).find((name) => ![...needed, ...optional].includes(name));
  if (unknown !== undefined) {
    throw refusedPipeline(`Unrecognized parameter to ${operator}: ${unknown}`);
  }
  const missing = needed.find((name) => !(name in operand));
  if (missing !== undefined) {
    throw refusedPipeline(`Missing '${missing}' parameter to ${operator}`);
  }
  return operator === '$switch' ? checkedSwitch(operand) : mapValues(operand, checkedExpression);
}

function checkedSwitch(operand: Document): Document {
  const { branches } = operand;
  if (!Array.isArray(branches) || branches.length === 0) {
    throw refusedPipeline('$switch requires at least one branch.');
  }
  for (const branch of branches as unknown[]) {
    if (!isPlainObject(branch) || !('case' in branch)) {
      throw refusedPipeline("$switch requires each branch have a 'case' expression");
    }
    if (!('then' in branch)) {
      throw refusedPipeline("$switch requires each branch have a 'then' expression.");
    }
  }
  return mapValues(operand, checkedExpression);
}

function checkedPath(text: string): string {
  if (!text.startsWith('$')) return text;
  const names = text.replace(/^\$\$?/, '').split('.');
  if (text === '$') throw refusedPipeline("'$' by itself is not a valid FieldPath");
  if (names.includes('')) throw refusedPipeline('FieldPath field names may not be empty strings.');
  const dollar = names.find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    throw refusedPipeline(
      `FieldPath field names may not start with '$'. Consider using $getField or $setField: '${dollar}'`,
    );
  }
  return text;
}

function mapValues(object: Document, change: (value: unknown) => unknown): Document {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
