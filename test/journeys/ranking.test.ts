import type { Browser } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { checkIn } from '../tools/season-calls';

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
  await says(page, '第 6 名');

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
  await says(page, '第 3 名');
  await says(page, '距前一名 4 分');

  const secretary = await visit(browser, season, 'secretary');
  await press(secretary.page, '排行');
  await press(secretary.page, '支部');
  await says(secretary.page, '共 1,467 分');
  expect([...errors, ...secretary.errors]).toEqual([]);
}, 180_000);
