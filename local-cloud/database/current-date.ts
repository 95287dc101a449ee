import { stringifyEjson } from './ejson';
import { refusedUpdate, typeName } from './update-refusals';
import { isPlainObject, setOwn, type Document } from './values';

/**
 * Operators with `$currentDate`, which the SDK passes on but has no command for, written as the `$set` that it is.
 * @throws CloudError for what MongoDB refuses, and for its own time stamps, which no function can read
 */
export function withDates(sent: Document, nowMs: number): Document {
  const { $currentDate: dates, ...operators } = sent;
  if (dates === undefined) return sent;
  if (!isPlainObject(dates)) {
    throw refusedUpdate(
      `Modifiers operate on fields but we found type ${typeName(dates)} instead. For example: {$mod: {<field>: ...}} not {$currentDate: ${stringifyEjson(dates)}}`,
    );
  }
  if (Object.keys(dates).length === 0) {
    throw refusedUpdate(
      `'$currentDate' is empty. You must specify a field like so: {$currentDate: {<field>: ...}}`,
    );
  }
  const set: Document = isPlainObject(operators['$set']) ? { ...operators['$set'] } : {};
  for (const [path, kind] of Object.entries(dates)) {
    checkKind(kind);
    if (Object.hasOwn(set, path)) {
      throw refusedUpdate(`Updating the path '${path}' would create a conflict at '${path}'`);
    }
    setOwn(set, path, new Date(nowMs));
  }
  return { ...operators, $set: set };
}

function checkKind(kind: unknown): void {
  if (typeof kind === 'boolean') return;
  if (!isPlainObject(kind)) {
    throw refusedUpdate(
      `${typeName(kind)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  if (kind['$type'] === 'timestamp') {
    throw refusedUpdate("$currentDate of the type 'timestamp' is not supported by the local cloud");
  }
  if (kind['$type'] !== 'date') {
    throw refusedUpdate(
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
    );
  }
}
