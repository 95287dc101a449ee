import {
  neighboursBeyond,
  ownPlaceOf,
  pageLength,
  pageOf,
  reachBeyondList,
} from '../../../cloudfunctions/shared/domain/ranking';
import { sliceAt, slicesAround } from '../../../cloudfunctions/shared/domain/rank-slices';
import { summaryIdOf } from '../../../cloudfunctions/shared/domain/summary';
import { repositories } from '../../../cloudfunctions/shared/repositories';
import { platform } from '../../../cloudfunctions/shared/repositories/platform';
import { redirection } from '../../../local-cloud/functions/caller';
import { serveOrders, type Order } from '../local-cloud/bench-process';
import { closedLoop, type Block } from '../local-cloud/blocks';
import type { Stage } from '../local-cloud/dataset';
import { connectRedis } from './redis';
import type { RedisQuery } from './redis-service';
import type { RankServerReady } from './server';
import { askedOf, DISTRICT, idOf, openidKeyOfMember, type RankSeason } from './season';

/**
 * The asking process: the repositories and the domain as the function uses them, over the unmodified SDK, from the store or from
 * the gateway that answers from Redis, with the same number of requests on both sides; and Redis alone.
 */
interface Addresses extends Record<Stage, Pick<RankServerReady, 'storeUrl' | 'redisUrl'>> {
  redisPort?: number;
}

const { redisPort, ...servers } = JSON.parse(process.argv[2] ?? '{}') as Addresses;
Object.assign(process.env, redirection(servers.start.storeUrl), { WX_API_TOKEN: 'bench' });
const { studyHeaders, summaries, members } = repositories();

interface Asked {
  season: RankSeason;
  seasonId: string;
  memberId: string;
  openidKey: string;
}

const fromStore = {
  own: async (asked: Asked): Promise<void> => {
    await placeOf(asked);
  },
  page: async (asked: Asked): Promise<void> => {
    const { seasonId } = asked;
    const { view } = await placeOf(asked);
    const places = await summaries.placesOf(view, { from: 0 });
    const { rows } = pageOf(places ?? { listed: 0, from: 0, firstRank: 1, standings: [] }, 0);
    const names = await members.byIds(rows.map((row) => `${seasonId}:${row.memberId}`));
    if (names.length !== pageLength) throw new Error(`${names.length} names`);
  },
  window: async (asked: Asked): Promise<void> => {
    const { header, table, rank } = await placeOf(asked, slicesAround);
    const { memberId, score, reachedAtMs } = header;
    const place = { seasonId: asked.seasonId, organisationId: undefined, memberId, score };
    const { above, below } = await studyHeaders.neighboursByScore(place, reachBeyondList);
    const standingOf = (one: (typeof above)[number]) => ({ ...one, points: one.score });
    const others = { above: above.map(standingOf), below: below.map(standingOf) };
    const isNear = [...above, ...below].every((one) => table(one.score) !== undefined);
    // As the function does: somebody with few neighbours near in points costs one read more.
    const whole = isNear
      ? undefined
      : await summaries.wholeTableOf(summaryIdOf(asked.seasonId, DISTRICT), 'season');
    neighboursBeyond({ memberId, points: score, reachedAtMs, rank }, others, whole ?? table);
  },
};

async function placeOf(
  { seasonId, openidKey }: Asked,
  slicesFor = (points: number) => [sliceAt(points)],
) {
  const header = await studyHeaders.ofCaller(openidKey, seasonId);
  if (!header) throw new Error('nobody asked');
  const also = { previous: false, weekStart: false, slices: slicesFor(header.score) };
  const view = await summaries.listOf(summaryIdOf(seasonId, DISTRICT), { period: 'season' }, also);
  const { table, members: counted } = view ?? {};
  if (!view || !table || counted === undefined) throw new Error('no summary');
  const source = { table, standings: [], members: counted };
  const { rank } = ownPlaceOf(source, header.memberId, header.score);
  return { header, view, table, rank };
}

/** The same questions in Redis' own commands, request for request. */
const fromRedis = {
  own: async (asked: Asked): Promise<void> => {
    await askRedis('studyRecords', headerOf(asked));
    await rankIn(asked);
  },
  page: async (asked: Asked): Promise<void> => {
    await askRedis('studyRecords', headerOf(asked));
    await rankIn(asked);
    const { seasonId } = asked;
    const rows = await askRedis('summaries', { ask: 'range', seasonId, from: '0', to: '49' });
    await askRedis('members', { ask: 'names', ids: rows.map((row) => String(row['value'])) });
  },
  window: async (asked: Asked): Promise<void> => {
    await askRedis('studyRecords', headerOf(asked));
    const rank = await rankIn(asked);
    const { seasonId } = asked;
    const range = (from: number, to: number) =>
      askRedis('studyRecords', {
        ask: 'range',
        seasonId,
        from: String(Math.max(0, from)),
        to: String(to),
      });
    await Promise.all([
      range(rank - reachBeyondList, Math.max(0, rank - 1)),
      range(rank + 1, rank + reachBeyondList),
    ]);
  },
};

const headerOf = ({ seasonId, openidKey }: Asked): RedisQuery => ({ seasonId, openidKey });

async function rankIn({ seasonId, memberId }: Asked): Promise<number> {
  const [found] = await askRedis('summaries', { ask: 'rank', seasonId, memberId });
  if (typeof found?.['rank'] !== 'number') throw new Error('Redis knows no such member');
  return found['rank'];
}

async function askRedis(collection: string, query: RedisQuery): Promise<Record<string, unknown>[]> {
  const { data } = (await platform().database().collection(collection).where(query).get()) as {
    data: Record<string, unknown>[];
  };
  return data;
}

const ownRedis = redisPort === undefined ? undefined : connectRedis(redisPort);

async function runBlock({ measurement, clients, forMs }: Order): Promise<Block> {
  const [side, what, stage, count] = measurement.split(' ') as [
    'store' | 'redis' | 'zrevrank',
    keyof typeof fromStore,
    RankSeason['stage'],
    string,
  ];
  const season = { stage, members: Number(count) };
  const seasonId = idOf(season);
  const { redisUrl, storeUrl } = servers[stage];
  const url = side === 'redis' ? redisUrl : storeUrl;
  process.env['TCB_CONTEXT_CNFG'] = JSON.stringify({ URL: url });
  const redis = await ownRedis;
  return await closedLoop(
    async () => {
      const memberId = askedOf(season, Math.floor(Math.random() * 1000));
      if (side === 'zrevrank') {
        await redis?.zRevRank(`scores:${seasonId}`, memberId);
        return;
      }
      const asked = { season, seasonId, memberId, openidKey: openidKeyOfMember(memberId) };
      await (side === 'redis' ? fromRedis : fromStore)[what](asked);
    },
    clients,
    forMs,
  );
}

serveOrders({}, runBlock);
