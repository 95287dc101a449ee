import { parseStored, parseStoredValue, stringifyEjson } from './ejson';
import { setOwn, type Document, type DocumentId, type StoredDocument } from './values';

/** A document as far as it was read. */
export interface Reading {
  readonly row: number;
  readonly document: StoredDocument;
  /** Text of the whole document; null when only a slice of it was read. */
  readonly text: string | null;
}

/** A document that was read whole; parsed only if somebody looks into it. */
export class Hit implements Reading {
  private parsed: StoredDocument | undefined;

  constructor(
    readonly row: number,
    readonly text: string,
  ) {}

  get document(): StoredDocument {
    this.parsed ??= parseStored(this.text) as StoredDocument;
    return this.parsed;
  }
}

/** Some paths of a document, each as the text that stands on disk; parsed only if somebody looks into them. */
export class Part implements Reading {
  readonly text = null;
  private assembled: StoredDocument | undefined;

  constructor(
    readonly row: number,
    private readonly id: DocumentId,
    private readonly shape: SliceShape,
    private readonly values: readonly unknown[],
  ) {}

  get document(): StoredDocument {
    if (!this.assembled) {
      const { parents, leaves } = this.shape;
      const document: Document = {};
      for (const [at, path] of parents.entries())
        if (this.values[at] === 1) plant(document, path, {});
      for (const [at, path] of leaves.entries()) {
        const text = this.values[parents.length + at];
        if (typeof text === 'string') plant(document, path, parseStoredValue(text));
      }
      this.assembled = { _id: this.id, ...document };
    }
    return this.assembled;
  }

  /**
   * Text of exactly these paths and the id, put together without parsing what lies behind them; null when more or other paths were
   * read.
   */
  textOf(paths: readonly string[]): string | null {
    const { parents, leaves, tree } = this.shape;
    if (paths.length !== leaves.length || paths.some((path) => !leaves.includes(path))) return null;
    const write = (members: SliceTree): string => {
      const texts: string[] = [];
      for (const [name, at] of members) {
        if (typeof at !== 'number') {
          if (this.values[at.parent] === 1) texts.push(`${name}:${write(at.members)}`);
          continue;
        }
        const text = this.values[parents.length + at];
        if (typeof text === 'string') texts.push(`${name}:${text}`);
      }
      return `{${texts.join(',')}}`;
    };
    const rest = write(tree);
    return `{"_id":${stringifyEjson(this.id)}${rest === '{}' ? '}' : `,${rest.slice(1)}`}`;
  }
}

/** What a slice has of each document: shapes of the objects on the way, then texts of the values. */
export interface SliceShape {
  parents: readonly string[];
  leaves: readonly string[];
  tree: SliceTree;
}

/** Quoted names, each with the place of its leaf, or that of its parent and what lies below. */
type SliceTree = Map<string, number | { parent: number; members: SliceTree }>;

/** Where each value of a slice belongs. */
export function shapeOf(parents: readonly string[], leaves: readonly string[]): SliceShape {
  const tree: SliceTree = new Map();
  const membersOf = (path: string): SliceTree => {
    if (path === '') return tree;
    const above = membersOf(path.slice(0, Math.max(0, path.lastIndexOf('.'))));
    const name = JSON.stringify(path.slice(path.lastIndexOf('.') + 1));
    const known = above.get(name);
    if (typeof known === 'object') return known.members;
    const members: SliceTree = new Map();
    above.set(name, { parent: parents.indexOf(path), members });
    return members;
  };
  for (const path of parents) membersOf(path);
  for (const [at, path] of leaves.entries()) {
    const above = membersOf(path.slice(0, Math.max(0, path.lastIndexOf('.'))));
    above.set(JSON.stringify(path.slice(path.lastIndexOf('.') + 1)), at);
  }
  return { parents, leaves, tree };
}

/** Parents come before what lies in them, so each is there already. */
function plant(document: Document, path: string, value: unknown): void {
  const segments = path.split('.');
  const last = segments.pop() ?? path;
  let target = document;
  for (const segment of segments) target = target[segment] as Document;
  setOwn(target, last, value);
}
