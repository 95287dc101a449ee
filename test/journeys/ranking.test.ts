import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { callAs, checkIn, openidOf } from '../tools/season-calls';

let season: SeasonServer;
let browser: Browser;

beforeEach(async () => {
  season = await startSeasonServer();
  browser = await startBrowser();
});

afterEach(async () => {
  await browser.close();
  await season.close();
});

test('points explain themselves in the score book and move the member and the branch up', async () => {
  const { page, errors } = await visit(browser, season, 'line-worker');
  await press(page, '排行');
  await says(page, '第 7 名');

  await checkIn(season, 'line-worker');
  season.clock.advance(60_000);
  await season.cloud.fireTimer('summarise');
  await page.clock.fastForward(60_000);
  await press(page, '我的');
  await press(page, '积分明细');
  await says(page, '支部学习会：冬季安全三件事');
  await says(page, '+10');
  await page.goBack();
  await press(page, '排行');
  await says(page, '第 5 名');
  await says(page, '距前一名 4 分');

  const secretary = await visit(browser, season, 'secretary');
  await press(secretary.page, '排行');
  await press(secretary.page, '支部');
  await says(secretary.page, '共 3,307 分');
  expect([...errors, ...secretary.errors]).toEqual([]);
}, 180_000);

/** Ten seconds of everybody's time, the timer of the summaries firing as it does: every five seconds. */
async function tenSeconds(pages: readonly Page[]): Promise<void> {
  for (let half = 0; half < 2; half += 1) {
    season.clock.advance(5_000);
    await season.cloud.fireTimer('summarise');
    for (const page of pages) await page.clock.fastForward(5_000);
  }
}

/** Watches so much of a lecture from its beginning, as the player reports it. */
async function watch(personId: string, lectureId: string, seconds: number): Promise<void> {
  const { receipt = '' } = await callAs(season, personId, 'lecture', 'start', { lectureId });
  const beganAtMs = season.clock.now();
  season.clock.advance(seconds * 1000);
  const played = [{ fromSeconds: 0, toSeconds: seconds, beganAtMs, endedAtMs: season.clock.now() }];
  await callAs(season, personId, 'lecture', 'report', { receipt, played, final: true });
}

test('within ten seconds a check-in and a lecture move score, rank and branch on screens that are open', async () => {
  const member = await visit(browser, season, 'line-worker');
  await press(member.page, '排行');
  await says(member.page, '第 7 名');
  const secretary = await visit(browser, season, 'secretary');
  await press(secretary.page, '排行');
  await press(secretary.page, '支部');
  await says(secretary.page, '共 3,297 分');
  const pages = [member.page, secretary.page];
  const branch = async () => {
    const input = { scope: 'all', period: 'season' } as const;
    const { rows } = await callAs(season, 'line-worker', 'ranking', 'branches', input);
    const own = rows.find((row) => row.own);
    if (!own) throw new Error('the own branch is ranked');
    return own;
  };
  const before = await branch();

  await checkIn(season, 'line-worker');
  await tenSeconds(pages);
  await says(member.page, '第 5 名');
  await says(member.page, '183 分');
  await says(member.page, '比上周 ↑');
  await says(secretary.page, '共 3,307 分');
  const between = await branch();
  expect(between.index).toBeGreaterThan(before.index);

  const { lectures } = await callAs(season, 'line-worker', 'lecture', 'list', {});
  const untouched = lectures.find((one) => one.coverage === 0);
  if (!untouched) throw new Error('a lecture is left to watch');
  const { score } = await callAs(season, 'line-worker', 'score', 'book', {});
  await watch('line-worker', untouched.lectureId, untouched.durationSeconds);
  const book = await callAs(season, 'line-worker', 'score', 'book', {});
  expect(book.score).toBeGreaterThan(score);
  await tenSeconds(pages);
  await says(member.page, `${book.score} 分`);
  const after = await branch();
  expect(after.totalPoints).toBe(between.totalPoints + book.score - score);
  await says(secretary.page, `共 ${after.totalPoints.toLocaleString('en-US')} 分`);
  expect([...member.errors, ...secretary.errors]).toEqual([]);
}, 180_000);

test('a reminder reaches the home of who has not started, and is given once a week', async () => {
  const { members } = await callAs(season, 'secretary', 'branch', 'glance', {});
  expect(members).toBeGreaterThan(0);
  await season.cloud.database.updateMany(
    'studyRecords',
    { openidKey: await recordKeyOf('line-worker') },
    { $set: { score: 0, weeks: {}, months: {} } },
  );
  const secretary = await visit(browser, season, 'secretary');
  await press(secretary.page, '我的');
  await press(secretary.page, '书记工作台');
  await press(secretary.page, '支部一览');
  await says(secretary.page, '还没开始 1 人');
  await says(secretary.page, '和同等规模的支部相比');
  await press(secretary.page, '提醒田海波');
  await says(secretary.page, '已提醒田海波');
  await says(secretary.page, '本周已提醒');
  const member = await visit(browser, season, 'line-worker');
  await says(member.page, '书记提醒您');
  expect([...member.errors, ...secretary.errors]).toEqual([]);
}, 180_000);

/** The key by which a person's record is found. */
async function recordKeyOf(personId: string): Promise<string> {
  const [binding] = await season.cloud.database.find('bindings', {
    openid: openidOf(season, personId),
  });
  return String(binding?._id);
}
