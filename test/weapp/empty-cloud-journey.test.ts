import type { SeasonServer } from '../tools/planted-season';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import type { Person } from '../tools/weapp/person';
import { holdTime } from '../tools/weapp/phone-time';
import { readProjectedCode } from '../tools/weapp/projected-code';

/** A new season from nothing to the first check-in, on three phones that nobody knows, by what each of them shows. */
let season: SeasonServer;

beforeAll(async () => {
  season = await startEmpty();
  holdTime(season);
});

afterAll(async () => {
  await endSeason(season);
});

/** From the first screen with a code to its next step. */
async function enterCode(person: Person, code: string): Promise<void> {
  await person.tap('我是党员，去加入');
  await person.untilText('请向支部书记要 8 位加入码');
  await person.input('例如 ABCD 2345', code);
  await person.tap('下一步');
}

async function askToJoin(person: Person, code: string, name: string): Promise<void> {
  await enterCode(person, code);
  await person.untilText('您要加入的支部 一车间支部');
  await person.input('与党员名册上一致', name);
  const { denied, calls } = person.app.phone;
  denied.add('privacy');
  await person.tap('同意并申请加入');
  // Whoever says no to WeChat's privacy guide has sent nothing, and may think better of it.
  expect(calls).not.toContain('joining.ask');
  denied.delete('privacy');
  await person.tap('同意并申请加入');
  await person.untilText('已提交，等书记确认');
}

async function letIn(person: Person, name: string): Promise<void> {
  await person.tap('加入申请');
  await person.untilText('1 人等您确认');
  await person.tap(`同意 ${name} 加入`);
  await person.untilText(`${name} 已加入`);
  person.app.navigateBack();
}

async function openOrganisation(person: Person): Promise<void> {
  await person.tap('我的');
  await person.tap('组织与成员');
}

/** The administrator's first visit: organisation, season and branch. Answers the branch's code of invitation. */
async function found(office: Person): Promise<string> {
  await office.untilText('现在没有进行中的冬训季');
  await enterCode(office, season.administratorCode ?? '');
  await office.untilText('您将成为第一位管理员');
  await office.input('例如 滨江区委', '滨江区委');
  await office.input('例如 机关第一支部', '机关第一支部');
  await office.input('与党员名册上一致', '陈晨');
  await office.tap('同意并开通');
  await office.untilText('已加入 机关第一支部。下一步：在“组织与成员”里开始冬训季');
  await office.tap('去组织与成员');
  await office.input('例如 2026 年冬训', '2026 年冬训');
  await office.tap('开始这一季');
  await office.untilText('2026 年冬训：2026年11月25日');
  await office.tap('滨江区委');
  await office.tap('加一个下级组织');
  await office.input('例如 一车间支部', '一车间支部');
  await office.tap('保存');
  await office.untilText('还没有书记');
  await office.tap('一车间支部');
  await office.tap('加入码');
  const invitation = await office.untilText('复制邀请');
  return /一车间支部 (\w{4} \w{4})/u.exec(invitation)?.[1] ?? '';
}

/** The administrator makes a member of the branch its secretary. */
async function appoint(office: Person, name: string): Promise<void> {
  await office.tap('一车间支部');
  await office.tap('成员与职务');
  await office.tap(name);
  await office.tap('职务');
  await office.tap('任命书记');
  await office.untilText('一车间支部书记');
}

async function openDesk(person: Person): Promise<void> {
  await person.tap('我的');
  await person.tap('书记工作台');
}

async function publishSession(hall: Person): Promise<void> {
  await hall.tap('新建场次');
  await hall.input('例如：冬训第一课', '冬训第一课');
  await hall.input('例如：一楼会议室', '一楼会议室');
  await hall.tap('发布');
  await hall.untilText('已发布');
}

/** The secretary lets the member in and opens the session. Answers what the code on the board says. */
async function openSession(hall: Person): Promise<string> {
  await openDesk(hall);
  await letIn(hall, '田海波');
  await hall.tap('开始签到');
  await hall.untilText('微信扫一扫签到 10 已签到 0 / 应到 2');
  return readProjectedCode(hall);
}

test('an empty cloud leads from the one-time code to a first check-in, on three phones', async () => {
  const officePhone = phoneOf(season, 'phone-1');
  const hallPhone = phoneOf(season, 'phone-2');
  const memberPhone = phoneOf(season, 'phone-3');
  const code = await found(await openMiniProgram(officePhone));
  await askToJoin(await openMiniProgram(hallPhone), code, '苏明辉');
  const office = await openMiniProgram(officePhone);
  await openOrganisation(office);
  await letIn(office, '苏明辉');
  await appoint(office, '苏明辉');

  const desk = await openMiniProgram(hallPhone);
  await openDesk(desk);
  await publishSession(desk);
  await askToJoin(await openMiniProgram(memberPhone), code, '田海波');
  memberPhone.scans.push(await openSession(await openMiniProgram(hallPhone)));

  const member = await openMiniProgram(memberPhone);
  expect(await member.untilText('冬训第一课')).toContain('学习积分 0 分');
  await member.tap('扫码签到');
  await member.untilText('签到成功 +10 分');
  await member.tap('完成');
  expect(await member.untilText('学习积分 10 分')).toContain('18:50 已签到');

  const sheet = await openMiniProgram(hallPhone);
  await openDesk(sheet);
  await sheet.untilText('已到 1 / 应到 2');
  await sheet.tap('签到名单');
  await sheet.untilText('未到 1 已到 1');
  await sheet.tap('已到 1');
  await sheet.untilText('田海波 已到 18:50');
}, 120_000);
