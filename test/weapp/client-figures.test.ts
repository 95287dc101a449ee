import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MiniProgram } from '../tools/weapp/mini-program';
import type { SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { SetDataCount, treeOf } from '../tools/weapp/page-figures';
import { holdTime } from '../tools/weapp/phone-time';
import type { Person } from '../tools/weapp/person';
import type { Phone } from '../tools/weapp/phone';

/**
 * Counts what the built mini-program hands to WeChat's view, and what it asks of the cloud. `npm run bench:client` prints the figures beside
 * their goals; here they are held to what the review of WeChat (体验评分) refuses, and a tap to what it came to.
 */
const FIGURES = path.join(__dirname, '../../.cache/bench/client-figures.json');
const audit = { setDataBytes: 256 * 1024, nodes: 1_000, depth: 30 };
/** A screen that is sent anew for one tap comes to thousands. */
const mostBytesOfTap = 1_024;

let season: SeasonServer;
const figures: Record<string, number> = {};
const taps: { what: string; calls: number; bytes: number }[] = [];

beforeAll(async () => {
  season = await startSeason();
  holdTime(season);
});
afterAll(async () => {
  mkdirSync(path.dirname(FIGURES), { recursive: true });
  writeFileSync(FIGURES, JSON.stringify({ figures, taps }, null, 2));
  await endSeason(season);
});

/** Opens a page cold and counts until it says `says` and stands still. */
async function opened(phone: Phone, url: string, says: string) {
  let count: SetDataCount | undefined;
  MiniProgram.onStart = (app) => {
    count = new SetDataCount(app);
  };
  const person = await openMiniProgram(phone, url);
  MiniProgram.onStart = undefined;
  await person.untilText(says);
  await person.settle();
  if (!count) throw new Error('the program did not start');
  return { person, count, first: count.take(), tree: treeOf(person.app) };
}

/**
 * Taps where everything stands still, and counts what that comes to, with the tab bar's part. Taps that change what is there: a list or a
 * sheet that opens is new content, and as large as what it shows.
 */
async function tap(
  { person, count }: { person: Person; count: SetDataCount },
  text: string | RegExp,
): Promise<void> {
  count.take();
  await person.tap(text);
  // On a busy machine the screen may stand still for a moment before React draws.
  while (!count.hasSome) await new Promise((resolve) => setTimeout(resolve, 20));
  await person.settle();
  const { page, bar } = count.take();
  const [calls, bytes] = [page.calls + bar.calls, page.bytes + bar.bytes];
  taps.push({ what: `${person.app.page.route} ${String(text)}`, calls, bytes });
  expect([text, bytes]).toEqual([text, Math.min(bytes, mostBytesOfTap)]);
}

test('the first page: the shell, then what the one call brought; at once where it was known before', async () => {
  const phone = phoneOf(season, 'line-worker');
  const { first, tree } = await opened(phone, '/pages/home/index', '学习积分');
  const calls = [...phone.calls];
  const again = await opened(phone, '/pages/home/index', '学习积分');
  Object.assign(figures, {
    ...{ firstPageCalls: first.page.calls, firstPageBytes: first.page.bytes },
    ...{ tabBarCalls: first.bar.calls, tabBarBytes: first.bar.bytes, cloudCalls: calls.length },
    ...{ firstPageNodes: tree.nodes, firstPageDepth: tree.depth },
    ...{ knownPageCalls: again.first.page.calls, knownPageBytes: again.first.page.bytes },
  });
  expect(calls).toEqual(['home.overview']);
  expect([first.page.calls, again.first.page.calls]).toEqual([2, 1]);
  expect(first.page.bytes).toBeLessThan(audit.setDataBytes);
  expect(tree.nodes).toBeLessThan(audit.nodes);
});

test('a tap sends what it changes', async () => {
  const phone = phoneOf(season, 'line-worker');
  const { sessions } = await callAs(season, 'line-worker', 'home', 'overview', {});
  const leave = `/study/leave/index?id=${sessions[0]?.sessionId}`;
  const plan: [page: string, says: string, taps: (string | RegExp)[]][] = [
    ['/pages/home/index', '学习积分', ['长辈版', '标准版']],
    ['/pages/me/index', '手机绑定', [/^长辈版/u, /^长辈版/u, /^在排行榜隐藏姓名/u]],
    [leave, '请假原因', ['生病', '值班']],
  ];
  for (const [page, says, texts] of plan) {
    const visit = await opened(phone, page, says);
    for (const text of texts) await tap(visit, text);
  }
  expect(taps).toHaveLength(7);
}, 60_000);

test('a ranking of fifty rows', async () => {
  const phone = phoneOf(season, 'line-worker');
  const { person, count } = await opened(phone, '/pages/rankings/index', '我的名次');
  await person.tap('全部');
  await person.settle();
  const { page } = count.take();
  const tree = treeOf(person.app);
  Object.assign(figures, {
    ...{ rankingBytes: page.bytes, rankingNodes: tree.nodes, rankingDepth: tree.depth },
  });
  expect(tree.nodes).toBeGreaterThan(50);
  expect(tree.nodes).toBeLessThan(audit.nodes);
  expect(tree.depth).toBeLessThan(audit.depth);
  expect(page.bytes).toBeLessThan(audit.setDataBytes);
});
