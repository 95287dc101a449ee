import path from 'node:path';
import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import { sliceAt } from '../../../cloudfunctions/shared/domain/rank-slices';
import { summaryIdOf } from '../../../cloudfunctions/shared/domain/summary';
import { realClock } from '../../../local-cloud/clock';
import { CloudError } from '../../../local-cloud/cloud-error';
import { openDatabase, type Database } from '../../../local-cloud/database';
import { readCollectionsFile } from '../../../local-cloud/database/collections-file';
import { Gateway, type GatewayServices, type Request } from '../../../local-cloud/gateway/server';
import { serveOrders, type Order } from '../local-cloud/bench-process';
import type { Block } from '../local-cloud/blocks';
import { answerFromRedis, fillRedis } from './redis-service';
import { connectRedis, type RedisClient } from './redis';
import {
  askedOf,
  branchesOf,
  DISTRICT,
  idOf,
  openidKeyOfMember,
  SeasonCount,
  type RankSeason,
} from './season';

/** The process under measurement: the store behind one gateway and Redis behind another of the same kind. */
export interface RankServerReady {
  storeUrl: string;
  /** Absent without a Redis. */
  redisUrl?: string;
  summaryBytes: Record<string, number>;
}

interface Argument {
  dataDir: string;
  seasons: RankSeason[];
  redisPort?: number;
}

/** Records written together. */
const PORTION = 2_000;

/** Requests that came to the store since somebody asked, and the last one of each collection. */
const taken = { count: 0, last: new Map<string, Request>() };

async function main({ dataDir, seasons, redisPort }: Argument): Promise<void> {
  const database = openDatabase({
    dataDir,
    clock: realClock,
    definitions: readCollectionsFile(
      path.join(__dirname, '../../../cloudfunctions/collections.json'),
    ),
  });
  const redis = redisPort === undefined ? undefined : await connectRedis(redisPort);
  const summaryBytes: Record<string, number> = {};
  await database.handle.bulkLoad(async () => {
    for (const season of seasons) summaryBytes[idOf(season)] = await seed(database, season, redis);
  });
  const storeUrl = await serveAt((name, request) => {
    taken.count += 1;
    taken.last.set(String(request['collectionName']), request);
    return database.service.act(name, request);
  });
  const redisUrl = redis && (await serveAt((_, request) => answerFromRedis(redis, request)));
  const ready: RankServerReady = {
    ...{ storeUrl, summaryBytes },
    ...(redisUrl === undefined ? {} : { redisUrl }),
  };
  serveOrders(ready, (order) => run(database, order));
}

/** Answers the length of the summary's head, bytes. */
async function seed(
  { handle }: Database,
  season: RankSeason,
  redis: RedisClient | undefined,
): Promise<number> {
  const count = new SeasonCount(season);
  let waiting: StudyRecord[] = [];
  const write = async (): Promise<void> => {
    const texts = waiting.map((one) => JSON.stringify(one));
    await handle.insertTexts('studyRecords', texts);
    if (redis && waiting.length > 0) await fillRedis(redis, season, waiting);
    waiting = [];
  };
  for (const records of branchesOf(season)) {
    count.add(records);
    waiting.push(...records);
    if (waiting.length >= PORTION) await write();
  }
  await write();
  const { head, parts, first } = count.summary();
  await handle.insertMany('summaries', [{ ...head }]);
  await handle.insertMany(
    'summaryParts',
    parts.map((part) => ({ ...part })),
  );
  await handle.insertMany(
    'members',
    first.map((one) => ({
      _id: `${idOf(season)}:${one.memberId}`,
      name: `成员${one.memberId}`,
      ...{ branchId: 'b0', segments: [], roles: [], nameHidden: false },
    })),
  );
  return Buffer.byteLength(JSON.stringify(head));
}

async function serveAt(database: GatewayServices['database']): Promise<string> {
  const gateway = new Gateway((line) => console.error(line));
  const refuse = (): never => {
    throw new CloudError('INVALID_PARAM', 'the bench asks the database alone');
  };
  gateway.serve({
    database,
    ...{ storage: refuse, functions: refuse, openapi: refuse, multipart: refuse, files: refuse },
  });
  await gateway.listen();
  return gateway.url;
}

