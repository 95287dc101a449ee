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

/** Opens what a scanned link opens, in the running app: no page is loaded, so it works without a network too. */
async function openScanned(page: Page, text: string): Promise<void> {
  await page.evaluate((query) => {
    window.location.hash = `/pages/check-in/index?q=${encodeURIComponent(query)}`;
  }, text);
}

test('too late: a code that has changed waits for the secretary, one of after the end is refused with a way out', async () => {
  const text = await projectedText(season);
  const { page, errors } = await visit(browser, season, 'line-worker');
  season.clock.advance(40_000);
  await openScanned(page, text);
  await says(page, '已收到，等书记确认');

  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const open = sessions.find(({ status }) => status === 'open');
  season.clock.set((open?.endsAtMs ?? 0) - 5_000);
  const last = await projectedText(season);
  await season.cloud.database.updateMany(
    'sessions',
    { _id: open?.sessionId ?? '' },
    { $set: { checkInClosesAtMs: season.clock.now() - 20_000 } },
  );
  const other = await visit(browser, season, 'young-member');
  await openScanned(other.page, last);
  await says(other.page, '签到已结束');
  expect([...errors, ...other.errors]).toEqual([]);
}, 180_000);

test('offline, then online: the check-in is kept, sent by itself, and counts for when it was scanned', async () => {
  const text = await projectedText(season);
  const { context, page } = await visit(browser, season, 'elder');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await openScanned(page, text);
  await says(page, '已存下，待上传');
  await context.setOffline(false);
  await page.clock.fastForward(60_000);
  // The time of the scan: whether the page or the queue was first to hear the answer, it says the same.
  await says(page, '18:50');
  const { entries } = await callAs(season, 'elder', 'score', 'book', {});
  expect(entries[0]).toMatchObject({ rule: 'checkIn', points: 10 });
}, 180_000);
