import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { PROJECTOR, startBrowser } from '../tools/browser/browser';
import { writeCameraVideo } from '../tools/browser/fake-camera';
import { press, says, visit } from '../tools/browser/visitor';
import { startSeasonServer, type SeasonServer } from '../tools/planted-season';

let season: SeasonServer;
let browser: Browser;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hall-'));
  await writeCameraVideo(path.join(folder, 'camera.y4m'));
  season = await startSeasonServer();
  browser = await startBrowser(path.join(folder, 'camera.y4m'));
});

afterEach(async () => {
  await browser.close();
  await season.close();
  await rm(folder, { recursive: true, force: true });
});

test('a member holds the phone before the projected code and is checked in', async () => {
  season.clock.resume();
  const hall = await visit(browser, season, 'secretary', PROJECTOR);
  await press(hall.page, '我的');
  await press(hall.page, '书记工作台');
  await press(hall.page, '开始签到');
  const code = hall.page.locator('.board-code__image');
  await code.waitFor();
  await hall.page.getByLabel('已签到 0 人，应到 24 人').waitFor();
  await writeCameraVideo(path.join(folder, 'camera.y4m'), await code.screenshot());
  // The code on the picture is the present one for as long as the rest takes.
  season.clock.freeze();

  const member = await visit(browser, season, 'line-worker');
  await press(member.page, '扫码签到');
  await says(member.page, '签到成功');
  await says(member.page, '+10 分');
  await press(member.page, '完成');
  await says(member.page, '学习积分 183');

  await hall.page.clock.fastForward(10_000);
  await hall.page.getByLabel('已签到 1 人，应到 24 人').waitFor();
  await says(hall.page, '田*波');
  expect([...hall.errors, ...member.errors]).toEqual([]);
}, 180_000);