async function run(database: Database, order: Order): Promise<Block | { requests: number }> {
  const [kind, stage, members] = order.measurement.split(' ');
  if (kind === 'requests') {
    const requests = taken.count;
    taken.count = 0;
    return { requests };
  }
  const season = { stage, members: Number(members) } as RankSeason;
  const block = kind === 'statements' ? statementsBlock : engineBlock;
  return await block(database, season, order.forMs);
}

/** Members asked in turn. */
const ASKED_IN_TURN = 200;

/**
 * What the local cloud does for one own rank, without HTTP: both requests as the SDK sent them (parsed, planned, read, projected),
 * for one member after the other.
 */
async function engineBlock(database: Database, season: RankSeason, forMs: number): Promise<Block> {
  const { service } = database;
  const requests = await requestsOf(database, season);
  return await timed(forMs, async (n) => {
    for (const request of requests[n % requests.length] ?? []) {
      const { data } = await service.act('getDocument', request);
      if ((data as { list: unknown[] }).list.length !== 1)
        throw new Error('a rank needs a header and a summary');
    }
  });
}

/** The same without the local cloud: only the prepared SQL statements that it runs for these requests, with their arguments. */
async function statementsBlock(
  database: Database,
  season: RankSeason,
  forMs: number,
): Promise<Block> {
  const { service, store } = database;
  const { statements } = store;
  const row = statements.row.bind(statements);
  const asked: [sql: string, args: Parameters<typeof row>[1]][][] = [];
  for (const requests of await requestsOf(database, season)) {
    const seen: (typeof asked)[number] = [];
    statements.row = (sql, args) => {
      seen.push([sql, args]);
      return row(sql, args);
    };
    for (const request of requests) await service.act('getDocument', request);
    if (seen.length !== requests.length) throw new Error('a request is not one statement');
    asked.push(seen);
  }
  statements.row = row;
  return await timed(forMs, (n) => {
    for (const [sql, args] of asked[n % asked.length] ?? [])
      if (!row(sql, args)) throw new Error('a statement found nothing');
  });
}

/** The SDK's two requests for the own rank of each member asked: the second one names the slice of the ranks by the points. */
async function requestsOf({ service }: Database, season: RankSeason): Promise<Request[][]> {
  const header = taken.last.get('studyRecords');
  const summary = taken.last.get('summaries');
  if (!header || !summary) throw new Error('the SDK has asked for nothing yet');
  const seasonId = idOf(season);
  const query = JSON.stringify({ _id: summaryIdOf(seasonId, DISTRICT) });
  const all: Request[][] = [];
  for (let n = 0; n < ASKED_IN_TURN; n += 1) {
    const openidKey = openidKeyOfMember(askedOf(season, n * 5));
    const ofMember = { ...header, query: JSON.stringify({ openidKey, seasonId }) };
    const { data } = await service.act('getDocument', ofMember);
    const [text = '{}'] = (data as { list: string[] }).list;
    const { score } = JSON.parse(text) as { score: number };
    const fields = JSON.parse(String(summary['projection'])) as Record<string, unknown>;
    const others = Object.entries(fields).filter(([path]) => !path.startsWith('current.tables.'));
    const slice = [`current.tables.season.${sliceAt(score)}`, others[0]?.[1]];
    const projection = JSON.stringify(Object.fromEntries([...others, slice]));
    all.push([ofMember, { ...summary, query, projection }]);
  }
  return all;
}

async function timed(forMs: number, one: (n: number) => Promise<void> | void): Promise<Block> {
  const startedMs = performance.now();
  const tookMs: number[] = [];
  for (let n = 0; performance.now() - startedMs < forMs; n += 1) {
    const beganMs = performance.now();
    await one(n);
    tookMs.push(performance.now() - beganMs);
  }
  tookMs.sort((a, b) => a - b);
  return {
    perSecond: (tookMs.length / (performance.now() - startedMs)) * 1000,
    medianMs: tookMs[tookMs.length >> 1] ?? NaN,
  };
}

void main(JSON.parse(process.argv[2] ?? '{}') as Argument);
