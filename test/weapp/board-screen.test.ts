import type { SeasonServer } from '../tools/planted-season';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime } from '../tools/weapp/phone-time';

let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

test('a phone as a board stays on and bright, also after a call, and gets its own light back', async () => {
  const phone = phoneOf(season, 'secretary');
  phone.screen.brightness = 0.3;
  const secretary = await openMiniProgram(phone, '/secretary/desk/index');
  expect(phone.screen).toEqual({ keptOn: false, brightness: 0.3 });
  await secretary.tap('开始签到');
  await secretary.untilText('微信扫一扫签到');
  expect(phone.screen).toEqual({ keptOn: true, brightness: 1 });

  secretary.app.hide();
  expect(phone.screen.keptOn).toBe(false);
  secretary.app.show();
  await secretary.settle();
  expect(phone.screen.keptOn).toBe(true);

  secretary.app.navigateBack();
  await secretary.settle();
  expect(phone.screen).toEqual({ keptOn: false, brightness: 0.3 });
});
