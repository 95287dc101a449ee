import type { SeasonServer } from '../tools/planted-season';
import { callAs, projectedText } from '../tools/season-calls';
import { endSeason, openMiniProgram, phoneOf } from '../tools/weapp/member';
import { holdTime, passTime } from '../tools/weapp/phone-time';
import { readProjectedCode } from '../tools/weapp/projected-code';

const slotMs = 10_000;
const minuteMs = 60_000;

let season: SeasonServer;

beforeEach(async () => {
  season = await startSeason();
  holdTime(season);
});

afterEach(async () => {
  await endSeason(season);
});

/** Opens today's session and gives its id with two members who have not come. */
async function openToday() {
  await projectedText(season);
  const { sessions } = await callAs(season, 'secretary', 'season', 'listSessions', {});
  const open = sessions.find(({ status }) => status === 'open');
  if (!open) throw new Error('no session is open');
  const { sessionId } = open;
  const sheet = () => callAs(season, 'secretary', 'attendance', 'sheet', { sessionId });
  const [first, second] = (await sheet()).rows.filter((row) => row.status === 'none');
  if (!first || !second) throw new Error('everybody is there');
  const rowOf = async (memberId: string) =>
    (await sheet()).rows.find((row) => row.memberId === memberId);
  return { sessionId, lateAfterMs: open.startsAtMs + 10 * minuteMs, first, second, rowOf };
}

/** The phone's queue sends by a timer of its own, which runs in real time. */
async function untilStanding(
  standing: () => Promise<{ status: string } | undefined>,
  status: string,
): Promise<void> {
  const deadlineMs = performance.now() + 25_000;
  while ((await standing())?.status !== status) {
    if (performance.now() > deadlineMs) throw new Error(`never ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('a secretary notes by hand who came and why, takes it back, and notes who came late', async () => {
  const { sessionId, lateAfterMs, first, second, rowOf } = await openToday();
  const desk = await openMiniProgram(
    phoneOf(season, 'secretary'),
    `/secretary/attendance-sheet/index?id=${sessionId}`,
  );
  await desk.untilText('已到 0 / 应到 24');
  await desk.tap(`${first.name}，未到，更改`);
  // Nobody can be late yet, and who never came cannot have left.
  expect(await desk.untilText('现在：未到')).toContain('到场 请假 缺席');
  await desk.tap('到场');
  await desk.untilText('手机没电 没带手机 扫不上');
  await desk.tap('没带手机');
  await desk.untilText(`${first.name}：已到`);
  await desk.untilText('已到 1 / 应到 24');
  await desk.tap('撤销');
  await desk.untilText('已到 0 / 应到 24');
  passTime(season, 6_000);
  expect(await rowOf(first.memberId)).toMatchObject({ status: 'none' });

  await desk.tap(`${first.name}，未到，更改`);
  await desk.tap('到场');
  await desk.tap('没带手机');
  passTime(season, 6_000);
  await untilStanding(() => rowOf(first.memberId), 'present');
  expect(await rowOf(first.memberId)).toMatchObject({ reason: '没带手机' });

  // An answer still on its way would set the phone's clock by the time before.
  await desk.settle();
  passTime(season, lateAfterMs + minuteMs - season.clock.now());
  await desk.settle();
  await desk.tap(`${second.name}，未到，更改`);
  await desk.untilText('现在：未到');
  await desk.tap('迟到');
  await desk.untilText('堵车 倒班');
  await desk.tap('倒班');
  passTime(season, 6_000);
  await untilStanding(() => rowOf(second.memberId), 'late');
  const late = await rowOf(second.memberId);
  expect(late).toMatchObject({ reason: '倒班' });
  expect(late?.seenAtMs).toBeLessThanOrEqual(season.clock.now());
}, 120_000);

test('the board shows three codes, one after another, and each counts in its time', async () => {
  const { sessionId } = await openToday();
  const board = await openMiniProgram(
    phoneOf(season, 'secretary'),
    `/secretary/board/index?id=${sessionId}`,
  );
  await board.untilText('微信扫一扫签到');
  const seen: string[] = [];
  for (const personId of ['line-worker', 'young-member', 'elder']) {
    const text = await untilOtherCode(() => readProjectedCode(board), seen);
    seen.push(text);
    const code = text.replace(/^.*\/C\//u, '');
    const { outcome } = await callAs(season, personId, 'check-in', 'redeem', { code });
    expect(outcome).toBe('present');
    passTime(season, slotMs);
  }
  expect(new Set(seen).size).toBe(3);
  await board.untilText('已签到 3 / 应到 24');
}, 120_000);

async function untilOtherCode(read: () => string, seen: readonly string[]): Promise<string> {
  const deadlineMs = performance.now() + 25_000;
  for (;;) {
    const text = read();
    if (!seen.includes(text)) return text;
    if (performance.now() > deadlineMs) throw new Error('the code never changes');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
