import type { Award } from '../../cloudfunctions/shared/domain/award';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

let season: SeasonServer;
let browser: Browser;

beforeEach(async () => {
  season = await startSeasonServer();
  browser = await startBrowser();
  await season.cloud.fireTimer('summarise');
});

afterEach(async () => {
  await browser.close();
  await season.close();
});

const write = (page: Page, text: string) =>
  page.locator('textarea').filter({ visible: true }).last().fill(text);

test('a member appeals, the administrator upholds it, and the member has a certificate', async () => {
  const member = await visit(browser, season, 'line-worker');
  await press(member.page, '我的');
  await press(member.page, '表彰名单');
  await press(member.page, '学习标兵（第一阶段）');
  await says(member.page, '公示到 11月28日 24:00');
  await press(member.page, '提出异议');
  await press(member.page, '提交异议');
  await says(member.page, '请写明异议内容');
  await write(member.page, '11月18日的党课我到场了\n没有记上，请核实');
  await press(member.page, '提交异议');
  await says(member.page, '等待答复');

  const administrator = await visit(browser, season, 'administrator');
  await press(administrator.page, '我的');
  await says(administrator.page, '1 条异议待答复');
  await press(administrator.page, '表彰管理');
  await press(administrator.page, '学习标兵（第一阶段）');
  await says(administrator.page, '11月18日的党课我到场了 没有记上，请核实');
  await press(administrator.page, '答复田海波的异议');
  await write(administrator.page, '签到记录已核实');
  await press(administrator.page, '异议成立，增补');
  await says(administrator.page, '第 2 版（更正）');
  await press(administrator.page, '重新核算名单');
  await says(administrator.page, '核算一致');

  await member.page.goBack();
  await press(member.page, '学习标兵（第一阶段）');
  await says(member.page, '答复：签到记录已核实');
  await press(member.page, '第 1 版');
  await says(member.page, '这是第 1 版，已被更正');
  await press(member.page, '看现在的名单');
  await press(member.page, '查看证书');
  const picture = member.page.getByRole('img', { name: /^证书图片/u });
  const words = await picture.getAttribute('alt');
  expect(words).toMatch(
    /冬训学堂，证 书，田海波，在 2026 年冬训中.*学习标兵（第一阶段），青禾机械公司党委，2026年11月23日，证书编号 [0-9A-Z]{4}-\d{4}，校验码 [0-9A-Z]{8}$/u,
  );
  // Drawn, and not an empty sheet: a frame and words compress to much more than paper does.
  const src = await picture.getAttribute('src');
  expect((src ?? '').length).toBeGreaterThan(30_000);
  await press(member.page, '在名单上公开我的姓名，已开启');
  await says(member.page, '关闭后，别人看不到您的全名');
  await member.page.getByLabel('在名单上公开我的姓名，已关闭').last().waitFor();
  const [award] = await season.cloud.database.find('awards', { status: 'published' });
  expect(Object.values((award as unknown as Award).named)).toEqual([false]);
  expect([...member.errors, ...administrator.errors]).toEqual([]);
}, 180_000);

test('an administrator sees why, freezes a list and publishes it; members see it then', async () => {
  const administrator = await visit(browser, season, 'administrator');
  const { page } = administrator;
  await press(page, '我的');
  await press(page, '表彰管理');
  await press(page, '学习先进集体');
  await says(page, '未定名单');
  await press(page, '看候选名单');
  await says(page, '没有定名单，也没有通知任何人');
  await says(page, '中等支部名额');
  await says(page, '符合条件，名额已满');
  await press(page, '定名单');
  await press(page, '确定名单');
  await says(page, '名单已定，未公布');

  const secretary = await visit(browser, season, 'secretary');
  await press(secretary.page, '我的');
  await press(secretary.page, '表彰名单');
  await says(secretary.page, '学习标兵（第一阶段）');
  expect(await secretary.page.getByText('学习先进集体').count()).toBe(0);

  await press(page, '公布名单');
  await press(page, '现在公布');
  await says(page, '公示中');
  await secretary.page.goBack();
  await press(secretary.page, '表彰名单');
  await press(secretary.page, '学习先进集体');
  await says(secretary.page, '公平指数');
  expect([...administrator.errors, ...secretary.errors]).toEqual([]);
}, 180_000);
