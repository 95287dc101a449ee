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

const fill = (page: Page, hint: string, text: string) =>
  page.getByPlaceholder(hint).filter({ visible: true }).last().fill(text);

test('a secretary drafts a session, publishes it, opens it, closes it by mistake and opens it again', async () => {
  const { page, errors } = await visit(browser, season, 'secretary');
  await press(page, '我的');
  await press(page, '书记工作台');
  await press(page, '新建场次');
  await says(page, '应到 24 人');
  await fill(page, '例如：冬训第一课', '车间夜谈');
  await press(page, '发布');
  await says(page, '请填写地点');
  await press(page, '存草稿');
  await says(page, '草稿');

  await press(page, '车间夜谈');
  await says(page, '删除草稿');
  await fill(page, '例如：一楼会议室', '工具间');
  await press(page, '发布');
  // A draft has no venue on the desk: now the desk's card is that of the session.
  await says(page, '工具间');

  await press(page, '本场管理');
  await says(page, '照这一场再办一场');
  await press(page, '开始签到');
  await says(page, '微信扫一扫签到');
  await page.goBack();
  await press(page, '结束签到');
  await press(page, '结束');
  await press(page, '重新开放签到');
  await says(page, '打开签到码');
  expect(errors).toEqual([]);

  const [session] = await season.cloud.database.find('sessions', { title: '车间夜谈' });
  const changes = session?.['changes'] as { what: string }[];
  expect(session).toMatchObject({ status: 'open', venue: '工具间', expected: 24 });
  expect(changes.map((one) => one.what)).toEqual(['opened', 'closed', 'reopened']);
}, 120_000);
