import type { Browser } from 'playwright-core';
import { openDevice, startBrowser } from '../tools/browser/browser';
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

test('nothing is called before a person is chosen, and the list comes back on request', async () => {
  const { page, errors } = await openDevice(browser);
  const called: string[] = [];
  page.on('request', (request) => called.push(new URL(request.url()).pathname));
  await page.goto(season.url);
  await says(page, '以谁的身份体验');
  await press(page, '关闭');
  await says(page, '请先选择一个演示身份');
  await press(page, '排行');
  // The page before says the same until this one has taken its place.
  await page.getByText('请先选择一个演示身份').nth(1).waitFor();
  await page.getByRole('button', { name: '选择身份' }).filter({ visible: true }).last().click();
  await says(page, '以谁的身份体验');
  expect(called.filter((path) => path.startsWith('/functions/'))).toEqual([]);
  expect(errors).toEqual([]);
}, 120_000);

test('open rankings follow the server, and are forgotten once it has lost the person', async () => {
  const { context, page, errors } = await visit(browser, season, 'line-worker');
  await press(page, '排行');
  await says(page, '第 7 名');

  await checkIn(season, 'line-worker');
  season.clock.advance(60_000);
  await season.cloud.fireTimer('summarise');
  await page.clock.fastForward(10_000);
  await says(page, '第 5 名');
  expect(errors).toEqual([]);

  await context.clearCookies();
  await page.clock.fastForward(10_000);
  await says(page, '请先选择一个演示身份');
  expect(await page.getByText('第 5 名').count()).toBe(0);
  const kept = await page.evaluate(() => Object.keys(localStorage));
  expect(kept.filter((key) => /cache\.|own\./.test(key))).toEqual([]);
}, 120_000);

test('tabs that were never opened open without a network', async () => {
  const { context, page, errors } = await visit(browser, season, 'line-worker');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  for (const [tab, title] of [
    ['微课', '连不上网络'],
    ['排行', '本党委'],
    ['我的', '隐私说明'],
  ] as const) {
    await press(page, tab);
    await says(page, title);
  }
  expect(errors.filter((text) => text.includes('chunk'))).toEqual([]);
}, 120_000);
