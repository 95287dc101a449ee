import type { SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';
import { readProjectedCode } from '../tools/weapp/projected-code';

let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

/** The secretary opens today's session and reads the code off the own board. */
async function projectCode(): Promise<string> {
  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.tap('开始签到');
  expect(await secretary.untilText('微信扫一扫签到')).toContain('已签到 0 / 应到 24');
  return readProjectedCode(secretary);
}

const scoreOf = async (personId: string) =>
  (await callAs(season, personId, 'home', 'overview', {})).member?.score;

test('a member scans the projected code, is credited once, and the board counts one more', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(await projectCode());

  const member = await openMiniProgram(phone);
  await member.untilText('学习积分 173');
  await member.tap('扫码签到');
  await member.untilText('签到成功 +10 分');
  expect(member.text()).toContain('18:50 支部学习会：冬季安全三件事');
  expect(phone.vibrations).toBe(1);

  passTime(season, 12_000);
  await member.tap('完成');
  await member.untilText('18:50 已签到');
  expect(member.text()).toContain('学习积分 183');
  phone.scans.push(await projectedText(season));
  await member.tap('签到');
  await member.untilText('您已签到过');
  expect(member.text()).toContain('18:50 已记录，不会重复计分');
  await member.tap('查看积分明细');
  const book = await member.untilText('学习积分 183 分');
  expect(book).toContain('支部学习会：冬季安全三件事 18:50 签到 +10');

  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.tap('打开签到码');
  await secretary.untilText('已签到 1 / 应到 24');
});

test('too late: a code that has changed since is received with its age, and counts when the secretary confirms', async () => {
  const code = await projectCode();
  passTime(season, 40_000);
  const phone = phoneOf(season, 'young-member');
  phone.scans.push(code);
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('已收到，等书记确认');
  expect(member.text()).toContain('签到码已换新，现场可重新扫一次');

  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.untilText('1 条签到待确认');
  await secretary.tap('签到名单');
  await secretary.untilText('林小满 18:50 的码，晚到 40 秒');
  await secretary.tap('全部确认 1');

  const again = await openMiniProgram(phone);
  await again.untilText('学习积分 217');
});

test('too late: a wall that goes on after the end of check-in leads to an answer and back, and nothing is kept', async () => {
  await projectCode();
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const open = sessions.find(({ status, title }) => status === 'open' && title.includes('学习会'));
  const sessionId = open?.sessionId ?? '';
  const { codes } = await callAs(season, 'secretary', 'check-in', 'board', { sessionId });
  await callAs(season, 'secretary', 'season', 'closeSession', { sessionId });
  passTime(season, 50_000);
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(codes[5] ?? '');
  const member = await openMiniProgram(phone);
  await member.tap('签到');
  await member.untilText('签到已结束');
  expect(member.text()).toContain('请联系书记');
  await member.tap('返回首页');
  expect(await member.untilText('学习积分 173')).not.toContain('待上传');
});

test('a check-in without a network is kept, and sent when the network is back', async () => {
  const code = await projectCode();
  const phone = phoneOf(season, 'elder');
  phone.scans.push(code);
  const member = await openMiniProgram(phone);
  phone.setOnline(false);
  await member.tap('扫码签到');
  await member.untilText('已存下，待上传');
  passTime(season, 2_000);
  await member.tap('知道了');
  await member.untilText('1 条签到待上传');

  phone.setOnline(true);
  await member.untilText('补传的签到：签到成功');
  const { entries } = await callAs(season, 'elder', 'score', 'book', {});
  expect(entries[0]).toMatchObject({ rule: 'checkIn', points: 10 });
});

test('offline, killed, and online an hour later: the kept code is sent at the start and waits for the secretary', async () => {
  const code = await projectCode();
  const phone = phoneOf(season, 'elder');
  phone.scans.push(code);
  const before = await openMiniProgram(phone);
  phone.setOnline(false);
  await before.tap('扫码签到');
  await before.untilText('已存下，待上传');
  passTime(season, 30 * 60_000);
  const started = await openMiniProgram(phone);
  await started.untilText('1 条签到待上传');

  passTime(season, 30 * 60_000);
  phone.setOnline(true);
  const member = await openMiniProgram(phone);
  await member.untilText(
    '补传的签到：已收到，等书记确认，18:50 支部学习会：冬季安全三件事，确认后计分',
  );
  await member.tap('知道了');
  expect(member.text()).not.toContain('补传的签到');
  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.tap('签到名单');
  await secretary.untilText('18:50 的码，晚到 60 分钟');
  const standing = await callAs(season, 'elder', 'check-in', 'redeem', {
    code: code.replace(/^.*\/C\//, ''),
  });
  expect(standing).toMatchObject({ outcome: 'already', recorded: 'pending', points: 0 });
});

test('an answer that is lost on the way comes again: one credit, and nobody is told of a second scan', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(await projectCode());
  const member = await openMiniProgram(phone);
  await member.untilText('学习积分 173');
  phone.losesAnswers = true;
  await member.tap('扫码签到');
  await member.untilText('已存下，待上传');
  expect(await scoreOf('line-worker')).toBe(183);
  phone.losesAnswers = false;
  passTime(season, 12_000);
  phone.setOnline(false);
  phone.setOnline(true);
  await member.untilText('签到成功 +10 分');
  expect(await scoreOf('line-worker')).toBe(183);
});

test('a code of somebody else leads nowhere and says so', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push('https://example.com/menu/7');
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('这不是本次活动的签到码');
});
