import type { SeasonServer } from '../tools/planted-season';
import { checkIn } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';

let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

test('a member who earns points moves up once the ranking was counted again', async () => {
  const member = await openMiniProgram(phoneOf(season, 'line-worker'), '/pages/rankings/index');
  const before = await member.untilText('第 7 名');
  expect(before).toContain('积分 173 分');
  expect(before).toMatch(/7 田海波 173/);

  const { points } = await checkIn(season, 'line-worker');
  expect(points).toBe(10);
  passTime(season, 60_000);
  await season.cloud.fireTimer('summarise');
  member.app.switchTab('/pages/home/index');
  await member.untilText('学习积分 183');
  member.app.switchTab('/pages/rankings/index');

  const after = await member.untilText('第 5 名');
  expect(after).toContain('距前一名 4 分');
  expect(after).toMatch(/4 姚晨阳 187 5 田海波 183 6 马小燕 174 6 肖明哲 174/);
  expect(after).toContain('截至 18:51');
});

test('the secretary sees the own branch move among the branches', async () => {
  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/pages/rankings/index');
  await secretary.tap('支部');
  const before = await secretary.untilText('人均');
  expect(before).toContain('总装车间支部 本支部 110 24 人 · 人均 137.4 分 · 共 3,297 分');

  for (const personId of ['line-worker', 'elder', 'young-member', 'secretary']) {
    await checkIn(season, personId);
  }
  passTime(season, 60_000);
  await season.cloud.fireTimer('summarise');
  const again = await openMiniProgram(phoneOf(season, 'secretary'), '/pages/rankings/index');
  await again.tap('支部');
  const after = await again.untilText('人均');
  expect(after).toContain('截至 18:51');
  expect(after).toContain('总装车间支部 本支部 110 24 人 · 人均 139 分 · 共 3,337 分');
});
