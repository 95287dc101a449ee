import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import type { Request } from '../../../local-cloud/gateway/server';
import type { RedisClient } from './redis';
import { idOf, type RankSeason } from './season';

/** What the SDK asks of the gateway whose every answer comes from Redis; places as texts, which travel as they are. */
export type RedisQuery =
  | { seasonId: string; openidKey: string }
  | { ask: 'rank'; seasonId: string; memberId: string }
  | { ask: 'range'; seasonId: string; from: string; to: string }
  | { ask: 'names'; ids: string[] };

/** Scores of everybody, headers of those who have a phone, names. */
export async function fillRedis(
  redis: RedisClient,
  season: RankSeason,
  records: readonly StudyRecord[],
): Promise<void> {
  const seasonId = idOf(season);
  await redis.zAdd(
    `scores:${seasonId}`,
    records.map((one) => ({ score: one.score, value: one.memberId })),
  );
  const asked = records.filter((one) => !one.openidKey.startsWith('key-'));
  if (asked.length === 0) return;
  await redis.mSet(
    asked.map(({ openidKey, memberId, branchId, orgPath, segments, score, ...record }) => {
      const { reachedAtMs, months, weeks } = record;
      const header = { memberId, branchId, orgPath, segments, score, reachedAtMs, months, weeks };
      return [`header:${seasonId}:${openidKey}`, JSON.stringify(header)];
    }),
  );
  await redis.mSet(asked.map((one) => [`name:${one.memberId}`, `成员${one.memberId}`]));
}

/** One request of the SDK is one request to Redis. */
export async function answerFromRedis(
  redis: RedisClient,
  request: Request,
): Promise<Record<string, unknown>> {
  const list = await listOf(redis, JSON.parse(String(request['query'])) as RedisQuery);
  return { data: { list, offset: 0, limit: list.length } };
}

async function listOf(redis: RedisClient, query: RedisQuery): Promise<string[]> {
  if (!('ask' in query)) {
    const header = await redis.get(`header:${query.seasonId}:${query.openidKey}`);
    return header === null ? [] : [header];
  }
  switch (query.ask) {
    case 'rank': {
      const rank = await redis.zRevRank(`scores:${query.seasonId}`, query.memberId);
      return [JSON.stringify({ rank })];
    }
    case 'range': {
      const { seasonId, from, to } = query;
      const rows = await redis.zRangeWithScores(`scores:${seasonId}`, Number(from), Number(to), {
        REV: true,
      });
      return rows.map((row) => JSON.stringify(row));
    }
    case 'names': {
      const names = await redis.mGet(query.ids.map((id) => `name:${id}`));
      return names.map((name, at) => JSON.stringify({ _id: query.ids[at], name }));
    }
  }
}
