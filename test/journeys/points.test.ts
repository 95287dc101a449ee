import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../tools/browser/browser';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';

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

/** A recalculation of the whole season on a busy machine. */
const longMs = 240_000;

const open = (page: Page, route: string) => page.goto(`${season.url}/#/points/${route}/index`);
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true }).last();
/** Pictures for whoever looks at the screens; where no folder is named there are none. */
const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** A member of the demo secretary's branch, and what their score is now. */
async function memberOfBranch() {
  const { branches } = await callAs(season, 'secretary', 'points', 'branches', {});
  const [branch] = branches;
  if (!branch) throw new Error('the secretary has no branch');
  const { branchId, name: branchName } = branch;
  const score = async (memberId: string) =>
    (await callAs(season, 'secretary', 'points', 'members', { branchId })).members.find(
      (one) => one.memberId === memberId,
    )?.score;
  const { members } = await callAs(season, 'secretary', 'points', 'members', { branchId });
  return { branchName, members, score };
}

test('30 points by hand count once a second person says so', async () => {
  const { members, score } = await memberOfBranch();
  const [member] = members;
  if (!member) throw new Error('nobody is in the branch');
  const { page } = await visit(browser, season, 'secretary');
  await open(page, 'desk');
  await says(page, '没有等待确认的加分');
  await picture(page, 'desk-empty');
  await press(page, '给党员加分');
  await press(page, '选择党员');
  await says(page, `现有 ${member.score} 分`);
  await picture(page, 'choose-member');
  await press(page, member.name);
  await field(page, '分数').fill('30');
  await press(page, '义务讲解');
  await picture(page, 'adjust');
  await press(page, '加 30 分');
  await says(page, '已提交，等第二人确认');
  await picture(page, 'adjust-waits');
  expect(await score(member.memberId)).toBe(member.score);

  const second = await visit(browser, season, 'administrator');
  await open(second.page, 'desk');
  await press(second.page, `${member.name} +30`);
  await says(second.page, '义务讲解');
  await picture(second.page, 'confirm');
  await press(second.page, '确认计入');
  await says(second.page, '没有等待确认的加分');
  expect(await score(member.memberId)).toBe(member.score + 30);
  await press(second.page, '全部');
  await says(second.page, '已计入');
  await picture(second.page, 'desk-all');
}, 120_000);

test('of a file with two bad lines the good ones count, and all of it can be taken back', async () => {
  const { branchName, members, score } = await memberOfBranch();
  const [, , third, fourth] = members;
  if (!third || !fourth) throw new Error('the branch is too small');
  const lines = [
    '姓名,所在支部,学习日期,学习内容,积分',
    `${third.name},${branchName},2026-11-24,学习强国,20`,
    `${fourth.name},${branchName},2026-11-24,学习强国,15`,
    `没有这人,${branchName},2026-11-24,学习强国,15`,
    `${fourth.name},${branchName},2026-11-23,学习强国,一百`,
  ];
  const { page } = await visit(browser, season, 'administrator');
  await open(page, 'import');
  await says(page, '还没有导入过');
  const choosing = page.waitForEvent('filechooser');
  await press(page, '选择文件');
  const file = { name: '学习强国十一月.csv', mimeType: 'text/csv' };
  await (await choosing).setFiles({ ...file, buffer: Buffer.from(lines.join('\n')) });
  await says(page, '2 行有问题，不会计入');
  await says(page, '支部里没有这个人');
  await says(page, '不是 1 至 100 的整数');
  await picture(page, 'import-preview');
  await press(page, '可计入 2');
  await says(page, `第 2 行 ${third.name}`);
  await press(page, '确认计入 2 行');
  await says(page, '已计入 2 行：2 名党员，共 35 分');
  await picture(page, 'import-counted');
  expect(await score(third.memberId)).toBe(third.score + 20);
  await press(page, '整批撤销');
  await press(page, '文件有误');
  await picture(page, 'import-reverse');
  await page.getByRole('button', { name: '整批撤销', exact: true }).last().click();
  await says(page, '撤销：文件有误');
  expect(await score(third.memberId)).toBe(third.score);
}, 120_000);

test(
  'other rules are previewed, confirmed with a reason, and worked into every record',
  async () => {
    const { page } = await visit(browser, season, 'district-administrator');
    await open(page, 'rules');
    await says(page, '第 1 版');
    await picture(page, 'rules');
    await press(page, '修改规则');
    await field(page, '迟到签到').fill('11');
    await says(page, '迟到的分数不能高于按时');
    await field(page, '迟到签到').fill('3');
    await picture(page, 'rules-edit');
    await press(page, '看看会影响谁');
    await says(page, '名党员将减少 2 分');
    await picture(page, 'rules-preview');
    await press(page, '全部重算');
    await press(page, '与去年口径一致');
    await press(page, '确认修改');
    // A step a call, over all members: as long as it takes.
    await page.getByText('再核对修改期间的签到').waitFor({ timeout: longMs });
    await picture(page, 'rules-recounting');
    season.clock.advance(100_000);
    await page.clock.fastForward(5_000);
    await page.getByText('重新计算完成').waitFor({ timeout: longMs });
    await says(page, '第 2 版');
    await picture(page, 'rules-done');
    const { versions } = await callAs(season, 'line-worker', 'points', 'rules', {});
    expect(versions).toMatchObject([
      {
        rules: { version: 2, checkIn: { late: 3 } },
        mode: 'recalculate',
        reason: '与去年口径一致',
      },
      { rules: { version: 1, checkIn: { late: 5 } }, mode: 'start' },
    ]);
  },
  2 * longMs,
);
