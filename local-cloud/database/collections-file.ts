import { readFileSync } from 'node:fs';
import { messageOf } from '../cloud-error';
import { isPlainObject } from './values';

/** One index of collections.json. A `multikey` path holds an array; every element is found by its value. */
export interface IndexDefinition {
  name: string;
  keys: Readonly<Record<string, 1 | -1>>;
  unique: boolean;
  multikey: string | null;
  /** Whether it is one of places: without it the platform refuses to look for what is near. */
  geo?: true;
}

export type CollectionDefinitions = ReadonlyMap<string, readonly IndexDefinition[]>;

/** Paths that can be quoted into an SQL expression as they are: no quotes, no back-slashes, no empty or `$` segment. */
export const SAFE_PATH =
  /^[^.$"'\\\u0000-\u001f][^."'\\\u0000-\u001f]*(\.[^.$"'\\\u0000-\u001f][^."'\\\u0000-\u001f]*)*$/;
const COLLECTION_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const INDEX_NAME = /^[A-Za-z0-9_-]{1,64}$/;
/** The platform's own limit for one collection. */
const MAX_INDEXES = 20;

export function isCollectionName(name: string): boolean {
  return COLLECTION_NAME.test(name);
}

/**
 * Reads collections.json: `{"collections": {"<name>": {"indexes": [{"name", "keys": {"path": 1}, "unique"?, "multikey"?}],
 * "security": {"read": false, "write": false}}}}`. Throws an Error that names the place of the first mistake.
 */
export function readCollectionsFile(file: string): CollectionDefinitions {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  }
  if (!isPlainObject(parsed) || !isPlainObject(parsed['collections'])) {
    throw new Error(`${file} has no object "collections"`);
  }
  const definitions = new Map<string, IndexDefinition[]>();
  for (const [name, collection] of Object.entries(parsed['collections'])) {
    const where = `${file}: collection ${name}`;
    if (!isCollectionName(name)) throw new Error(`${where}: not a collection name`);
    if (!isPlainObject(collection)) throw new Error(`${where}: not an object`);
    checkSecurity(collection['security'], where);
    definitions.set(name, indexesOf(collection['indexes'] ?? [], where));
  }
  return definitions;
}

/** Clients reach data through functions only, so anything but `false` would open a door the local cloud has not. */
function checkSecurity(security: unknown, where: string): void {
  if (security === undefined) return;
  if (!isPlainObject(security) || security['read'] !== false || security['write'] !== false) {
    throw new Error(`${where}: "security" must be {"read": false, "write": false}`);
  }
}

function indexesOf(list: unknown, where: string): IndexDefinition[] {
  if (!Array.isArray(list)) throw new Error(`${where}: "indexes" is not a list`);
  if (list.length > MAX_INDEXES) throw new Error(`${where}: more than ${MAX_INDEXES} indexes`);
  const indexes = list.map((item: unknown) => indexOf(item, where));
  const names = new Set(indexes.map((index) => index.name));
  if (names.size !== indexes.length) throw new Error(`${where}: two indexes of one name`);
  return indexes;
}

function indexOf(item: unknown, where: string): IndexDefinition {
  if (!isPlainObject(item)) throw new Error(`${where}: an index is not an object`);
  const { name, unique = false, multikey = null } = item;
  const { keys, geo } = withoutGeo(item['keys']);
  if (typeof name !== 'string' || !INDEX_NAME.test(name)) {
    throw new Error(`${where}: an index has no usable "name"`);
  }
  const place = `${where}, index ${name}`;
  if (!isPlainObject(keys) || Object.keys(keys).length === 0) {
    throw new Error(`${place}: "keys" is empty`);
  }
  for (const [path, direction] of Object.entries(keys)) {
    if (!SAFE_PATH.test(path)) throw new Error(`${place}: "${path}" is not a usable path`);
    if (direction !== 1 && direction !== -1) throw new Error(`${place}: direction of "${path}"`);
  }
  if (typeof unique !== 'boolean') throw new Error(`${place}: "unique" is not a boolean`);
  if (multikey !== null && (typeof multikey !== 'string' || !(multikey in keys))) {
    throw new Error(`${place}: "multikey" must name one of its keys`);
  }
  if (multikey !== null && unique) throw new Error(`${place}: a multikey index cannot be unique`);
  if (geo && (unique || multikey !== null || Object.keys(keys).length > 1)) {
    throw new Error(`${place}: an index of places has one key and is neither unique nor multikey`);
  }
  const index = { name, keys: keys as Record<string, 1 | -1>, unique, multikey };
  return geo ? { ...index, geo } : index;
}

/** A key of places, `"2dsphere"`, is kept like any other: all places of a collection are compared. */
function withoutGeo(keys: unknown): { keys: unknown; geo: boolean } {
  if (!isPlainObject(keys)) return { keys, geo: false };
  const entries = Object.entries(keys);
  const isGeo = entries.some(([, direction]) => direction === '2dsphere');
  const plain = entries.map(([path, direction]) => [
    path,
    direction === '2dsphere' ? 1 : direction,
  ]);
  return { keys: Object.fromEntries(plain) as unknown, geo: isGeo };
}
