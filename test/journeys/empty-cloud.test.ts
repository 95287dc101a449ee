import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startEmptySeason } from '../tools/empty-season';
import type { SeasonServer } from '../tools/planted-season';

let season: SeasonServer;
let browser: Browser;

beforeAll(async () => {
  season = await startEmptySeason();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await season.close();
});

const fill = (page: Page, hint: string, text: string) =>
  page.locator(`input[placeholder="${hint}"]`).filter({ visible: true }).last().fill(text);

/** From the first screen with a code to its next step. */
async function enterCode(page: Page, code: string): Promise<void> {
  await press(page, '我是党员，去加入');
  await says(page, '请向支部书记要 8 位加入码');
  await fill(page, '例如 ABCD 2345', code);
  await press(page, '下一步');
}

async function ask(page: Page, code: string, name: string): Promise<void> {
  await enterCode(page, code);
  await says(page, '您要加入的支部 一车间支部');
  await fill(page, '与党员名册上一致', name);
  await press(page, '同意并申请加入');
  await says(page, '已提交，等书记确认');
}

test('an empty cloud leads from the one-time code to a first check-in', async () => {
  // The administrator.
  const office = await visit(browser, season, 'phone-1');
  await says(office.page, '现在没有进行中的冬训季');
  await enterCode(office.page, season.administratorCode ?? '');
  await says(office.page, '您将成为第一位管理员');
  await fill(office.page, '例如 滨江区委', '滨江区委');
  await fill(office.page, '例如 机关第一支部', '机关第一支部');
  await fill(office.page, '与党员名册上一致', '陈晨');
  await press(office.page, '同意并开通');
  await says(office.page, '已加入 机关第一支部。下一步：在“组织与成员”里开始冬训季');
  await press(office.page, '去组织与成员');
  await fill(office.page, '例如 2026 年冬训', '2026 年冬训');
  await press(office.page, '开始这一季');
  await says(office.page, '2026 年冬训：2026年11月25日至2027年2月23日');
  await press(office.page, '滨江区委');
  await press(office.page, '加一个下级组织');
  await fill(office.page, '例如 一车间支部', '一车间支部');
  await press(office.page, '保存');
  await says(office.page, '还没有书记');
  await press(office.page, '一车间支部');
  await press(office.page, '加入码');
  const shown = office.page.locator('.organisation-page__code');
  await shown.waitFor();
  const code = (await shown.textContent()) ?? '';

  // The secretary asks, is let in and given the role.
  const hall = await visit(browser, season, 'phone-2');
  await ask(hall.page, code, '苏明辉');
  await office.page.goBack();
  await press(office.page, '加入申请');
  await says(office.page, '1 人等您确认');
  await press(office.page, '同意 苏明辉 加入');
  await says(office.page, '苏明辉 已加入');
  await office.page.goBack();
  await press(office.page, '一车间支部');
  await press(office.page, '成员与职务');
  await press(office.page, '苏明辉');
  await press(office.page, '职务');
  await press(office.page, '任命书记');
  await says(office.page, '一车间支部书记');
  await hall.page.clock.fastForward(11_000);
  await says(hall.page, '您已加入 一车间支部');
  await press(hall.page, '去首页');
  await press(hall.page, '我的');
  await press(hall.page, '书记工作台');
  await press(hall.page, '新建场次');
  await fill(hall.page, '例如：冬训第一课', '冬训第一课');
  await fill(hall.page, '例如：一楼会议室', '一楼会议室');
  await press(hall.page, '发布');
  await says(hall.page, '已发布');
  await hall.page.goBack();

  // A member joins and checks in.
  const member = await visit(browser, season, 'phone-3');
  await ask(member.page, code, '田海波');
  await says(hall.page, '书记工作台');
  await hall.page.clock.fastForward(11_000);
  await press(hall.page, '加入申请');
  await press(hall.page, '同意 田海波 加入');
  await says(hall.page, '田海波 已加入');
  await member.page.clock.fastForward(11_000);
  await says(member.page, '您已加入 一车间支部');
  await hall.page.goBack();
  await press(hall.page, '开始签到');
  await says(hall.page, '微信扫一扫签到');
  const [session] = await season.cloud.database.find('sessions', {});
  const sessionId = session?._id ?? '';
  const secretary = season.persons[1]?.openid ?? '';
  const board = (await season.cloud.invoke(
    'check-in',
    { action: 'board', input: { sessionId } },
    { openid: secretary },
  )) as { data: { codes: string[] } };
  const text = board.data.codes[0] ?? '';
  await member.page.goto(`${season.url}/#/pages/check-in/index?q=${encodeURIComponent(text)}`);
  await says(member.page, '签到成功');
  await says(member.page, '+10 分');
  expect([...office.errors, ...hall.errors, ...member.errors]).toEqual([]);
}, 300_000);
