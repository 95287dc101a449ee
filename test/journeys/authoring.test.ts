import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { LECTURES_FOLDER } from '../../local-cloud/demo-season/make-lectures/lecture-script';
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

const film = (name: string) => path.join(LECTURES_FOLDER, 'carbon-monoxide', name);
const title = '当心一氧化碳';
const field = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).last();
/** Presses what opens the choice of a file, and picks this one. */
async function pick(page: Page, name: string, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, name);
  await (await chooser).setFiles(file);
}
/** Pictures for whoever looks at the screens; where no folder is named there are none. */
const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** A line that breaks at the first part of the film. */
async function breakLineOnce(page: Page): Promise<void> {
  await page.route('**/uploads/*.mp4', (route) => route.abort('connectionreset'), { times: 1 });
}

async function writeQuestion(page: Page): Promise<void> {
  await press(page, '编辑题目');
  await says(page, '还没有题目');
  await picture(page, 'quiz-empty');
  await press(page, '添加一题');
  await field(page, '题目').fill('屋里烧煤取暖，一定要怎么做？');
  await field(page, '选项 A').fill('留一条窗缝');
  await field(page, '选项 B').fill('把门窗关严');
  await press(page, '去掉选项 C');
  await press(page, '正确 选项 A');
  await picture(page, 'question');
  await press(page, '完成');
  await says(page, '第 1 题');
  await picture(page, 'quiz');
  await press(page, '保存题目');
}

/** Plays and answers as a member will, and nothing of it is told to the server. */
async function preview(page: Page): Promise<void> {
  const told: string[] = [];
  page.on('request', (request) => {
    if (/"action":"(?:start|report|answer)"/u.test(request.postData() ?? ''))
      told.push(request.url());
  });
  await press(page, '预览');
  await says(page, '不计时长，不计积分');
  await page.waitForFunction(() => document.querySelector('video') !== null);
  await page.locator('video').evaluate((one: HTMLVideoElement) => one.play());
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1);
  await picture(page, 'preview');
  await press(page, '去答题');
  await press(page, '留一条窗缝');
  await press(page, '提交答案');
  await says(page, '答对 1 题，共 1 题');
  await picture(page, 'preview-result');
  await page.goBack();
  expect(told).toEqual([]);
}

test('an administrator sends a film over a line that breaks, writes a question and publishes; a member plays it', async () => {
  const { page, errors } = await visit(browser, season, 'administrator');
  await page.goto(`${season.url}/#/roster/organisation/index`);
  await press(page, '微课管理');
  await says(page, '上级发布');
  await press(page, '新建微课');
  await says(page, '发布前还缺');
  await field(page, '标题').fill(title);
  await press(page, '安全生产');
  await press(page, '从讲师库选');
  await field(page, '搜索讲师姓名').fill('建平');
  await press(page, '马建平');
  await press(page, '保存');
  await says(page, '发布前还缺：视频、封面');
  await picture(page, 'editor-new');

  await breakLineOnce(page);
  await pick(page, '选择视频', film('video.mp4'));
  await says(page, '29 秒');
  await press(page, '用视频画面做封面');
  await page.locator('.authoring__poster').waitFor();
  await pick(page, '选择小视频', film('video-low.mp4'));
  await says(page, '比正片省 50% 流量');
  const chosen = page.waitForEvent('filechooser');
  await page.getByLabel('选择文件：字幕', { exact: true }).filter({ visible: true }).click();
  await (await chosen).setFiles(film('captions.vtt'));
  await says(page, '读到');
  await writeQuestion(page);
  await says(page, '题库 1 题，每人抽 1 题');
  await picture(page, 'editor-ready');
  await preview(page);
  await press(page, '发布');
  await says(page, '已发布，一分钟内出现在党员的微课里');
  await picture(page, 'published');
  expect(errors.filter((one) => !one.includes('ERR_CONNECTION_RESET'))).toEqual([]);

  season.clock.advance(61_000);
  const member = await visit(browser, season, 'line-worker');
  await press(member.page, '微课');
  await press(member.page, title);
  const video = member.page.locator('video');
  await video.evaluate((one: HTMLVideoElement) => one.play());
  await member.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1);
  await member.context.close();

  await page.goBack();
  await says(page, '已上架');
  await picture(page, 'list');
}, 180_000);
