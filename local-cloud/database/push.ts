import { compare } from 'mingo/util';
import { isList, refusedUpdate, typeName } from './update-refusals';
import { deepClone, isPlainObject, valueAt } from './values';

const CLAUSES = new Set(['$each', '$position', '$slice', '$sort']);

/** Whether the operand of `$push` has clauses, rather than being the value itself. */
function hasClauses(operand: unknown): operand is Record<string, unknown> {
  return isPlainObject(operand) && '$each' in operand;
}

/** The list after `$push`: inserted at the position, then sorted, then cut, in MongoDB's order. */
export function pushed(list: readonly unknown[], operand: unknown): unknown[] {
  if (!hasClauses(operand)) return [...list, deepClone(operand)];
  const { $each: added, $position: position, $slice: slice, $sort: order } = operand;
  const result = [...list];
  const at = typeof position === 'number' ? position : result.length;
  result.splice(at, 0, ...deepClone(added as unknown[]));
  if (order !== undefined) result.sort(orderOf(order));
  if (typeof slice !== 'number') return result;
  if (slice === 0) return [];
  return slice < 0 ? result.slice(slice) : result.slice(0, slice);
}

function orderOf(order: unknown): (a: unknown, b: unknown) => number {
  if (!isPlainObject(order)) return (a, b) => Number(order) * compare(a, b);
  const keys = Object.entries(order);
  return (a, b) => {
    for (const [path, direction] of keys) {
      const difference = compare(valueAt(a, path) ?? null, valueAt(b, path) ?? null);
      if (difference !== 0) return Number(direction) * difference;
    }
    return 0;
  };
}

/** @throws CloudError for clauses that MongoDB refuses */
export function checkPush(operand: unknown): void {
  if (!hasClauses(operand)) return;
  const { $each: added, $position: position, $slice: slice, $sort: order } = operand;
  const unknown = Object.keys(operand).find((name) => !CLAUSES.has(name));
  if (unknown !== undefined) throw refusedUpdate(`Unrecognized clause in $push: ${unknown}`);
  if (!isList(added)) {
    throw refusedUpdate(
      `The argument to $each in $push must be an array but it was of type: ${typeName(added)}`,
    );
  }
  for (const [name, value] of Object.entries({ $slice: slice, $position: position })) {
    if (value === undefined || Number.isInteger(value)) continue;
    throw refusedUpdate(
      `The value for ${name} must be an integer value but was given type: ${typeName(value)}`,
    );
  }
  const directions = isPlainObject(order) ? Object.values(order) : [order];
  if (order === undefined || (directions.length > 0 && directions.every(isDirection))) return;
  throw refusedUpdate(
    'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
  );
}

function isDirection(value: unknown): boolean {
  return value === 1 || value === -1;
}
