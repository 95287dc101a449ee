import type { SeasonServer } from '../tools/planted-season';
import { Film } from '../tools/weapp/film';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';

let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

async function openLecture(title: RegExp, phone = phoneOf(season, 'line-worker')) {
  const member = await openMiniProgram(phone);
  await member.untilText('学习积分');
  member.app.switchTab('/pages/lectures/index');
  await member.tap(title);
  await member.untilText('学满 90% 即完成');
  return { member, phone, film: new Film(season, member) };
}

test('a lecture goes on where it was left, its share grows while it plays, and it is completed once', async () => {
  const { member, film } = await openLecture(/^冬季安全生产要记牢的三件事/);
  expect(member.text()).toContain('已学 45%');
  await film.play(20);
  await member.untilText('已学 65%');
  await film.play(60);
  await member.untilText('本课已完成 +3 分');

  passTime(season, 2_000);
  member.app.switchTab('/pages/me/index');
  await member.settle();
  await member.tap('积分明细');
  const book = await member.untilText('冬季安全生产要记牢的三件事');
  expect(book).toContain('学习积分 76 分');
  expect(book.match(/冬季安全生产要记牢的三件事 \d\d:\d\d · 学完微课/g)).toHaveLength(1);
});

test('what was passed over does not count, and the way back to it is offered', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  await film.play(10);
  film.jump(60);
  await film.play(10);
  const share = Math.floor((20 / film.durationSeconds) * 100);
  await member.untilText(`已学 ${share}%`);
  await member.tap('补看跳过的部分');
  expect(phone.videoCommands.at(-1)).toMatch(/ seek 10(\.\d+)?$/);
});

test('what was watched before the app was killed is sent when the lecture is opened again', async () => {
  const { phone, film } = await openLecture(/^老年人防范电信诈骗/);
  phone.setOnline(false);
  await film.play(40);
  passTime(season, 3_600_000);
  phone.setOnline(true);
  const again = await openLecture(/^老年人防范电信诈骗/, phone);
  const share = Math.floor((40 / film.durationSeconds) * 100);
  expect(again.member.text()).toContain(`已学 ${share}%`);
});

const filmOf = (member: Awaited<ReturnType<typeof openLecture>>['member']) =>
  String(member.attributeOf('video', 'src'));

test('another quality goes on where the picture stood, what was played stays, and the phone remembers the choice', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  expect(filmOf(member)).toMatch(/video\.mp4/u);
  await member.tap('省流量');
  await film.play(10);
  const before = phone.videoCommands.length;
  await member.tap('高清');
  expect(filmOf(member)).toMatch(/video\.mp4.*#2$/u);
  // Another film starts from its beginning, and says so before it is led back.
  member.fireOn('video', 'timeupdate', { currentTime: 0, duration: film.durationSeconds });
  member.fireOn('video', 'loadedmetadata', { duration: film.durationSeconds });
  expect(phone.videoCommands.slice(before)).toContain('lecture-video seek 10');
  await film.play(20);
  await member.untilText(`已学 ${Math.floor((30 / film.durationSeconds) * 100)}%`);
  await member.tap('省流量');

  const again = await openLecture(/^老年人防范电信诈骗/, phone);
  expect(filmOf(again.member)).toMatch(/video-low\.mp4/u);
});

test('on a mobile network the smaller film is played by itself', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.networkType = '4g';
  const { member } = await openLecture(/^老年人防范电信诈骗/, phone);
  expect(filmOf(member)).toMatch(/video-low\.mp4/u);
  expect(member.text()).toContain('自动·省流量');
});

test('a film that breaks off is asked for again where it stood, and says so only when that is in vain', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  await film.play(10);
  member.fireOn('video', 'play');
  for (const wait of [1_000, 3_000]) {
    member.fireOn('video', 'error', { errMsg: 'MEDIA_ERR_NETWORK' });
    passTime(season, wait);
    await member.settle();
  }
  expect(filmOf(member)).toMatch(/#2$/u);
  member.fireOn('video', 'loadedmetadata', { duration: film.durationSeconds });
  expect(phone.videoCommands).toContain('lecture-video seek 10');
  await film.play(10);
  expect(member.text()).toContain(`已学 ${Math.floor((20 / film.durationSeconds) * 100)}%`);
  for (const wait of [1_000, 3_000, 6_000, 0]) {
    member.fireOn('video', 'error', { errMsg: 'MEDIA_ERR_NETWORK' });
    passTime(season, wait);
    await member.settle();
  }
  await member.untilText('视频没能打开');
});
