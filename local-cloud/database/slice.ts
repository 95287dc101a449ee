import { SAFE_PATH } from './collections-file';
import { isWellFormed, type SqlKey } from './index-keys';
import { parentsOf, pathsOverlap } from './paths';
import { Hit, Part, shapeOf, type Reading } from './reading';
import type { DocumentId } from './values';

/** SQL columns beside `rowid`, and how to understand them. */
export interface Slice {
  columns: string;
  args: readonly SqlKey[];
  /** Null when the slice cannot stand for the document, which then has to be read whole. */
  readingOf(values: readonly unknown[]): Reading | null;
}

/**
 * The statement that reads a slice of what the text after FROM selects. Put together once: a long text that is the same object again is
 * looked up without being read through.
 */
export function selectOf(slice: Slice, selected: string): string {
  let statements = statementsOf.get(slice);
  if (!statements) statementsOf.set(slice, (statements = new Map<string, string>()));
  let sql = statements.get(selected);
  if (sql === undefined) {
    sql = `SELECT ${slice.columns} FROM ${selected}`;
    if (statements.size >= MAX_KNOWN) statements.clear();
    statements.set(selected, sql);
  }
  return sql;
}

const statementsOf = new WeakMap<Slice, Map<string, string>>();

/** More columns than this are dearer than the whole document. */
const MAX_PATHS = 40;
/** Up to this size a whole document is read faster than its parts. */
export const SLICE_FROM_BYTES = 2048;

const WHOLE: Slice = {
  columns: 'rowid, json(doc)',
  args: [],
  readingOf: ([row, text]) => new Hit(Number(row), String(text)),
};

/**
 * Reads only some paths of large documents, and small documents whole. What is read answers every question about these
 * paths as the whole document would: a document with a list, a scalar or a special value where a path goes on is read
 * whole. `paths` null asks for everything.
 */
export function sliceOf(paths: readonly string[] | null, fromBytes: number): Slice {
  if (paths === null) return WHOLE;
  const last = byList.get(paths);
  if (last?.fromBytes === fromBytes) return last.slice;
  const key = `${fromBytes} ${JSON.stringify(paths)}`;
  let slice = known.get(key);
  if (!slice) {
    slice = makeSlice(paths, fromBytes);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, slice);
  }
  byList.set(paths, { fromBytes, slice });
  return slice;
}

/** A list of paths that is kept by who asks is the same list the next time. */
const byList = new WeakMap<readonly string[], { fromBytes: number; slice: Slice }>();

/** Members of one session ask for the same paths: most slices were made before. */
const known = new Map<string, Slice>();
const MAX_KNOWN = 500;

function makeSlice(paths: readonly string[], fromBytes: number): Slice {
  const wanted = paths.filter((path) => path !== '_id');
  if (!wanted.every(isSliceable)) return WHOLE;
  const leaves = wanted.filter(
    (path, at) =>
      wanted.indexOf(path) === at &&
      !wanted.some((other) => other !== path && path.startsWith(`${other}.`)),
  );
  if (leaves.length > MAX_PATHS) return WHOLE;
  const parents = [...new Set(leaves.flatMap(parentsOf))].sort(byDepth);
  const isSmall = `octet_length(doc)<=${fromBytes}`;
  const large = (sql: string): string => `CASE WHEN ${isSmall} THEN NULL ELSE ${sql} END`;
  const shape = shapeOf(parents, leaves);
  const groups = groupsOf(parents, leaves);
  const args: SqlKey[] = [];
  const at = (path: string): string => {
    if (PLAIN_NAMES.test(path)) return `'${jsonPath(path)}'`;
    args.push(jsonPath(path));
    return '?';
  };
  const columns = [
    'rowid',
    '_id',
    `CASE WHEN ${isSmall} THEN json(doc) END`,
    ...groups.map(({ leaf, own }) => {
      const found = at(leaf);
      return `CASE WHEN ${isSmall} OR doc->${found} IS NOT NULL THEN NULL ELSE ${own.map((path) => shapeSql(path, at)).join('||')}||'' END`;
    }),
    ...leaves.map((path) => large(`doc->${at(path)}`)),
  ].join(', ');
  return {
    columns,
    args,
    readingOf: ([row, id, text, ...values]) => {
      if (typeof text === 'string') return new Hit(Number(row), text);
      const shapes = groups.flatMap(({ own }, group) => {
        const told = values[group];
        return own.map((_, place) => (typeof told === 'string' ? Number(told[place]) : 1));
      });
      // A list, a scalar or a special value lies where a path goes on.
      if (shapes.includes(2)) return null;
      return new Part(Number(row), id as DocumentId, shape, [
        ...shapes,
        ...values.slice(groups.length),
      ]);
    },
  };
}

/** Names in the code, of which there are few; others may be ids, and a statement for each would be prepared in vain. */
const PLAIN_NAMES = /^[A-Za-z]+(\.[A-Za-z]+)*$/;

/**
 * Objects on the way, by the first value looked for below them: where that is found, no list, scalar or special value can lie above it,
 * and nothing needs to be asked about them. In the order of the parents.
 */
function groupsOf(
  parents: readonly string[],
  leaves: readonly string[],
): { leaf: string; own: string[] }[] {
  const groups: { leaf: string; own: string[] }[] = [];
  for (const parent of parents) {
    const leaf = leaves.find((one) => one.startsWith(`${parent}.`)) ?? '';
    const group = groups.at(-1);
    if (group?.leaf === leaf) group.own.push(parent);
    else groups.push({ leaf, own: [parent] });
  }
  return groups;
}

/** 0 missing, 1 plain object, 2 anything else. Dates and odd numbers are stored as objects of one special key. */
function shapeSql(path: string, at: (path: string) => string): string {
  const type = (sql: string): string => `json_type(doc,${sql})`;
  const special = SPECIAL_KEYS.map((key) => `${type(`${at(path)}||'."${key}"'`)} IS NOT NULL`);
  return `(CASE ${type(at(path))} WHEN 'object' THEN 1 + (${special.join(' OR ')}) ELSE 2 * (${type(at(path))} IS NOT NULL) END)`;
}
export const SPECIAL_KEYS = ['$date', '$numberDouble', '$regularExpression'];

/** Whether SQLite addresses this path as MongoDB does, as long as no list lies on the way. */
export function isSliceable(path: string): boolean {
  let found = sliceable.get(path);
  if (found === undefined) {
    found = isSafe(path);
    if (sliceable.size >= MAX_KNOWN) sliceable.clear();
    sliceable.set(path, found);
  }
  return found;
}

const sliceable = new Map<string, boolean>();

function isSafe(path: string): boolean {
  return (
    SAFE_PATH.test(path) &&
    isWellFormed(path) &&
    !pathsOverlap(path, '_id') &&
    !path.split('.').some((segment) => segment in Object.prototype)
  );
}

/** A dotted path as SQLite's JSON functions name it. */
export function jsonPath(path: string): string {
  return `$."${path.replaceAll('.', '"."')}"`;
}

function byDepth(a: string, b: string): number {
  return a.split('.').length - b.split('.').length;
}
