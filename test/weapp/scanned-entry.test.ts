import type { SeasonServer } from '../tools/planted-season';
import { callAs } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';
import { readProjectedCode } from '../tools/weapp/projected-code';

let season: SeasonServer;
let sessionId: string;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const today = sessions.find(({ endsAtMs }) => endsAtMs > season.clock.now());
  if (!today) throw new Error('the demo branch has no session today');
  ({ sessionId } = today);
});

afterEach(async () => {
  await endSeason(season);
});

async function openPrinted(): Promise<void> {
  await season.cloud.database.updateMany(
    'sessions',
    { _id: sessionId },
    { $set: { codeKind: 'printed' } },
  );
  await callAs(season, 'secretary', 'season', 'openSession', { sessionId });
}

const posterIn = (form: 'link' | 'mini-program') =>
  callAs(season, 'secretary', 'check-in', 'poster', { sessionId, form });

/** The page that WeChat opens for a poster's own code: what the server asked WeChat to draw. */
async function pageOfPoster(): Promise<string> {
  await posterIn('mini-program');
  const asked = season.cloud.openApiCalls.at(-1)?.data as { page: string; scene: string };
  return `/${asked.page}?scene=${encodeURIComponent(asked.scene)}`;
}

/** How WeChat opens the page for an ordinary link: the link in `q`, encoded, and the time of the scan. */
const pageOfLink = (link: string) =>
  `/pages/check-in/index?q=${encodeURIComponent(link)}&scancode_time=1790000000`;

test("WeChat's scanner leads from a poster's mini-program code to the check-in", async () => {
  await openPrinted();
  const phone = phoneOf(season, 'line-worker');
  phone.entryScene = 1047;
  const page = await pageOfPoster();
  expect(page).toMatch(/^\/pages\/check-in\/index\?scene=P[0-9A-Z]{21}$/u);
  const member = await openMiniProgram(phone, page);
  await member.untilText('签到成功 +10 分');
});

test("WeChat's scanner leads from a poster's link to the same check-in", async () => {
  await openPrinted();
  const { text } = await posterIn('link');
  const phone = phoneOf(season, 'line-worker');
  phone.entryScene = 1011;
  const member = await openMiniProgram(phone, pageOfLink(text ?? ''));
  await member.untilText('签到成功 +10 分');
});

test("WeChat's scanner where there is no network: the code is kept over the end of the app, and counts for its time", async () => {
  await callAs(season, 'secretary', 'season', 'openSession', { sessionId });
  const { codes } = await callAs(season, 'secretary', 'check-in', 'board', { sessionId });
  const phone = phoneOf(season, 'line-worker');
  phone.entryScene = 1011;
  phone.setOnline(false);
  const scanned = await openMiniProgram(phone, pageOfLink(codes[0] ?? ''));
  await scanned.untilText('已存下，待上传');
  passTime(season, 60_000);
  phone.entryScene = 1001;
  phone.setOnline(true);
  const member = await openMiniProgram(phone);
  await member.untilText('补传的签到：已收到，等书记确认');
});

test('a picture of the poster from the album is refused, with a way out', async () => {
  await openPrinted();
  const phone = phoneOf(season, 'line-worker');
  phone.entryScene = 1048;
  const member = await openMiniProgram(phone, await pageOfPoster());
  await member.untilText('请用相机扫现场的码');
  phone.scans.push((await posterIn('link')).text ?? '');
  await member.tap('重新扫码');
  await member.untilText('签到成功 +10 分');
});

test('a check-in that waits turns by itself when the secretary confirms it', async () => {
  await callAs(season, 'secretary', 'season', 'openSession', { sessionId });
  const board = await callAs(season, 'secretary', 'check-in', 'board', { sessionId });
  passTime(season, 40_000);
  const member = await openMiniProgram(
    phoneOf(season, 'line-worker'),
    pageOfLink(board.codes[0] ?? ''),
  );
  await member.untilText('已收到，等书记确认');
  const { rows } = await callAs(season, 'secretary', 'attendance', 'sheet', { sessionId });
  const memberIds = rows.filter((row) => row.status === 'pending').map((row) => row.memberId);
  await callAs(season, 'secretary', 'attendance', 'confirm', { sessionId, memberIds });
  passTime(season, 11_000);
  await member.untilText('书记已确认 +10 分');
});

test("a member's own code is two taps from the first screen", async () => {
  const member = await openMiniProgram(phoneOf(season, 'elder'));
  await member.tap('我的');
  await member.tap('我的签到码');
  await member.untilText('请书记用「扫党员码」扫一下');
  expect(readProjectedCode(member)).toMatch(/^HTTPS:\/\/STUDY\.EXAMPLE\/M\/[0-9A-Z]{19,}$/u);
});

/** The page that WeChat opens for a lecture's own code: what the server asked WeChat to draw. */
async function pageOfLecturePoster(lectureId: string): Promise<string> {
  await callAs(season, 'secretary', 'lecture', 'poster', { lectureId, form: 'mini-program' });
  const asked = season.cloud.openApiCalls.at(-1)?.data as { page: string; scene: string };
  return `/${asked.page}?scene=${encodeURIComponent(asked.scene)}`;
}

test("the code on a lecture's poster opens this lecture alone, for a guest too", async () => {
  const phone = phoneOf(season, 'guest');
  const guest = await openMiniProgram(phone, await pageOfLecturePoster('snow-travel'));
  await guest.untilText('雪天出行');
  expect(guest.text()).toContain('您还没有加入本季冬训，观看不计分');
});

test("a poster's link says to a guest whom a lecture is for, and leads to joining", async () => {
  const { text = '' } = await callAs(season, 'secretary', 'lecture', 'poster', {
    lectureId: 'first-week',
    form: 'link',
  });
  const page = `/study/lecture-player/index?q=${encodeURIComponent(text)}&scancode_time=1790000000`;
  const guest = await openMiniProgram(phoneOf(season, 'guest'), page);
  await guest.untilText('这一课供本季冬训的党员学习');
  await guest.tap('我是党员，去加入');
  await guest.untilText('加入所在支部');
});
