/**
 * A whole lecture in a real browser on a bad network, in real time: `npm run lossy-lecture`. Of the reports a share is lost on the way there or
 * back, the line is slow and goes away twice; what is credited in the end is held against what was played. About three minutes. Other dice
 * are thrown with `npm run lossy-lecture -- <any word>`.
 */
import type { Page, Route } from 'playwright-core';
import type { Binding } from '../../cloudfunctions/shared/domain/organisation';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { ensureClient } from '../../config/builds';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { SeededRandom } from '../../local-cloud/seeded-random';

/** Not begun by this person in the demo season. */
const lecture = { id: 'phone-fraud', seconds: 98.2, person: 'line-worker' };
const lostShare = 0.3;
const dice = process.argv[2] ?? 'lossy lecture';
/** A weak mobile network, bytes a second. */
const line = { latency: 300, downloadThroughput: 40_000, uploadThroughput: 10_000 };
const quickLine = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
/** Without any network: from when on, and for how long; seconds of playing time. */
const outages = [
  { at: 20, lasts: 8 },
  { at: 60, lasts: 15 },
];
const patienceMs = 300_000;

interface Losses {
  reports: number;
  requestsLost: number;
  answersLost: number;
}

/** Loses reports before they arrive or after they have been answered, as the dice fall. */
async function loseReports(page: Page): Promise<Losses> {
  const random = new SeededRandom(dice);
  const losses: Losses = { reports: 0, requestsLost: 0, answersLost: 0 };
  await page.route('**/functions/lecture', async (route: Route) => {
    const { action } = route.request().postDataJSON() as { action: string };
    if (action !== 'report') return route.continue();
    losses.reports += 1;
    const fate = random.fraction();
    if (fate >= lostShare) return route.continue();
    if (fate < lostShare / 2) {
      losses.requestsLost += 1;
      return route.abort();
    }
    losses.answersLost += 1;
    await route.fetch();
    return route.abort();
  });
  return losses;
}

/** Plays to the end at the usual speed, with the outages; gives back how long that took, seconds. */
async function watch(page: Page): Promise<number> {
  const beganMs = performance.now();
  const pending = [...outages];
  for (;;) {
    await page.waitForTimeout(500);
    const film = await page
      .locator('video')
      .evaluate((video: HTMLVideoElement) => ({ at: video.currentTime, ended: video.ended }));
    const [next] = pending;
    if (film.ended) return (performance.now() - beganMs) / 1000;
    if (performance.now() - beganMs > patienceMs)
      throw new Error(`stands at ${film.at} s: ${await page.locator('body').innerText()}`);
    if (!next || film.at < next.at) continue;
    pending.shift();
    await page.context().setOffline(true);
    await page.waitForTimeout(next.lasts * 1000);
    await page.context().setOffline(false);
  }
}

async function creditedTo(season: SeasonServer) {
  const { openid } = season.persons.find((one) => one.personId === lecture.person) ?? {};
  const { database } = season.cloud;
  const bindings = (await database.find('bindings', { openid })) as unknown as Binding[];
  const { memberId } = bindings[0] ?? {};
  const records = (await database.find('studyRecords', { memberId })) as unknown as StudyRecord[];
  const [record] = records;
  if (!record) throw new Error('nobody of this name studies');
  const { watch, entries } = record;
  const completions = Object.keys(entries).filter((key) =>
    key.startsWith(`lectureDone:${lecture.id}`),
  );
  return {
    seconds: watch.lectures[lecture.id]?.coveredSeconds ?? 0,
    completions: completions.length,
  };
}

async function main(): Promise<void> {
  const built = await ensureClient('h5');
  if (!built.ok) throw new Error(built.output);
  const season = await startSeasonServer();
  season.clock.resume();
  const browser = await startBrowser();
  try {
    const { page } = await visit(browser, season, lecture.person);
    const losses = await loseReports(page);
    await page.goto(`${season.url}/L/${lecture.id}`);
    await says(page, '学满 90% 即完成');
    const session = await page.context().newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
    const before = await creditedTo(season);
    await press(page, '播放');
    const took = await watch(page);
    await says(page, '本课已完成');
    // The network is back: what was not confirmed is told again by the next page.
    await page.unroute('**/functions/lecture');
    await session.send('Network.emulateNetworkConditions', { offline: false, ...quickLine });
    await page.goto(`${season.url}/#/pages/lectures/index`);
    await page.reload();
    await says(page, '继续学习');
    await page.waitForTimeout(5_000);
    const after = await creditedTo(season);
    console.log(
      `${lecture.seconds} s played in ${took.toFixed(0)} s; ${losses.reports} reports, ${losses.requestsLost} lost on the way there, ` +
        `${losses.answersLost} on the way back; ${outages.length} times without a network`,
    );
    console.log(
      `credited: ${before.seconds} s before, ${after.seconds} s after, ${after.completions} completion(s)`,
    );
    const holds = after.seconds >= 0.99 * lecture.seconds && after.completions === 1;
    console.log(holds ? 'holds' : 'DOES NOT HOLD');
    process.exitCode = holds ? 0 : 1;
  } finally {
    await browser.close();
    await season.close();
  }
}

void main();
