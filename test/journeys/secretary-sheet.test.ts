import type { Browser } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';

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

async function sessionOfToday(): Promise<string> {
  await projectedText(season);
  const nowMs = season.clock.now();
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const today = sessions.find((one) => one.status === 'open' && one.endsAtMs > nowMs);
  if (!today) throw new Error('no session is open');
  return today.sessionId;
}

test('a secretary keeps the list by hand, without a network too, and decides about leave', async () => {
  const sessionId = await sessionOfToday();
  const sheet = () => callAs(season, 'secretary', 'attendance', 'sheet', { sessionId });
  const member = await visit(browser, season, 'line-worker');
  await member.page.goto(`${season.url}/#/study/leave/index?id=${sessionId}`);
  await press(member.page, '出差');
  await press(member.page, '提交申请');
  await says(member.page, '已提交，等书记处理');

  const desk = await visit(browser, season, 'secretary');
  const { page } = desk;
  await page.goto(`${season.url}/#/secretary/attendance-sheet/index?id=${sessionId}`);
  await says(page, '请假申请 1');
  await press(page, '同意田海波请假');
  await says(page, '请假 1');
  await member.page.reload();
  await says(member.page, '书记已同意请假');

  const [first, second] = (await sheet()).rows.filter((row) => row.status === 'none');
  if (!first || !second) throw new Error('everybody is there already');
  const standing = async (memberId: string) =>
    (await sheet()).rows.find((row) => row.memberId === memberId)?.status;
  const search = page.locator('.attendance-sheet__search input');
  await search.fill(first.initials);
  await press(page, `${first.name}，未到，更改`);
  await press(page, '到场');
  await press(page, '没带手机');
  await says(page, `${first.name}：已到`);
  await press(page, '撤销');
  await page.clock.fastForward(10_000);
  expect(await standing(first.memberId)).toBe('none');

  await page.context().setOffline(true);
  for (const one of [first, second]) {
    await search.fill(one.name);
    await press(page, `${one.name}，未到，更改`);
    await press(page, '到场');
    await press(page, '没带手机');
  }
  await page.clock.fastForward(10_000);
  await says(page, '2 处修改待上传');
  expect(await standing(first.memberId)).toBe('none');
  await page.context().setOffline(false);
  await page.clock.fastForward(60_000);
  await page.getByText('2 处修改待上传').waitFor({ state: 'detached' });
  expect([await standing(first.memberId), await standing(second.memberId)]).toEqual([
    'present',
    'present',
  ]);

  await press(page, '值得留意和更改记录');
  await says(page, `${first.name}：未到 → 已到`);
  // The browser says by itself that it had no network.
  const errors = [...desk.errors, ...member.errors];
  expect(errors.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
}, 180_000);
