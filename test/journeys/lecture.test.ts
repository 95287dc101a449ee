import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

/** The film runs so many times faster than the wall clock, or as fast as the machine can show it. */
const SPEED = 4;
const STEP_MS = 200;

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

/** Lets the film run to its end; the page's clock and the server's keep its pace, however fast that is. */
async function watch(page: Page): Promise<void> {
  const video = page.locator('video');
  await video.evaluate((element: HTMLVideoElement, rate) => {
    element.playbackRate = rate;
  }, SPEED);
  let wasAtMs = performance.now();
  let seen = await filmIn(page);
  while (!seen.ended) {
    await page.waitForTimeout(STEP_MS);
    const now = await filmIn(page);
    const playedMs = (now.atSeconds - seen.atSeconds) * 1000;
    const passedMs = performance.now() - wasAtMs;
    wasAtMs += passedMs;
    seen = now;
    await page.clock.fastForward(Math.max(0, Math.round(playedMs - passedMs)));
    season.clock.advance(Math.round(Math.max(playedMs, passedMs)));
  }
}

async function filmIn(page: Page): Promise<{ atSeconds: number; ended: boolean }> {
  return await page
    .locator('video')
    .evaluate((film: HTMLVideoElement) => ({ atSeconds: film.currentTime, ended: film.ended }));
}

test('a member goes on with a lecture, the share grows while it plays, and it is completed', async () => {
  const { page, errors } = await visit(browser, season, 'line-worker');
  await press(page, '冬季安全生产要记牢的三件事');
  await says(page, '已学 45%，学满 90% 即完成');
  await press(page, '播放');
  await watch(page);
  await says(page, '本课已完成，已学');

  await page.goBack();
  await says(page, '学习积分 76');
  await press(page, '我的');
  await press(page, '积分明细');
  await says(page, '冬季安全生产要记牢的三件事');
  await says(page, '学完微课 +3');
  expect(errors).toEqual([]);
}, 240_000);
