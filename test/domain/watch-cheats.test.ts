import { lectureRequests } from '../../cloudfunctions/shared/contract/lecture';
import { cheatLectures, cheats } from '../tools/watch-cheats';
import { WatchDesk, answered } from '../tools/watch-desk';

test.each(cheats)('$name → $seconds s', async ({ run, seconds, refused }) => {
  const desk = new WatchDesk(cheatLectures);
  const answers = await run(desk);
  if (refused !== undefined) expect(answers).toEqual([refused]);
  const unsaved = answers.reduce(
    (sum, answer) => sum + (typeof answer === 'string' ? 0 : desk.unsaved(answer.receipt)),
    0,
  );
  expect(desk.creditedSeconds + unsaved).toBeCloseTo(seconds, 6);
});

test.each([
  ['negative', { fromSeconds: -1 }],
  ['not a number', { toSeconds: NaN }],
  ['an operator', { toSeconds: { $gt: 0 } }],
  ['a window before 2020', { beganAtMs: 0 }],
  ['one key more', { credited: 600 }],
])('the contract refuses a played interval with %s', (_case, more) => {
  const played = { ...new WatchDesk().played([0, 60], [0, 60]), ...more };
  const report = { receipt: 'x'.repeat(60), played: [played] };
  expect(lectureRequests.report.safeParse(report).success).toBe(false);
});

test('the contract refuses a giant list', () => {
  const played = Array.from({ length: 61 }, () => new WatchDesk().played([0, 60], [0, 60]));
  const report = { receipt: 'x'.repeat(60), played };
  expect(lectureRequests.report.safeParse(report).success).toBe(false);
  expect(lectureRequests.report.safeParse({ ...report, played: played.slice(1) }).success).toBe(
    true,
  );
});

test('what the clock does not allow is said, and said once', async () => {
  const desk = new WatchDesk();
  const receipt = desk.at(0).start();
  const played = [desk.played([0, 240], [0, 60])];
  const first = answered(await desk.at(60).report(receipt, played));
  expect(first).toMatchObject({ unprovedSeconds: 120, unsavedSeconds: 120, coverage: 0.2 });
  const again = answered(await desk.report(first.receipt, []));
  expect(again).toMatchObject({ unprovedSeconds: 0, unsavedSeconds: 120, covered: [[0, 120]] });
});
