import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PROJECTOR, startBrowser } from './browser/browser';
import { press, says, visit } from './browser/visitor';
import plantSeason, { seasonNowMs, startSeasonServer, type SeasonServer } from './planted-season';
import { callAs, checkIn, projectedText } from './season-calls';

/** Takes the pictures of the README: every screen on a phone, normal and elder view, and the projection board. */
const FOLDER = path.join(__dirname, '..', '..', 'docs', 'screens');

interface Screen {
  name: string;
  personId: string;
  /** Address behind the hash. */
  route: string;
  /** Words by which the screen is known to be complete. */
  shows: string;
  /** Something to press before the picture is taken. */
  press?: string;
  /** Left out in the elder view, which does not have this screen. */
  normalOnly?: boolean;
}

function screensOf(lectureId: string, sessionId: string, code: string): Screen[] {
  const member = 'line-worker';
  const secretary = 'secretary';
  const id = encodeURIComponent(lectureId);
  return [
    { name: 'home', personId: member, route: 'pages/home/index', shows: '学习积分' },
    { name: 'home-guest', personId: 'guest', route: 'pages/home/index', shows: '微课' },
    { name: 'lectures', personId: member, route: 'pages/lectures/index', shows: '继续学习' },
    {
      ...{ name: 'lecture-player', personId: member, shows: '学满 90% 即完成' },
      route: `study/lecture-player/index?id=${id}`,
    },
    {
      ...{ name: 'check-in', personId: 'young-member', shows: '签到成功' },
      route: `pages/check-in/index?q=${encodeURIComponent(code)}`,
      normalOnly: true,
    },
    {
      ...{ name: 'check-in-already', personId: member, shows: '您已签到过' },
      route: `pages/check-in/index?q=${encodeURIComponent(code)}`,
    },
    {
      name: 'score-book',
      personId: member,
      route: 'study/score-book/index',
      shows: '今日最多还可得',
    },
    {
      name: 'rankings-members',
      personId: member,
      route: 'pages/rankings/index',
      shows: '我的名次',
    },
    {
      ...{ name: 'rankings-branches', personId: secretary, route: 'pages/rankings/index' },
      ...{ shows: '人均', press: '支部', normalOnly: true },
    },
    { name: 'me', personId: secretary, route: 'pages/me/index', shows: '书记工作台' },
    { name: 'desk', personId: secretary, route: 'secretary/desk/index', shows: '在册党员' },
    {
      ...{ name: 'session-editor', personId: secretary, shows: '发布' },
      route: 'office/session-editor/index',
    },
    {
      ...{ name: 'attendance-sheet', personId: secretary, shows: '未到' },
      route: `secretary/attendance-sheet/index?id=${sessionId}`,
    },
    {
      ...{ name: 'session', personId: secretary, shows: '照这一场再办一场' },
      route: `secretary/session/index?id=${sessionId}`,
    },
    {
      ...{ name: 'attendance-review', personId: secretary, shows: '更改记录' },
      route: `office/attendance-review/index?id=${sessionId}`,
    },
    {
      ...{ name: 'branch-attendance', personId: secretary, shows: '人次' },
      route: 'office/branch-attendance/index',
    },
    {
      ...{ name: 'attendance-history', personId: member, shows: '冬训第一课' },
      route: 'study/attendance-history/index',
    },
    { name: 'plan', personId: member, route: 'plan/mine/index', shows: '任务' },
    {
      ...{ name: 'balance', personId: 'district-administrator', shows: '进展均衡度' },
      route: 'plan/balance/index',
    },
    { name: 'services', personId: member, route: 'service/mine/index', shows: '可以报名' },
    { name: 'projects', personId: secretary, route: 'project/projects/index', shows: '达成' },
    { name: 'venues', personId: member, route: 'project/venues/index', shows: '公里' },
    { name: 'reminders', personId: member, route: 'plan/reminders/index', shows: '提醒我这些' },
    { name: 'member-code', personId: member, shows: '前有效', route: 'study/member-code/index' },
    {
      ...{ name: 'board-phone', personId: secretary, shows: '微信扫一扫签到' },
      ...{ route: `secretary/board/index?id=${sessionId}`, normalOnly: true },
    },
  ];
}

/** One device a person and view: choosing a person anew for every picture is more than the server allows a minute. */
class Devices {
  private readonly open = new Map<string, Promise<Page>>();

  constructor(
    private readonly browser: Browser,
    private readonly season: SeasonServer,
  ) {}

  async of(personId: string, elder: boolean): Promise<Page> {
    const key = `${personId}/${elder ? 'elder' : 'normal'}`;
    const page = this.open.get(key) ?? this.prepare(personId, elder);
    this.open.set(key, page);
    return await page;
  }

  private async prepare(personId: string, elder: boolean): Promise<Page> {
    const { page } = await visit(this.browser, this.season, personId);
    if (elder) await press(page, '长辈版');
    return page;
  }
}

async function takePicture(
  devices: Devices,
  season: SeasonServer,
  screen: Screen,
  elder: boolean,
): Promise<void> {
  const page = await devices.of(screen.personId, elder);
  await page.goto(`${season.url}/#/${screen.route}`);
  // A code is redeemed by the page's opening: opened twice it would be a second scan.
  if (!screen.route.includes('?q=')) await page.reload();
  if (screen.press) await press(page, screen.press);
  await says(page, screen.shows);
  await save(page, elder ? `${screen.name}-elder` : screen.name);
}

async function takeBoard(browser: Browser, season: SeasonServer, sessionId: string): Promise<void> {
  const { page } = await visit(browser, season, 'secretary', PROJECTOR);
  await page.goto(`${season.url}/#/secretary/board/index?id=${sessionId}`);
  await says(page, '微信扫一扫签到');
  await save(page, 'board');
}

async function save(page: Page, name: string): Promise<void> {
  // Posters arrive last; the film's own picture is not waited for.
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82 });
  console.log(name);
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await plantSeason();
  const season = await startSeasonServer();
  const browser = await startBrowser();
  try {
    for (const personId of ['line-worker', 'elder']) await checkIn(season, personId);
    // The very code of a check-in would be answered as it was the first time.
    season.clock.freeze(seasonNowMs + 20_000);
    const code = await projectedText(season);
    const { lectures } = await callAs(season, 'line-worker', 'home', 'overview', {});
    const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
    const sessionId = sessions.find(({ status }) => status === 'open')?.sessionId ?? '';
    const devices = new Devices(browser, season);
    for (const screen of screensOf(lectures[0]?.lectureId ?? '', sessionId, code)) {
      await takePicture(devices, season, screen, false);
      if (screen.normalOnly !== true) await takePicture(devices, season, screen, true);
    }
    await takeBoard(browser, season, sessionId);
  } finally {
    await browser.close();
    await season.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
