import { isPlainObject, type Document } from './values';

/** Whether `path` is `other` or lies under it. */
export function isWithin(path: string, other: string): boolean {
  if (path.length <= other.length) return path === other;
  return path[other.length] === '.' && path.startsWith(other);
}

/** Whether a change at one of the paths can be seen at the other. */
export function pathsOverlap(a: string, b: string): boolean {
  return isWithin(a, b) || isWithin(b, a);
}

const COMBINING = new Set(['$and', '$or', '$nor']);

/** Paths of a document that a filter looks at; null when it may look anywhere. */
export function pathsOfFilter(filter: Document): string[] | null {
  const paths: string[] = [];
  for (const [key, value] of Object.entries(filter)) {
    if (!key.startsWith('$')) {
      paths.push(key);
    } else if (COMBINING.has(key) && Array.isArray(value) && value.every(isPlainObject)) {
      for (const part of value) {
        const inner = pathsOfFilter(part);
        if (inner === null) return null;
        paths.push(...inner);
      }
    } else {
      return null;
    }
  }
  return paths;
}

/** Paths that update operators read or write; null where more than their own paths matters. */
export function pathsOfUpdate(operators: Document): string[] | null {
  const paths: string[] = [];
  for (const [operator, fields] of Object.entries(operators)) {
    // A renamed field takes its place among the others, which a slice does not know.
    if (!isPlainObject(fields) || operator === '$rename') return null;
    // Which places of a list are meant, the filter and the list say.
    if (Object.keys(fields).some((path) => path.includes('.$'))) return null;
    paths.push(...Object.keys(fields));
  }
  return paths;
}

/** Paths of the objects that a path leads through, outermost first. */
export function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
    parents.push(path.slice(0, end));
  }
  return parents;
}
