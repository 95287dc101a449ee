import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';

const SLOT_MS = 10_000;

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

/** The board of today's session on a wall, and what went wrong inside its page. */
async function openBoard(viewport: { width: number; height: number }) {
  await projectedText(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const open = sessions.find(({ status }) => status === 'open');
  const device = await visit(browser, season, 'secretary', viewport);
  await device.page.goto(`${season.url}/#/secretary/board/index?id=${open?.sessionId}`);
  await device.page.locator('.board-code__image').waitFor();
  return { ...device, sessionId: open?.sessionId ?? '' };
}

/** Lets time pass for the page and for the server alike. */
async function pass(page: Page, ms: number): Promise<void> {
  season.clock.advance(ms);
  await page.clock.fastForward(ms);
}

async function projectedOn(page: Page): Promise<string> {
  const picture = await page.locator('.board-code__image').screenshot();
  return decodeQR(PNG.sync.read(picture));
}

const codeOn = (page: Page) => page.locator('.board-code__image img').getAttribute('src');

/** Waits until the wall shows another code than this one. */
async function untilOtherCode(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction(
    (old) => document.querySelector('.board-code__image img')?.getAttribute('src') !== old,
    before,
  );
}

test('the code changes with the slots, each is read off the wall and redeemed, and names are whole on request', async () => {
  const { page, errors } = await openBoard({ width: 1280, height: 720 });
  const seen = new Set<string>();
  for (const personId of ['line-worker', 'young-member', 'elder']) {
    const text = await projectedOn(page);
    seen.add(text);
    const code = text.replace(/^.*\/C\//, '');
    const answer = await callAs(season, personId, 'check-in', 'redeem', { code });
    expect(answer.outcome).toBe('present');
    const before = await codeOn(page);
    await pass(page, SLOT_MS);
    await untilOtherCode(page, before);
  }
  expect(seen.size).toBe(3);
  await pass(page, 5_000);
  await page.getByLabel('已签到 3 人，应到 24 人').waitFor();
  await says(page, '田*波');
  // The controls have gone by now; a hand on the mouse brings them back.
  await page.mouse.move(400, 300);
  await press(page, '显示全名');
  await says(page, '田海波');
  await press(page, '隐去姓名');
  await says(page, '田*波');
  expect(errors).toEqual([]);
}, 180_000);

/** Stands for the browser's own lock, which a headless one refuses: counts what the page holds, and lets go when it is hidden. */
function countWakeLocks(): void {
  const held = new Set<object>();
  const request = () => {
    const lock = { release: () => Promise.resolve(held.delete(lock)) };
    held.add(lock);
    return Promise.resolve(lock);
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  Object.assign(window, {
    heldLocks: () => held.size,
    hide(hidden: boolean) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      if (hidden) held.clear();
      document.dispatchEvent(new Event('visibilitychange'));
    },
  });
}

test('a board keeps the screen on, asks again after it was covered, and lets go when it is left', async () => {
  await projectedText(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const open = sessions.find(({ status }) => status === 'open');
  const { page } = await visit(browser, season, 'secretary', { width: 1280, height: 720 });
  await page.addInitScript(countWakeLocks);
  await page.reload();
  const held = () => page.evaluate(() => (window as unknown as Watched).heldLocks());
  const hide = (hidden: boolean) =>
    page.evaluate((now) => (window as unknown as Watched).hide(now), hidden);
  expect(await held()).toBe(0);
  await page.evaluate((id) => {
    window.location.hash = `/secretary/board/index?id=${id}`;
  }, open?.sessionId);
  await page.locator('.board-code__image').waitFor();
  expect(await held()).toBe(1);
  await hide(true);
  expect(await held()).toBe(0);
  await hide(false);
  expect(await held()).toBe(1);
  await page.goBack();
  await says(page, '学习积分');
  expect(await held()).toBe(0);
}, 120_000);

interface Watched {
  heldLocks: () => number;
  hide: (hidden: boolean) => void;
}

/** The black of the code without its quiet zone: 29 of 37 modules. */
const BLACK = 29 / 37;

test.each([
  ['a projector', 1280, 720, 'height'],
  ['a large projector', 1920, 1080, 'height'],
  ['an old projector', 1024, 768, 'height'],
  ['a phone', 390, 844, 'width'],
] as const)(
  'on %s the code is as large as the wall allows',
  async (_what, width, height, side) => {
    const { page } = await openBoard({ width, height });
    const box = await page.locator('.board-code__image').boundingBox();
    const share = ((box?.width ?? 0) * BLACK) / { width, height }[side];
    expect(share).toBeGreaterThanOrEqual(0.6);
    expect(box?.width).toBeCloseTo(box?.height ?? 0, 0);
    const fits = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return scrollWidth <= window.innerWidth && scrollHeight <= window.innerHeight;
    });
    expect(fits).toBe(true);
  },
  120_000,
);

test('without a network the codes go on for five minutes, are covered then, and come back with it', async () => {
  const { context, page } = await openBoard({ width: 1280, height: 720 });
  await context.setOffline(true);
  // A request that was on its way may still bring codes: the minutes count from where the wall knows that it is alone.
  await pass(page, 5_000);
  await says(page, '网络中断');
  for (let step = 0; step < 5; step += 1) {
    const before = await codeOn(page);
    await pass(page, 55_000);
    await untilOtherCode(page, before);
  }
  await says(page, '网络中断，签到码还可用');
  const text = await projectedOn(page);
  const { outcome } = await callAs(season, 'elder', 'check-in', 'redeem', {
    code: text.replace(/^.*\/C\//, ''),
  });
  expect(outcome).toBe('present');
  await pass(page, 45_000);
  await says(page, '签到码已停用，等待网络');
  expect(await page.locator('.board-code__image').count()).toBe(0);

  await context.setOffline(false);
  await pass(page, 5_000);
  await page.locator('.board-code__image').waitFor();
  await page.getByLabel('已签到 1 人，应到 24 人').waitFor();
}, 180_000);

test('three hours on the wall leave no timer, listener, node or memory behind', async () => {
  const { context, page, errors, sessionId } = await openBoard({ width: 1280, height: 720 });
  const long = season.clock.now() + 12 * 3_600_000;
  await season.cloud.database.updateMany(
    'sessions',
    { _id: sessionId },
    { $set: { endsAtMs: long, checkInClosesAtMs: long, settlesAtMs: long } },
  );
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  const measured = async () => {
    await tools.send('HeapProfiler.collectGarbage');
    const { metrics } = await tools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const hours = async (slots: number) => {
    for (let slot = 0; slot < slots; slot += 1) await pass(page, SLOT_MS);
    await pass(page, SLOT_MS);
    await page.locator('.board-code__image').waitFor();
  };
  await hours(90);
  const early = await measured();
  await hours(1_000);
  const late = await measured();
  expect(late['Nodes']! - early['Nodes']!).toBeLessThan(50);
  expect(late['JSEventListeners']! - early['JSEventListeners']!).toBeLessThan(10);
  expect(late['JSHeapUsedSize']! / early['JSHeapUsedSize']!).toBeLessThan(1.15);
  expect(await projectedOn(page)).toMatch(/\/C\//);
  expect(errors).toEqual([]);
}, 240_000);
