import { WatchDesk, answered } from './watch-desk';
import { TrustingDesk, furthestPosition, oneLateEvent } from './trusting-desks';
import { type Cheat, cheatLectures, cheats } from './watch-cheats';

const rowOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [rowOf(head), rowOf(head.map(() => '---')), ...rows.map(rowOf)].join('\n');

/** Seconds that a trace has in the end, credited and on their way together. */
async function creditedByUs({ run }: Cheat): Promise<number> {
  const desk = new WatchDesk(cheatLectures);
  const answers = await run(desk);
  return answers.reduce(
    (sum, answer) => sum + (typeof answer === 'string' ? 0 : desk.unsaved(answer.receipt)),
    desk.creditedSeconds,
  );
}

async function creditedBy(rule: typeof oneLateEvent, { run }: Cheat): Promise<number> {
  const desk = new TrustingDesk(cheatLectures, rule);
  await run(desk);
  return desk.believedSeconds;
}

/** Every trace of test/tools/watch-cheats under three rules, in seconds. */
export async function cheatTable(): Promise<string> {
  const rows = [];
  for (const [index, cheat] of cheats.entries()) {
    const ours = Math.round(await creditedByUs(cheat));
    const trusting = [furthestPosition, oneLateEvent].map((rule) => creditedBy(rule, cheat));
    rows.push([index + 1, cheat.name, ours, ...(await Promise.all(trusting))]);
  }
  return tableOf(
    ['#', 'What is tried (a lecture lasts 600 s)', 'here', 'furthest position', 'one late event'],
    rows,
  );
}

const reportEverySeconds = 60;
const beatEverySeconds = 15;

/** What one undisturbed viewing costs: calls, and database operations in them by a warm instance. */
async function viewing(durationSeconds: number) {
  const desk = new WatchDesk({ l1: durationSeconds });
  let receipt = desk.at(0).start();
  let reports = 0;
  for (let from = 0; from < durationSeconds; from += reportEverySeconds) {
    const to = Math.min(durationSeconds, from + reportEverySeconds);
    const played = [desk.played([from, to], [from, to])];
    const final = to === durationSeconds;
    receipt = answered(await desk.at(to).report(receipt, played, { final })).receipt;
    reports += 1;
  }
  // Opening the lecture is a call and reads the record.
  return { calls: 1 + reports, reads: 1 + desk.reads, writes: desk.writes };
}

/** A row a member and lecture, read and written at every beat; opening it reads it once. */
function heartbeats(durationSeconds: number) {
  const row = { seconds: 0, beats: 0 };
  const cost = { calls: 1, reads: 1, writes: 0 };
  for (let second = beatEverySeconds; ; second += beatEverySeconds) {
    cost.calls += 1;
    cost.reads += 1;
    row.seconds = Math.max(row.seconds, Math.min(second, durationSeconds));
    row.beats += 1;
    cost.writes += 1;
    if (row.seconds >= durationSeconds) return cost;
  }
}

/** Costs of a lecture watched whole, beside a heartbeat every 15 s. */
export async function costTable(): Promise<string> {
  const rows = [];
  for (const seconds of [60, 90, 300, 600]) {
    const here = await viewing(seconds);
    const there = heartbeats(seconds);
    const operations = here.reads + here.writes;
    const beaten = there.reads + there.writes;
    rows.push([
      ...[`${seconds} s`, here.calls, `${here.reads} + ${here.writes}`],
      ...[there.calls, `${there.reads} + ${there.writes}`, `${(beaten / operations).toFixed(1)} ×`],
    ]);
  }
  return tableOf(
    [
      'Lecture',
      'calls here',
      'reads + writes here',
      'calls, heartbeats',
      'reads + writes, heartbeats',
      'operations saved',
    ],
    rows,
  );
}
