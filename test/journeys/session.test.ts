import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
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

/** By the tag: the element around the field carries the hint as well, and stands there before the field does. */
const fill = (page: Page, hint: string, text: string) =>
  page.locator(`input[placeholder="${hint}"]`).filter({ visible: true }).last().fill(text);

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
  // The demo branch meets at that hour already, and so does the district.
  await says(page, '同一时间已有场次');
  await press(page, '仍然发布');
  await says(page, '已发布，应到 24 人');
  await says(page, '工具间');
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

test('a poster is published, printed, scanned off the wall, and counts only in its time', async () => {
  const { page, errors } = await visit(browser, season, 'secretary');
  await page.goto(`${season.url}/#/office/session-editor/index`);
  await fill(page, '例如：冬训第一课', '工段例会');
  await fill(page, '例如：一楼会议室', '二号车间');
  await press(page, '更多设置');
  await press(page, '张贴码');
  await press(page, '发布');
  await press(page, '仍然发布');
  await says(page, '已发布');
  await press(page, '签到码海报');
  const picture = page.locator('.poster__picture img');
  await picture.waitFor();
  const poster = await codeOf(page);
  await page.goBack();

  const member = await visit(browser, season, 'line-worker');
  const scan = async () => {
    await member.page.goto(`${season.url}/#/pages/home/index`);
    await member.page.goto(`${season.url}/#/pages/check-in/index?q=${encodeURIComponent(poster)}`);
  };
  const untilOpen = async () => {
    const isOpen = { title: '工段例会', status: 'open' };
    while ((await season.cloud.database.count('sessions', isOpen)) === 0)
      await page.waitForTimeout(50);
  };
  await scan();
  await says(member.page, '签到还没开始');
  await press(page, '开始签到');
  await untilOpen();
  await scan();
  await says(member.page, '签到成功');
  await says(member.page, '工段例会');
  expect([...errors, ...member.errors]).toEqual([]);

  const [session] = await season.cloud.database.find('sessions', { title: '工段例会' });
  const record = await season.cloud.database.find('studyRecords', { attended: session?._id ?? '' });
  expect(record).toHaveLength(1);
}, 120_000);

/** Reads the code off the finished poster, as a phone before the wall does. */
async function codeOf(page: Page): Promise<string> {
  const source = await page.locator('.poster__picture img').getAttribute('src');
  const bytes = Buffer.from((source ?? '').replace(/^data:image\/png;base64,/u, ''), 'base64');
  return decodeQR(PNG.sync.read(bytes));
}
