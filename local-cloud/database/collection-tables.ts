import type { IndexDefinition } from './collections-file';
import { MultikeyIndex } from './multikey-index';

/** Names hold numbers only: SQLite's names ignore case, the platform's do not. */
export function sqlNameOf(
  collection: number,
  index: IndexDefinition,
  all: readonly IndexDefinition[],
): string {
  return `${index.multikey === null ? 'i' : 'm'}${collection}_${all.indexOf(index)}`;
}

/** SQL that makes a collection's table and indexes. Keys stand before the document, whose text may be long. */
export function createCollectionSql(number: number, indexes: readonly IndexDefinition[]): string[] {
  const paths = keyPathsOf(indexes);
  const columns = paths.map((_, position) => `k${position}`);
  const table = ['_id PRIMARY KEY NOT NULL', ...columns, 'doc NOT NULL'].join(',');
  return [
    `CREATE TABLE c${number}(${table})`,
    ...indexes.map((index) => createIndexSql(number, index, indexes, paths)),
  ];
}

function createIndexSql(
  number: number,
  index: IndexDefinition,
  all: readonly IndexDefinition[],
  paths: readonly string[],
): string {
  const name = sqlNameOf(number, index, all);
  if (index.multikey !== null) {
    return new MultikeyIndex({ ...index, multikey: index.multikey }, name).createSql();
  }
  const keys = Object.entries(index.keys).map(
    ([path, direction]) =>
      `${path === '_id' ? '_id' : (columnIn(paths, path) ?? '')} ${direction < 0 ? 'DESC' : 'ASC'}`,
  );
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${name} ON c${number}(${keys.join(',')})`;
}

/** Paths with a column of their own in the table of the collection. */
export function keyPathsOf(indexes: readonly IndexDefinition[]): string[] {
  const arrays = new Set(indexes.map((index) => index.multikey));
  const paths = new Set(indexes.flatMap((index) => Object.keys(index.keys)));
  return [...paths].filter((path) => path !== '_id' && !arrays.has(path));
}

export function columnIn(paths: readonly string[], path: string): string | null {
  const position = paths.indexOf(path);
  return position < 0 ? null : `k${position}`;
}
