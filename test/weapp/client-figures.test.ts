import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MiniProgram } from '../tools/weapp/mini-program';
import type { SeasonServer } from '../tools/planted-season';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { SetDataCount, treeOf } from '../tools/weapp/page-figures';
import { holdTime } from '../tools/weapp/phone-time';
import type { Phone } from '../tools/weapp/phone';

/**
 * Counts what the built mini-program hands to WeChat's view, and what it asks of the cloud. `npm run bench:client` prints the figures beside
 * their goals; here they are only held to what the review of WeChat (体验评分) refuses.
 */
const FIGURES = path.join(__dirname, '../../.cache/bench/client-figures.json');
const audit = { setDataBytes: 256 * 1024, nodes: 1_000, depth: 30 };

let season: SeasonServer;
const figures: Record<string, number> = {};

beforeAll(async () => {
  season = await startSeason();
  holdTime(season);
});
afterAll(async () => {
  mkdirSync(path.dirname(FIGURES), { recursive: true });
  writeFileSync(FIGURES, JSON.stringify(figures, null, 2));
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

test('the first page: one call, then nothing but what changed', async () => {
  const phone = phoneOf(season, 'line-worker');
  const { person, count, first, tree } = await opened(phone, '/pages/home/index', '学习积分 73');
  const calls = [...phone.calls];
  await person.tap('我的');
  await person.untilText('长辈版');
  count.take();
  await person.tap(/^长辈版/u);
  // On a busy machine the screen may stand still for a moment before React draws.
  while (!count.hasSome) await new Promise((resolve) => setTimeout(resolve, 20));
  await person.settle();
  const interaction = count.take();
  const again = await opened(phone, '/pages/home/index', '学习积分 73');
  Object.assign(figures, {
    ...{ firstPageCalls: first.calls, firstPageBytes: first.bytes, cloudCalls: calls.length },
    ...{ firstPageNodes: tree.nodes, firstPageDepth: tree.depth },
    ...{ interactionCalls: interaction.calls, interactionBytes: interaction.bytes },
    ...{ knownPageCalls: again.first.calls, knownPageBytes: again.first.bytes },
  });
  expect(calls).toEqual(['home.overview']);
  expect(first.calls).toBeGreaterThan(0);
  expect(interaction.calls).toBeGreaterThan(0);
  expect(first.bytes).toBeLessThan(audit.setDataBytes);
  expect(tree.nodes).toBeLessThan(audit.nodes);
});

test('a ranking of fifty rows', async () => {
  const phone = phoneOf(season, 'line-worker');
  const { person, count } = await opened(phone, '/pages/rankings/index', '我的名次');
  await person.tap('全部');
  await person.settle();
  const ranking = count.take();
  const tree = treeOf(person.app);
  Object.assign(figures, {
    ...{ rankingBytes: ranking.bytes, rankingNodes: tree.nodes, rankingDepth: tree.depth },
  });
  expect(tree.nodes).toBeGreaterThan(50);
  expect(tree.nodes).toBeLessThan(audit.nodes);
  expect(tree.depth).toBeLessThan(audit.depth);
  expect(ranking.bytes).toBeLessThan(audit.setDataBytes);
});
