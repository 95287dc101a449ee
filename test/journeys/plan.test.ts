import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

let season: SeasonServer;
let browser: Browser;

beforeEach(async () => {
  season = await startSeasonServer();
  browser = await startBrowser();
});

afterEach(async () => {
  await browser.close();
  await season.close();
});

const toDesk = async (page: Page) => {
  await press(page, '我的');
  await press(page, '我的任务');
  await press(page, '任务书与进度');
};

async function scoreOf(name: string): Promise<number> {
  const [member] = await season.cloud.database.find('members', { name });
  const memberId = String(member?._id);
  const [record] = await season.cloud.database.find('studyRecords', { memberId });
  return Number(record?.['score']);
}

test('an administrator publishes a task, a member does it this week, and its ring and points grow', async () => {
  // The committee's draft, due tomorrow: before the other tasks of the week.
  const due = { dueOn: '20261126' };
  await season.cloud.database.updateMany('tasks', { status: 'draft' }, { $set: due });
  const before = await scoreOf('田海波');
  const member = await visit(browser, season, 'line-worker');
  await says(member.page, '5/10');

  const office = await visit(browser, season, 'administrator');
  await toDesk(office.page);
  await says(office.page, '7 个支部');
  await press(office.page, '任务');
  await press(office.page, '交一份冬训小结');
  await press(office.page, '发布');
  await says(office.page, '已发布');

  await press(member.page, '我的');
  await press(member.page, '首页');
  await says(member.page, '5/11');
  await says(member.page, '交一份冬训小结 明天截止');
  await press(member.page, '全部任务');
  await says(member.page, '11 项任务，完成 5 项');
  await press(member.page, '交一份冬训小结');
  await member.page
    .locator('textarea')
    .filter({ visible: true })
    .fill('学了两门微课，带了一名徒弟');
  await press(member.page, '提交给书记');
  await says(member.page, '已提交，等书记确认');

  const secretary = await visit(browser, season, 'secretary');
  await toDesk(secretary.page);
  await press(secretary.page, '材料');
  await says(secretary.page, '学了两门微课，带了一名徒弟');
  await press(secretary.page, '确认完成田海波');
  await says(secretary.page, '已确认田海波的材料');

  await member.page.goto(`${season.url}/#/pages/home/index`);
  await says(member.page, '6/11');
  expect(await scoreOf('田海波')).toBe(before + 20);
  await says(member.page, `${before + 20} 分`);
  expect([...member.errors, ...office.errors, ...secretary.errors]).toEqual([]);
}, 180_000);
