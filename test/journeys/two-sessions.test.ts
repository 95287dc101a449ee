import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';

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

/** A second session of the branch at the very time of today's, with a hall and a code of its own. */
async function openBeside(sessionId: string): Promise<string> {
  const [today] = await season.cloud.database.find('sessions', { _id: sessionId });
  const other = { ...today, _id: 'BES1DE00', title: '车间夜谈', venue: '工具间' };
  await season.cloud.database.insertMany('sessions', [other]);
  const board = await callAs(season, 'secretary', 'check-in', 'board', { sessionId: 'BES1DE00' });
  return board.codes[0] ?? '';
}

const cardOf = (page: Page, title: string) =>
  page.locator('.now-card').filter({ hasText: title, visible: true });

async function openScanned(page: Page, text: string): Promise<void> {
  await page.evaluate((query) => {
    window.location.hash = `/pages/check-in/index?q=${encodeURIComponent(query)}`;
  }, text);
}

test('two sessions at once: both are shown, each with one red button, and a code counts for its own', async () => {
  await projectedText(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const today = sessions.find(({ status }) => status === 'open');
  const beside = await openBeside(today?.sessionId ?? '');
  const { page, errors } = await visit(browser, season, 'line-worker');
  await says(page, '现在有 2 场，扫哪一场的码就签哪一场');
  for (const title of ['冬季安全三件事', '车间夜谈'])
    await cardOf(page, title).getByText('扫码签到', { exact: true }).waitFor();

  await openScanned(page, beside);
  await says(page, '18:50 车间夜谈');
  await page.getByText('完成', { exact: true }).click();
  await cardOf(page, '车间夜谈').getByText('18:50 已签到', { exact: true }).waitFor();
  await cardOf(page, '冬季安全三件事').getByText('扫码签到', { exact: true }).waitFor();
  expect(await cardOf(page, '车间夜谈').getByText('扫码签到', { exact: true }).count()).toBe(0);
  expect(await page.getByText('扫哪一场的码就签哪一场').count()).toBe(0);

  const { rows } = await callAs(season, 'line-worker', 'attendance', 'history', {});
  const recorded = rows.filter(({ startsAtMs }) => startsAtMs === today?.startsAtMs);
  expect(recorded.map(({ title, recorded: stands }) => `${title} ${stands}`).sort()).toEqual([
    '支部学习会：冬季安全三件事 none',
    '车间夜谈 present',
  ]);
  expect(errors).toEqual([]);
}, 180_000);
