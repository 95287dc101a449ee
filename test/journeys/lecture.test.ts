import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

/** Film, page and server run so many times faster than the wall clock. */
const SPEED = 8;
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

/** Lets the film run until the page says `text`, with the page's clock and the server's kept at the film's pace. */
async function watchUntil(page: Page, text: string): Promise<void> {
  const video = page.locator('video');
  await video.evaluate((element: HTMLVideoElement, rate) => {
    element.playbackRate = rate;
  }, SPEED);
  const end = page.getByText(text).filter({ visible: true }).first();
  for (let left = 300; left > 0 && !(await end.isVisible()); left -= 1) {
    await page.waitForTimeout(STEP_MS);
    await page.clock.fastForward(STEP_MS * (SPEED - 1));
    season.clock.advance(STEP_MS * SPEED);
  }
  await end.waitFor();
}

test('a member goes on with a lecture, the share grows while it plays, and it is completed', async () => {
  const { page, errors } = await visit(browser, season, 'line-worker');
  await press(page, '冬季安全生产要记牢的三件事');
  await says(page, '已学 45%，学满 90% 即完成');
  await press(page, '播放');
  await watchUntil(page, '本课已完成 +3 分');
  await says(page, '本课已完成，已学');
  expect(errors).toEqual([]);
}, 120_000);
