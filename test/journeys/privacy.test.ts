import type { Browser } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

let season: SeasonServer;
let browser: Browser;

beforeAll(async () => {
  season = await startSeasonServer();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await season.close();
});

test('a member reads what is kept, takes it along, erases it and is a guest afterwards', async () => {
  const { page } = await visit(browser, season, 'line-worker');
  await press(page, '我的');
  await press(page, '隐私中心');
  await says(page, '带走我的资料');
  await press(page, '签到记录');
  await says(page, '到场时间');
  await page.goBack();
  const download = page.waitForEvent('download');
  await press(page, '导出表格');
  expect((await download).suggestedFilename()).toMatch(/^本人资料.*\.xlsx$/u);
  await says(page, '已生成，请查看');
  await press(page, '导出数据文件');
  const file = page.waitForEvent('download');
  await press(page, '数据文件已备好，点这里保存');
  expect((await file).suggestedFilename()).toMatch(/^本人资料.*\.json$/u);
  await page.evaluate(() => localStorage.setItem('ws1.own.quizDraft.any', 'chosen'));
  await press(page, '删除我的资料');
  await says(page, '删除后不能恢复，支部统计人数不受影响');
  await press(page, '删除');
  await says(page, '您的资料已删除');
  const own = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.includes('.own.')),
  );
  expect(own).toEqual([]);
  await press(page, '去首页');
  await press(page, '我的');
  await says(page, '我是党员，去加入');

  const office = await visit(browser, season, 'administrator');
  await office.page.goto(`${season.url}/#/privacy/audit/index`);
  await says(office.page, '本人删除资料');
}, 180_000);
