import path from 'node:path';
import type { SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';
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
  const score = scoreIn(await member.untilText('学习积分'));
  member.app.switchTab('/pages/lectures/index');
  await member.tap(title);
  await member.untilText('学满 90% 即完成');
  return { member, phone, score, film: new Film(season, member) };
}

const scoreIn = (text: string) => Number(/学习积分 (\d+)/u.exec(text)?.[1]);

test('a lecture goes on where it was left, its share grows while it plays, and it is completed once', async () => {
  const { member, film, score } = await openLecture(/^冬季安全生产要记牢的三件事/);
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
  expect(scoreIn(book)).toBe(score + 3);
  expect(book.match(/冬季安全生产要记牢的三件事 \d\d:\d\d 学完微课/g)).toHaveLength(1);
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

test('what was watched before the app was killed is sent when it is opened again, and counts once', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  phone.setOnline(false);
  await film.play(40);
  member.app.kill();
  const reports = () => phone.calls.filter((call) => call === 'lecture.report').length;
  const before = reports();
  passTime(season, 3_600_000);
  phone.setOnline(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(reports()).toBe(before);

  const credited = async () => {
    const { lectures } = await callAs(season, 'line-worker', 'lecture', 'list', {});
    return lectures.find(({ title }) => title.startsWith('老年人防范电信诈骗'))?.coverage ?? 0;
  };
  expect(await credited()).toBe(0);
  const again = await openLecture(/^老年人防范电信诈骗/, phone);
  const share = Math.floor((40 / film.durationSeconds) * 100);
  expect(again.member.text()).toContain(`已学 ${share}%`);
  expect(await credited()).toBeCloseTo(40 / film.durationSeconds, 2);
  expect(reports()).toBe(before + 1);
});

type Member = Awaited<ReturnType<typeof openLecture>>['member'];

/** The file that the player plays, and the round in which it asks for it. The storage's addresses hide the name. */
function filmOf(member: Member): string {
  const { pathname, hash } = new URL(String(member.attributeOf('video', 'src')));
  const name =
    pathname
      .split('/')
      .at(-1)
      ?.replace(/\.mp4$/u, '') ?? '';
  return `${path.basename(Buffer.from(name, 'base64url').toString())}${hash}`;
}

/** The film breaks off so often in a row, and the phone waits as long as it does then. */
async function breakOff(member: Member, times: number): Promise<void> {
  for (const waitMs of [1_000, 3_000, 6_000, 0].slice(0, times)) {
    member.fireOn('video', 'error', { errMsg: 'MEDIA_ERR_NETWORK' });
    await member.settle();
    passTime(season, waitMs);
    await member.settle();
  }
}

test('another quality goes on where the picture stood, what was played stays, and the phone remembers the choice', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  expect(filmOf(member)).toBe('video.mp4');
  await member.tap('省流量');
  expect(filmOf(member)).toBe('video-low.mp4#1');
  member.fireOn('video', 'loadedmetadata');
  await film.play(10);
  const before = phone.videoCommands.length;
  await member.tap('高清');
  expect(filmOf(member)).toBe('video.mp4#2');
  // Another film starts from its beginning, and says so before it is led back.
  member.fireOn('video', 'timeupdate', { currentTime: 0, duration: film.durationSeconds });
  member.fireOn('video', 'loadedmetadata', { duration: film.durationSeconds });
  expect(phone.videoCommands.slice(before)).toContain('lecture-video seek 10');
  await film.play(20);
  await member.untilText(`已学 ${Math.floor((30 / film.durationSeconds) * 100)}%`);
  await member.tap('省流量');

  const again = await openLecture(/^老年人防范电信诈骗/, phone);
  expect(filmOf(again.member)).toBe('video-low.mp4');
});

test('on a mobile network the smaller film is played by itself', async () => {
  const phone = phoneOf(season, 'line-worker');
  phone.networkType = '4g';
  const { member } = await openLecture(/^老年人防范电信诈骗/, phone);
  expect(filmOf(member)).toBe('video-low.mp4');
  expect(member.text()).toContain('自动·省流量');
});

test('a film that breaks off is asked for again where it stood, and says so only when that is in vain', async () => {
  const { member, phone, film } = await openLecture(/^老年人防范电信诈骗/);
  await film.play(10);
  member.fireOn('video', 'play');
  await breakOff(member, 2);
  expect(filmOf(member)).toBe('video.mp4#2');
  member.fireOn('video', 'loadedmetadata');
  expect(phone.videoCommands).toContain('lecture-video seek 10');
  await film.play(10);
  expect(member.text()).toContain(`已学 ${Math.floor((20 / film.durationSeconds) * 100)}%`);
  member.fireOn('video', 'play');
  await breakOff(member, 4);
  await member.untilText('视频没能打开');
});
