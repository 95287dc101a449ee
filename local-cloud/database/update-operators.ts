import { compare } from 'mingo/util';
import { stringifyEjson } from './ejson';
import { matcherOf } from './mongo';
import { pushed } from './push';
import { isList, refusedUpdate, typeName } from './update-refusals';
import { deepClone, isPlainObject, isRegExp, setOwn, valueAt, type Document } from './values';

/** Where a field lies: in an object under a name, or in a list at a position. */
interface Place {
  parent: Document;
  key: string;
  path: string;
  value: unknown;
}

/** The value that a field gets; `undefined` removes it. The place holds the value it has. */
type Operator = (place: Place, operand: unknown, document: Document) => unknown;

/** What each update operator makes of one field. Operands were checked before. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (_, operand) => deepClone(operand),
  // The platform updates what exists: there is no insertion for this to act on.
  $setOnInsert: ({ value }) => value,
  $unset: ({ parent }) => (Array.isArray(parent) ? null : undefined),
  $inc: ({ value }, operand) => Number(value ?? 0) + Number(operand),
  $mul: ({ value }, operand) => Number(value ?? 0) * Number(operand),
  $min: ({ value }, operand) =>
    value === undefined || compare(operand, value) < 0 ? deepClone(operand) : value,
  $max: ({ value }, operand) =>
    value === undefined || compare(operand, value) > 0 ? deepClone(operand) : value,
  $bit: ({ value, path }, operand, document) => bits(value, operand as Document, path, document),
  $push: ({ value }, operand) => pushed(isList(value) ? value : [], operand),
  $addToSet: ({ value }, operand) => united(isList(value) ? value : [], operand),
  $pull: ({ value }, operand) => (isList(value) ? value.filter(isLeftBy(operand)) : value),
  $pullAll: ({ value }, operand) => {
    const gone = new Set((operand as unknown[]).map(stringifyEjson));
    return isList(value) ? value.filter((item) => !gone.has(stringifyEjson(item))) : value;
  },
  $pop: ({ value }, operand) => {
    if (!isList(value)) return value;
    return operand === 1 ? value.slice(0, -1) : value.slice(1);
  },
};

/** These do nothing where the path does not exist; all others create it. */
export const NEVER_CREATE: ReadonlySet<string> = new Set([
  ...['$unset', '$pull', '$pullAll', '$pop', '$rename', '$setOnInsert'],
]);

export const OPERATOR_NAMES: ReadonlySet<string> = new Set([...Object.keys(OPERATORS), '$rename']);

/** Applies checked operators in place; answers whether anything changed. */
export function applyOperators(document: Document, operators: Document): boolean {
  let changed = false;
  for (const [name, fields] of Object.entries(operators)) {
    for (const [path, operand] of Object.entries(fields as Document)) {
      const isChange =
        name === '$rename'
          ? rename(document, path, String(operand))
          : apply(document, name, path, operand);
      changed = isChange || changed;
    }
  }
  return changed;
}

function apply(document: Document, name: string, path: string, operand: unknown): boolean {
  const value = valueAt(document, path);
  if (value === undefined && NEVER_CREATE.has(name)) return false;
  const place = placeOf(document, path, value);
  const next = OPERATORS[name]?.(place, operand, document);
  if (next === undefined) {
    delete place.parent[place.key];
    return true;
  }
  if (value !== undefined && stringifyEjson(next) === stringifyEjson(value)) return false;
  setOwn(place.parent, place.key, next);
  return true;
}

/** Makes the objects that are missing on the way. */
function placeOf(document: Document, path: string, value: unknown): Place {
  const segments = path.split('.');
  const key = segments.pop() ?? path;
  let parent = document;
  for (const segment of segments) {
    if (!Object.hasOwn(parent, segment)) setOwn(parent, segment, {});
    parent = parent[segment] as Document;
  }
  return { parent, key, path, value };
}

function rename(document: Document, from: string, to: string): boolean {
  const value = valueAt(document, from);
  if (value === undefined) return false;
  apply(document, '$unset', from, '');
  if (valueAt(document, to) !== undefined) apply(document, '$unset', to, '');
  apply(document, '$set', to, value);
  return true;
}

function united(list: readonly unknown[], operand: unknown): unknown[] {
  const added = isPlainObject(operand) && isList(operand['$each']) ? operand['$each'] : [operand];
  const known = new Set(list.map(stringifyEjson));
  const result = [...list];
  for (const item of added) {
    const text = stringifyEjson(item);
    if (!known.has(text)) result.push(deepClone(item));
    known.add(text);
  }
  return result;
}

/** A condition with operators, or an object whose fields must match, or a value. */
function isLeftBy(operand: unknown): (item: unknown) => boolean {
  if (isRegExp(operand)) return (item) => typeof item !== 'string' || !operand.test(item);
  if (!isPlainObject(operand)) {
    const text = stringifyEjson(operand);
    return (item) => stringifyEjson(item) !== text;
  }
  const isOnItem = Object.keys(operand).some((key) => key.startsWith('$'));
  const matches = matcherOf(isOnItem ? { item: operand } : operand);
  return (item) => (isOnItem ? !matches({ item }) : !isPlainObject(item) || !matches(item));
}

const BIT_OPERATIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

function bits(value: unknown, operand: Document, path: string, document: Document): number {
  if (value !== undefined && !Number.isInteger(value)) {
    throw refusedUpdate(
      `Cannot apply $bit to a value of non-integral type._id: ${JSON.stringify(document['_id'])} has the field ${path} of non-integer type ${typeName(value)}`,
    );
  }
  let result = BigInt(Number(value ?? 0));
  for (const [name, mask] of Object.entries(operand)) {
    result = BIT_OPERATIONS[name]?.(result, BigInt(Number(mask))) ?? result;
  }
  return Number(result);
}
