import type { SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';

/** What phones do to people, in the built mini-program with real functions. Queued check-ins: check-in-journey.test.ts. */
let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

test('no network at the start: what was known is there at once, and is renewed when the network is back', async () => {
  const phone = phoneOf(season, 'line-worker');
  const before = await openMiniProgram(phone);
  await before.untilText('学习积分 173');
  phone.setOnline(false);
  passTime(season, 60_000);
  const started = await openMiniProgram(phone);
  expect(started.text()).toContain('学习积分 173');
  expect(started.text()).toContain('没有网络');
  phone.setOnline(true);
  await started.settle();
  expect(started.text()).not.toContain('没有网络');
});

test('no network at the very first start: it says so, and goes on by itself when there is one', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.setOnline(false);
  const member = await openMiniProgram(phone);
  await member.untilText('没有网络');
  phone.setOnline(true);
  await member.untilText('学习积分 173');
});

test('a slow network: a skeleton where nothing is known, then the content', async () => {
  const phone = phoneOf(season, 'line-worker');
  const letGo = phone.holdCalls();
  const member = await openMiniProgram(phone);
  await member.untilShown('正在加载');
  expect(member.text()).not.toContain('学习积分 173');
  letGo();
  await member.untilText('学习积分 173');
});

test('a slow network at the door: after four seconds the code is safe, and the answer comes in its place', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(await projectedText(season));
  const member = await openMiniProgram(phone);
  await member.untilText('学习积分 173');
  const letGo = phone.holdCalls();
  await member.tap('扫码签到');
  expect(member.text()).not.toContain('已存下');
  await member.untilText('已存下，待上传');
  letGo();
  await member.untilText('签到成功 +10 分');
});

test('no camera permitted: it says where to permit it, and the next try scans', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(await projectedText(season));
  phone.denied.add('camera');
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('没有相机权限');
  expect(member.text()).toContain('请在微信的小程序设置里允许使用相机');
  phone.denied.clear();
  await member.tap('重新扫码');
  await member.untilText('签到成功 +10 分');
});

test('no position permitted where a poster hangs within a fence: the secretary decides, and permitting it helps', async () => {
  const phone = phoneOf(season, 'line-worker');
  const fence = { latitude: 34.2, longitude: 117.2, radiusMeters: 200 };
  const printed = { $set: { fence, codeKind: 'printed' } };
  await season.cloud.database.updateMany('sessions', { status: 'published' }, printed);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const sessionId = sessions.find(({ endsAtMs }) => endsAtMs > season.clock.now())?.sessionId ?? '';
  await callAs(season, 'secretary', 'season', 'openSession', { sessionId });
  const poster = await callAs(season, 'secretary', 'check-in', 'poster', {
    sessionId,
    form: 'link',
  });
  const text = poster.text ?? '';
  phone.denied.add('location');
  phone.scans.push(text, text);
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('允许使用位置后可重新扫一次');
  phone.denied.clear();
  await member.tap('重新扫码');
  await member.untilText('签到成功 +10 分');
});

test('no messages wanted: the row says what that means, and the next yes counts', async () => {
  const phone = phoneOf(season, 'line-worker');
  const member = await openMiniProgram(phone, '/plan/reminders/index');
  await member.untilText('接收微信提醒');
  phone.denied.add('messages');
  await member.tap(/^接收微信提醒/u);
  const { allowed } = await callAs(season, 'line-worker', 'branch', 'messages', {});
  expect(allowed).toBe(0);
  phone.denied.clear();
  await member.tap(/^接收微信提醒/u);
  const after = await callAs(season, 'line-worker', 'branch', 'messages', {});
  expect(after.allowed).toBe(1);
});

test.each([
  ['opens alone', 'study/lecture-player/index', '2 倍'],
  ["of the own is one's own", 'study/score-book/index', '学习积分 173 分'],
  ['for others says so', 'secretary/desk/index', '没有这项权限'],
])('a page shared in a chat %s, and home is one tap away', async (_what, route, says) => {
  const { lectures } = await callAs(season, 'line-worker', 'home', 'overview', {});
  const phone = phoneOf(season, 'line-worker');
  phone.entryScene = 1007;
  const member = await openMiniProgram(phone, `/${route}?id=${lectures[0]?.lectureId}`);
  await member.untilText(says);
  expect(member.app.pageStack).toEqual([route]);
  member.app.switchTab('/pages/home/index');
  await member.untilText('学习积分 173');
});

test('a lecture is sent on to a chat as a card that opens it; a score is not', async () => {
  const { lectures } = await callAs(season, 'line-worker', 'home', 'overview', {});
  const { lectureId = '', title } = lectures[0] ?? {};
  const member = await openMiniProgram(
    phoneOf(season, 'line-worker'),
    `/study/lecture-player/index?id=${lectureId}`,
  );
  await member.untilText('2 倍');
  const card = member.app.sendOn();
  expect(card).toMatchObject({ title, path: `/study/lecture-player/index?id=${lectureId}` });
  member.app.reLaunch('/study/score-book/index');
  await member.untilText('学习积分 173 分');
  expect(member.app.sendOn()).toBeUndefined();
});

test('tabs keep their pages, and back leads to where one came from', async () => {
  const member = await openMiniProgram(phoneOf(season, 'line-worker'));
  await member.untilText('学习积分 173');
  for (const [tab, says] of [
    ['微课', '冬季安全生产'],
    ['排行', '我的名次'],
    ['我的', '长辈版'],
    ['首页', '学习积分 173'],
  ] as const) {
    await member.tap(tab);
    await member.untilText(says);
    expect(member.app.pageStack).toHaveLength(1);
  }
  member.app.navigateTo('/study/score-book/index');
  await member.untilText('学习积分 173 分');
  member.app.navigateBack();
  await member.settle();
  expect(member.app.pageStack).toEqual(['pages/home/index']);
  expect(member.text()).toContain('学习积分 173');
});

test('a hand that trembles opens a page once, and above ten pages it opens in the place of the last', async () => {
  const member = await openMiniProgram(phoneOf(season, 'line-worker'));
  await member.tap('我的');
  await member.tap('隐私中心', 2);
  await member.untilText('带走我的资料');
  expect(member.app.pageStack).toEqual(['pages/me/index', 'privacy/centre/index']);
  while (member.app.pageStack.length < 10) {
    member.app.navigateTo('/privacy/centre/index');
    await member.settle();
  }
  await member.tap('谁导出过含我的表格');
  expect(member.app.pageStack).toHaveLength(10);
  expect(member.app.page.route).toBe('privacy/exports/index');
});

test('killed on a page deep inside: the next start is the first page, with everything at hand', async () => {
  const phone = phoneOf(season, 'line-worker');
  const member = await openMiniProgram(phone);
  member.app.navigateTo('/study/score-book/index');
  await member.untilText('学习积分 173 分');
  phone.setOnline(false);
  const started = await openMiniProgram(phone);
  expect(started.app.pageStack).toEqual(['pages/home/index']);
  expect(started.text()).toContain('学习积分 173');
  await started.tap(/学习积分/u);
  await started.settle();
  expect(started.text()).toContain('173');
});
