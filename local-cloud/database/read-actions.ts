import type { Clock } from '../clock';
import { aggregate } from './aggregate';
import type { Collection } from './collection';
import { refused, type Documents } from './documents';
import { parseStored, stringifyEjson } from './ejson';
import { projectDocuments } from './mongo';
import { pathsOfProjection, projectText } from './projection';
import {
  countOf,
  filterOf,
  idOf,
  invalid,
  objectOf,
  refuseInside,
  valueOf,
  type Answer,
  type DatabaseRequest,
} from './request';
import { Part } from './reading';
import type { Transaction } from './transactions';
import { isPlainObject, type Document } from './values';

/** What the SDK asks for when it is not told, and the most it can ask for. */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
const MAX_RESULT_BYTES = 16 * 1024 * 1024;
/** A few paths are answered as they stand on disk at less cost than small documents that are parsed for them. */
const FEW_PATHS = 12;
const NARROW_FROM_BYTES = 256;
/** Projections that are remembered, and the longest of them. */
const MAX_KNOWN = 500;
const MAX_KNOWN_LENGTH = 2_000;

/** Actions that read: each answers the body that the SDK unpacks. */
export class ReadActions {
  private readonly projections = new Map<string, Document>();

  constructor(
    private readonly documents: Documents,
    private readonly clock: Clock,
  ) {}

  get(request: DatabaseRequest, transaction: Transaction | null): Answer {
    const collection = this.documents.collection(request.collectionName);
    const limit = Math.min(countOf(request.limit, DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT);
    const offset = countOf(request.offset, 0);
    const fields = request.projection === undefined ? {} : this.fieldsOf(request.projection);
    const texts = this.textsOf(collection, request, transaction, { skip: offset, limit }, fields);
    return { data: { list: withinLimit(texts), offset, limit } };
  }

  /** A projection as it was read before: few texts are sent again and again. */
  private fieldsOf(text: unknown): Document {
    const read = (): Document => withoutPlaces(objectOf(text, 'projection', this.clock.now()));
    if (typeof text !== 'string' || text.length > MAX_KNOWN_LENGTH) return read();
    let fields = this.projections.get(text);
    if (!fields) {
      fields = read();
      if (this.projections.size >= MAX_KNOWN) this.projections.clear();
      this.projections.set(text, fields);
    }
    return fields;
  }

  private textsOf(
    collection: Collection,
    request: DatabaseRequest,
    transaction: Transaction | null,
    page: { skip: number; limit: number },
    fields: Document,
  ): string[] {
    const filter = filterOf(request, this.clock.now());
    const project = (text: string): string =>
      projectText(text, fields) ?? projectByMingo(text, fields);
    if (request.queryType === 'DOC') {
      const text = this.documents.textOf(collection, idOf(filter), transaction);
      return text === null ? [] : [project(text)];
    }
    refuseInside(transaction);
    const sort =
      request.order === undefined ? null : objectOf(request.order, 'order', this.clock.now());
    const paths = pathsOfProjection(fields);
    const isNarrow = paths !== null && paths.length <= FEW_PATHS;
    const options = { sort, ...page, ...(isNarrow ? { sliceFromBytes: NARROW_FROM_BYTES } : {}) };
    return this.documents.read(collection, filter, options, paths).map((reading) => {
      const taken =
        paths && fields['_id'] !== 0 && reading instanceof Part ? reading.textOf(paths) : null;
      return taken ?? project(reading.text ?? stringifyEjson(reading.document));
    });
  }

  count(request: DatabaseRequest): Answer {
    const collection = this.documents.collection(request.collectionName);
    const total = this.documents.count(collection, filterOf(request, this.clock.now()));
    return { data: { total } };
  }

  aggregate(request: DatabaseRequest): Answer {
    const collection = this.documents.collection(request.collectionName);
    if (!Array.isArray(request.stages)) throw invalid('stages is not a list');
    const stages = request.stages.map((stage: unknown): Document => {
      const { stageKey, stageValue } = isPlainObject(stage) ? stage : {};
      if (typeof stageKey !== 'string') throw invalid('a stage has no name');
      return { [stageKey]: valueOf(stageValue, `stage ${stageKey}`, this.clock.now()) };
    });
    const list = aggregate(this.documents, collection, stages).map(stringifyEjson);
    return { data: { list: withinLimit(list) } };
  }
}

function projectByMingo(text: string, fields: Document): string {
  if (Object.keys(fields).length === 0) return text;
  return projectDocuments([parseStored(text)], fields)
    .map(stringifyEjson)
    .join('');
}

function withinLimit(texts: string[]): string[] {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_RESULT_BYTES) throw refused('query result size exceed limit');
  return texts;
}

/** @throws CloudError for `list.$`, the element that the query met, which is not looked for here */
function withoutPlaces(fields: Document): Document {
  const path = Object.keys(fields).find((one) => one.split('.').includes('$'));
  if (path === undefined) return fields;
  throw refused(`the projection '${path}' is not supported by the local cloud`);
}
