import type { SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';
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

test('a member scans the projected code, is credited once, and the board counts one more', async () => {
  const code = await projectCode();
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push(code, code);

  const member = await openMiniProgram(phone);
  await member.untilText('学习积分 73');
  await member.tap('扫码签到');
  await member.untilText('签到成功 +10 分');
  expect(member.text()).toContain('18:50 支部学习会：冬季安全三件事');
  expect(phone.vibrations).toBe(1);

  passTime(season, 2_000);
  await member.tap('完成');
  await member.untilText('学习积分 83');
  await member.tap('签到');
  await member.untilText('您已签到过');
  expect(member.text()).toContain('18:50 已记录，不会重复计分');
  await member.tap('查看积分明细');
  const book = await member.untilText('学习积分 83 分');
  expect(book).toContain('支部学习会：冬季安全三件事 18:50 · 签到 +10');

  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.tap('打开签到码');
  await secretary.untilText('已签到 1 / 应到 24');
});

test('a code that has changed since is received, and counts when the secretary confirms', async () => {
  const code = await projectCode();
  passTime(season, 40_000);
  const phone = phoneOf(season, 'young-member');
  phone.scans.push(code);
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('已收到，等书记确认');

  const secretary = await openMiniProgram(phoneOf(season, 'secretary'), '/secretary/desk/index');
  await secretary.untilText('1 条签到待确认');
  await secretary.tap('签到名单');
  await secretary.untilText('林小满');
  await secretary.tap('全部确认 1');

  const again = await openMiniProgram(phone);
  await again.untilText('学习积分 97');
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

test('a code of somebody else leads nowhere and says so', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.scans.push('https://example.com/menu/7');
  const member = await openMiniProgram(phone);
  await member.tap('扫码签到');
  await member.untilText('这不是本次活动的签到码');
});
