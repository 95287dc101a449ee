import type { SeasonServer } from '../tools/planted-season';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime } from '../tools/weapp/phone-time';
import { Phone } from '../tools/weapp/phone';

let season: SeasonServer;
beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});
afterEach(async () => {
  await endSeason(season);
});

test('a new version is offered, and started when the person agrees', async () => {
  const phone = phoneOf(season, 'line-worker');
  const member = await openMiniProgram(phone);
  await member.untilText('学习积分');
  phone.modalAnswers.push({ confirm: false }, { confirm: true });
  phone.loadNewVersion();
  await member.settle();
  expect(phone.shown.modals[0]).toMatch(/^有新版本/u);
  expect(phone.update.applied).toBe(false);
  phone.loadNewVersion();
  await member.settle();
  expect(phone.update.applied).toBe(true);
});

test.each([
  ['a client that is too old', 'CLIENT_OUTDATED', '小程序版本过旧，请关闭后重新打开'],
  ['functions that are behind', 'FUNCTIONS_OUTDATED', '服务正在升级，请过几分钟再试'],
])('%s is told so on the screen', async (_case, code, words) => {
  const nowMs = season.clock.now();
  const phone = new Phone(() => Promise.resolve({ ok: false, code, serverNowMs: nowMs }));
  const member = await openMiniProgram(phone);
  await member.untilText(words);
});
