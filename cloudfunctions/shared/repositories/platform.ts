import * as cloud from 'wx-server-sdk';

/**
 * The store or a document was too busy, or did not answer in time: a write may have happened or not. Trying again is
 * right, since every write here meets what it has written itself.
 */
export class StoreBusy extends Error {}

/** A unique key stands already. Reported by the store, never found out by looking first. */
export class DuplicateKey extends Error {}

let started = false;
let database: ReturnType<typeof cloud.database> | null = null;

/** The SDK, initialised once an instance for the environment that the function runs in. */
export function platform(): typeof cloud {
  if (!started) cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
  started = true;
  return cloud;
}

/** The SDK's database, made once an instance: it holds nothing of a call, and the SDK would make a new class each time. */
function store(): ReturnType<typeof cloud.database> {
  return (database ??= platform().database());
}

/** The openid of the caller by the platform's word; undefined for timers. */
export function platformCaller(): string | undefined {
  const { OPENID } = platform().getWXContext() as { OPENID?: string | number };
  return OPENID === undefined || OPENID === '' ? undefined : String(OPENID);
}

/** The network address of the caller by the platform's word; undefined where it names none. */
export function platformAddress(): string | undefined {
  const { CLIENTIP, CLIENTIPV6 } = platform().getWXContext() as Record<string, unknown>;
  const address = CLIENTIP || CLIENTIPV6;
  return typeof address === 'string' ? address : undefined;
}

/** The SDK's `_.` operators. */
export const command = () => store().command;

/** Objects and lists are put in the place of what stands, not into it; the SDK sets anything else without being told. */
export function whole(set: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const _ = command();
  const update: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(set)) {
    update[field] = typeof value === 'object' ? _.set(value) : value;
  }
  return update;
}

/** A condition on documents: paths to values or to commands of the SDK. */
export type Condition = Record<string, unknown>;

export interface Query {
  where: Condition;
  orderBy?: readonly (readonly [path: string, direction: 'asc' | 'desc'])[];
  skip?: number;
  /** At most 1,000, the SDK's limit; 100 when left out. */
  limit?: number;
  /** Paths to read; the whole document when left out. */
  fields?: readonly string[];
}

/**
 * One collection with typed results. The SDK's own types leave every result open (promise, nothing or text) and its
 * errors are told apart by text; both are settled here, once.
 */
export class Collection<Document extends { _id: string }> {
  constructor(private readonly name: string) {}

  async find<Result = Document>(query: Query): Promise<Result[]> {
    let request = this.reference()
      .where(query.where)
      .limit(query.limit ?? 100);
    for (const [path, direction] of query.orderBy ?? []) request = request.orderBy(path, direction);
    if (query.skip) request = request.skip(query.skip);
    if (query.fields)
      request = request.field(Object.fromEntries(query.fields.map((path) => [path, true])));
    const answer = (await settled(request.get())) as { data: Result[] };
    return answer.data;
  }

  /** Everything, page by page behind the last id, in their order: what changes meanwhile is neither missed nor met twice. */
  async findAll<Result extends { _id: string } = Document>(
    { where, ...rest }: Pick<Query, 'where' | 'fields'>,
    atOnce = 1000,
  ): Promise<Result[]> {
    const all: Result[] = [];
    for (let last = ''; ;) {
      const page = await this.find<Result>({
        ...rest,
        where: { ...where, ...(last === '' ? {} : { _id: command().gt(last) }) },
        orderBy: [['_id', 'asc']],
        limit: atOnce,
      });
      all.push(...page);
      if (page.length < atOnce) return all;
      last = page.at(-1)?._id ?? last;
    }
  }

  async findOne<Result = Document>(
    query: Omit<Query, 'limit' | 'skip'>,
  ): Promise<Result | undefined> {
    const [first] = await this.find<Result>({ ...query, limit: 1 });
    return first;
  }

  byId(id: string): Promise<Document | undefined> {
    return this.findOne({ where: { _id: id } });
  }

  async count(where: Condition): Promise<number> {
    const answer = (await settled(this.reference().where(where).count())) as { total: number };
    return answer.total;
  }

  /** Inserts what does not stand already; true when this call did. */
  async insertOnce(document: Document): Promise<boolean> {
    try {
      await this.insert(document);
      return true;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      return false;
    }
  }

  /** Throws DuplicateKey when the id or a unique key stands already. */
  async insert(document: Document): Promise<void> {
    await settled(this.reference().add({ data: document }));
  }

  /** Inserts all in one request. Throws DuplicateKey when one stands already; some of the others may then be inserted. */
  async insertAll(documents: readonly Document[]): Promise<void> {
    await settled(this.reference().add({ data: [...documents] }));
  }

  /** Applies the change to every document that meets the condition; answers how many were changed. */
  async update(where: Condition, change: Record<string, unknown>): Promise<number> {
    const answer = (await settled(this.reference().where(where).update({ data: change }))) as {
      stats: { updated: number };
    };
    return answer.stats.updated;
  }

  /** Removes every document that meets the condition; answers how many were removed. */
  async remove(where: Condition): Promise<number> {
    const answer = (await settled(this.reference().where(where).remove())) as {
      stats: { removed: number };
    };
    return answer.stats.removed;
  }

  private reference() {
    return store().collection(this.name);
  }
}

/** Texts by which the platform tells a passing overload from a defect: wx-server-sdk drops the code of a conflict. */
const busyTexts =
  /TransactionConflict|TransactionBusy|LimitExceeded|FREQUENCY_LIMIT|exceeded time limit|(?:request|connect) timeout|ETIMEDOUT|ECONNRESET/u;

async function settled(request: unknown): Promise<unknown> {
  try {
    return await request;
  } catch (error) {
    const { errMsg, message } = error as { errMsg?: string; message?: string };
    const text = errMsg ?? message ?? '';
    if (text.includes('E11000')) throw new DuplicateKey(text);
    if (busyTexts.test(text)) throw new StoreBusy(text);
    throw error;
  }
}
