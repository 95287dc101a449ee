import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { Quiz } from '../../cloudfunctions/shared/domain/quiz';
import { LECTURES_FOLDER } from '../../local-cloud/demo-season/make-lectures/lecture-script';
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

/**
 * Lets the film run to its end or up to some second, and answers where it stands; the page's clock and the server's keep its pace, however
 * fast that is.
 */
async function watch(page: Page, untilSeconds = Infinity): Promise<number> {
  const video = page.locator('video');
  await video.evaluate((element: HTMLVideoElement, rate) => {
    element.playbackRate = rate;
  }, SPEED);
  let wasAtMs = performance.now();
  let seen = await filmIn(page);
  while (!seen.ended && seen.atSeconds < untilSeconds) {
    await page.waitForTimeout(STEP_MS);
    const now = await filmIn(page);
    const playedMs = (now.atSeconds - seen.atSeconds) * 1000;
    const passedMs = performance.now() - wasAtMs;
    wasAtMs += passedMs;
    seen = now;
    await page.clock.fastForward(Math.max(0, Math.round(playedMs - passedMs)));
    season.clock.advance(Math.round(Math.max(playedMs, passedMs)));
  }
  return seen.atSeconds;
}

/** What was played is put into the phone's storage every five seconds, and looked at once a second. */
const LOST_WHEN_KILLED_SECONDS = 8;

async function filmIn(page: Page): Promise<{ atSeconds: number; ended: boolean }> {
  return await page
    .locator('video')
    .evaluate((film: HTMLVideoElement) => ({ atSeconds: film.currentTime, ended: film.ended }));
}

const quizFile = path.join(LECTURES_FOLDER, 'winter-work-safety', 'quiz.json');
const { ask, pool } = JSON.parse(readFileSync(quizFile, 'utf8')) as Pick<Quiz, 'ask' | 'pool'>;

/** Answers every question, all of them rightly; gives back the explanation of the last. */
async function answerAll(page: Page): Promise<string> {
  let explanation = '';
  for (let number = 1; number <= ask; number += 1) {
    await says(page, `第 ${number} 题，共 ${ask} 题`);
    const text = await page.locator('.quiz__text').filter({ visible: true }).innerText();
    const question = pool.find((one) => one.text === text.trim());
    if (!question) throw new Error(`not of this quiz: ${text}`);
    for (const place of question.right) await press(page, question.options[place] ?? '');
    await press(page, number < ask ? '下一题' : '提交答案');
    ({ explanation } = question);
  }
  return explanation;
}

test('a member comes by a poster, goes on where the lecture was left, also after a reload, until it is completed, and answers its questions without a network', async () => {
  const { page, errors } = await visit(browser, season, 'line-worker');
  await says(page, '学习积分');
  const score = Number(/学习积分\s*(\d+)/u.exec(await page.locator('body').innerText())?.[1]);
  await page.goto(`${season.url}/L/winter-work-safety`);
  await says(page, '已学 45%，学满 90% 即完成');
  await press(page, '播放');
  const { atSeconds: began } = await filmIn(page);
  const left = await watch(page, began + 20);
  await page.reload();
  await says(page, '学满 90% 即完成');
  await press(page, '播放');
  const resumed = await watch(page, 1);
  expect(resumed).toBeGreaterThan(left - LOST_WHEN_KILLED_SECONDS);
  expect(resumed).toBeLessThan(left + 1);
  await watch(page);
  await says(page, '本课已完成，已学');

  await press(page, '去答题');
  await says(page, `第 1 题，共 ${ask} 题`);
  await page.context().setOffline(true);
  const explanation = await answerAll(page);
  await says(page, '答案已存在手机里，有网后自动提交');
  await page.context().setOffline(false);
  await says(page, `答对 ${ask} 题，共 ${ask} 题`);
  await says(page, `+${ask} 分`);
  await says(page, explanation);
  await press(page, '再答一遍');
  await says(page, '再答只为学习，不计分');

  await page.goto(season.url);
  // Learnt, every question right, and with it a task of the plan done.
  await says(page, `学习积分 ${score + 3 + ask + defaultRules.task.points}`);
  await press(page, '我的');
  await press(page, '积分明细');
  await says(page, '冬季安全生产要记牢的三件事');
  await says(page, '学完微课 +3');
  expect(errors.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
}, 240_000);
