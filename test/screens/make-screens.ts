import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ensureClient } from '../../config/builds';
import { buildFunctions } from '../../config/functions';
import { type RunningServer, serve } from '../../config/serve';
import { ServerClock } from '../../local-cloud';
import { PHONE, PROJECTOR, openDevice, startBrowser } from '../tools/browser/browser';

/** The pictures of the documents, made from the product as it runs: `npm run screenshots [name …]`. */
const folder = path.join(__dirname, '../../docs/screens');
/** A Wednesday evening, ten minutes before the secretary's session begins; the season is planted around it. */
const evening = Date.parse('2026-11-25T18:55:00+08:00');

interface Scene {
  name: string;
  person: string;
  /** Route, or how to find it from the ids of the session and the lecture that are shown. */
  route: string | ((ids: Ids) => string);
  /** A text that must be there before the picture is taken. */
  shows: RegExp;
  /** Taps before the picture, by their text. */
  taps?: string[];
  projector?: boolean;
  /** Without the elder view: the board has one view for all. */
  normalOnly?: boolean;
  whole?: boolean;
}

interface Ids {
  sessionId: string;
  code: string;
}

const scenes: Scene[] = [
  { name: 'home', person: 'line-worker', route: 'pages/home/index', shows: /学习积分/u },
  { name: 'home-guest', person: 'guest', route: 'pages/home/index', shows: /微课/u },
  { name: 'lectures', person: 'line-worker', route: 'pages/lectures/index', shows: /分钟/u },
  {
    name: 'lecture-player',
    person: 'line-worker',
    route: 'study/lecture-player/index?id=winter-work-safety',
    shows: /已学/u,
  },
  {
    name: 'rankings-members',
    person: 'line-worker',
    route: 'pages/rankings/index',
    shows: /第 ?\d+ ?名/u,
  },
  {
    name: 'rankings-branches',
    person: 'line-worker',
    route: 'pages/rankings/index',
    taps: ['支部'],
    shows: /人均/u,
    normalOnly: true,
  },
  {
    name: 'score-book',
    person: 'line-worker',
    route: 'study/score-book/index',
    shows: /今日还可得/u,
  },
  { name: 'me', person: 'secretary', route: 'pages/me/index', shows: /长辈版/u },
  { name: 'desk', person: 'secretary', route: 'secretary/desk/index', shows: /场次/u },
  {
    name: 'session-editor',
    person: 'secretary',
    route: 'secretary/session-editor/index',
    shows: /发布/u,
  },
  {
    name: 'board',
    person: 'secretary',
    route: ({ sessionId }) => `secretary/board/index?id=${sessionId}`,
    shows: /已签到/u,
    projector: true,
    normalOnly: true,
  },
  {
    name: 'board-phone',
    person: 'secretary',
    route: ({ sessionId }) => `secretary/board/index?id=${sessionId}`,
    shows: /已签到/u,
    normalOnly: true,
  },
  {
    name: 'check-in',
    person: 'line-worker',
    route: ({ code }) => `pages/check-in/index?q=${encodeURIComponent(code)}`,
    shows: /签到/u,
  },
  {
    name: 'attendance-sheet',
    person: 'secretary',
    route: ({ sessionId }) => `secretary/attendance-sheet/index?id=${sessionId}`,
    shows: /已到/u,
  },
];

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  await buildFunctions();
  await ensureClient('h5');
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'winter-study-screens-'));
  const clock = new ServerClock(evening);
  const server = await serve({ dataDir, clock, seed: 'screens', timers: false });
  const browser = await startBrowser();
  try {
    await server.cloud.fireTimer('summarise');
    const ids = await openSession(server);
    for (const scene of scenes) {
      if (wanted.length > 0 && !wanted.includes(scene.name)) continue;
      for (const elder of scene.normalOnly ? [false] : [false, true]) {
        await takePicture(browser, server.url, scene, ids, elder);
      }
    }
  } finally {
    await browser.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The secretary's session of the evening, opened, with its current code. */
async function openSession({ cloud, persons }: RunningServer): Promise<Ids> {
  const openid = persons.find((one) => one.personId === 'secretary')?.openid ?? '';
  const call = async (name: string, action: string, input: object) =>
    (await cloud.invoke(name, { action, input }, { openid })) as {
      data: {
        sessions: { sessionId: string; startsAtMs: number; status: string }[];
        codes: string[];
      };
    };
  const desk = await call('season', 'listSessions', {});
  const next = desk.data.sessions.find(
    (one) => one.status === 'published' && one.startsAtMs > evening - 3_600_000,
  );
  if (!next) throw new Error('the demo season has no session for this evening');
  const { sessionId } = next;
  await call('season', 'openSession', { sessionId });
  const board = await call('check-in', 'board', { sessionId });
  return { sessionId, code: board.data.codes[0] ?? '' };
}

async function takePicture(
  browser: Browser,
  url: string,
  scene: Scene,
  ids: Ids,
  elder: boolean,
): Promise<void> {
  const device = await openDevice(browser, scene.projector ? PROJECTOR : PHONE);
  const { page, context, errors } = device;
  await context.request.post(`${url}/demo/person`, {
    data: { personId: scene.person },
    headers: { origin: url },
  });
  await context.addInitScript(
    `localStorage.setItem('ws1.elderView', JSON.stringify({ data: '${String(elder)}' }))`,
  );
  const route = typeof scene.route === 'string' ? scene.route : scene.route(ids);
  await page.goto(`${url}/#/${route}`);
  for (const text of scene.taps ?? []) await page.getByText(text, { exact: true }).first().click();
  try {
    await page
      .getByText(scene.shows)
      .filter({ visible: true })
      .first()
      .waitFor({ timeout: 15_000 });
  } catch {
    const seen = path.join(tmpdir(), `${scene.name}.png`);
    await page.screenshot({ path: seen });
    throw new Error(
      `${scene.name} does not show ${String(scene.shows)}: see ${seen}; ${errors.join('\n')}`,
    );
  }
  await page.waitForLoadState('networkidle');
  const file = path.join(folder, `${scene.name}${elder ? '-elder' : ''}.jpg`);
  await page.screenshot({ path: file, type: 'jpeg', quality: 72 });
  await context.close();
  console.log(path.relative(process.cwd(), file), errors.length > 0 ? errors : '');
}

void main();
