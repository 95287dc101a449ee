import { isPlainObject, setOwn, type Document } from './values';

/** Which fields to take: whole ones as `true`, parts of an object as a tree of their own. */
type FieldTree = Map<string, FieldTree | true>;

/** Paths that a projection takes, when it only takes fields; null when it needs the whole document. */
export function pathsOfProjection(fields: Document): readonly string[] | null {
  return takenBy(fields).paths;
}

interface Taken {
  tree: FieldTree | null;
  paths: readonly string[] | null;
}

/** A projection is asked of every document of an answer, and the same one by every request of its kind. */
const known = new WeakMap<Document, Taken>();

function takenBy(fields: Document): Taken {
  let taken = known.get(fields);
  if (!taken) {
    const tree = treeOf(fields);
    taken = { tree, paths: tree && Object.keys(fields).filter((path) => path !== '_id') };
    known.set(fields, taken);
  }
  return taken;
}

/**
 * Applies a projection that only takes fields, straight to the text on disk: most reads want a few fields of a long
 * document, and need not build the rest. Null where MongoDB's rules ask for more (exclusions, operators); the caller then projects
 * by mingo.
 */
export function projectText(text: string, fields: Document): string | null {
  const { tree } = takenBy(fields);
  if (!tree) return null;
  return JSON.stringify(pick(JSON.parse(text) as Document, tree));
}

function treeOf(fields: Document): FieldTree | null {
  const tree: FieldTree = new Map(fields['_id'] === 0 ? [] : [['_id', true]]);
  let taken = 0;
  for (const [path, flag] of Object.entries(fields)) {
    if (path === '_id' && flag === 0) continue;
    if (flag !== 1 && flag !== true) return null;
    if (!plant(tree, path.split('.'))) return null;
    taken++;
  }
  return taken > 0 ? tree : null;
}

/** Answers false when two paths overlap, which MongoDB refuses. */
function plant(tree: FieldTree, segments: readonly string[]): boolean {
  const [first = '', ...rest] = segments;
  if (first === '' || first.startsWith('$')) return false;
  if (rest.length === 0) {
    if (tree.has(first) && first !== '_id') return false;
    tree.set(first, true);
    return true;
  }
  const below = tree.get(first) ?? new Map<string, FieldTree | true>();
  if (below === true) return false;
  tree.set(first, below);
  return plant(below, rest);
}

function pick(document: Document, tree: FieldTree): Document {
  const picked: Document = {};
  for (const key of Object.keys(document)) {
    const wanted = tree.get(key);
    if (wanted === undefined) continue;
    const value = document[key];
    if (wanted === true) {
      setOwn(picked, key, value);
    } else if (Array.isArray(value)) {
      setOwn(picked, key, pickEach(value, wanted));
    } else if (isPlainObject(value) && !isSpecial(value)) {
      setOwn(picked, key, pick(value, wanted));
    }
  }
  return picked;
}

/**
 * Of every element by itself, also in lists of lists; one from which nothing can be taken is left out. A number on the way is the name of a
 * field, never a place in the list: there mingo takes it for one, and answers what is not there.
 */
function pickEach(list: readonly unknown[], tree: FieldTree): unknown[] {
  return list.flatMap((one): unknown[] => {
    if (Array.isArray(one)) return [pickEach(one, tree)];
    return isPlainObject(one) && !isSpecial(one) ? [pick(one, tree)] : [];
  });
}

/** A date or number in its stored form is a value, not an object to look into. */
function isSpecial(value: Document): boolean {
  const [first, ...others] = Object.keys(value);
  return first?.startsWith('$') === true && others.length === 0;
}
