import { type MarkStatus, markStatuses, type Standing } from '@contract/vocabulary';
import type { MarkOutcome, SheetRow } from '@contract/attendance-answers';
import { decideMark } from '../../cloudfunctions/shared/domain/attendance';
import {
  memberCodeOf as codeOfMember,
  memberCodeTextOf,
} from '../../cloudfunctions/shared/domain/member-code';
import type { SentEdits } from '@/features/attendance/api';
import { createEditQueue } from '@/features/attendance/edit-queue';
import { memberCodeOf } from '@/features/attendance/member-code';
import {
  type NotMade,
  type SheetEdit,
  undoMs,
  undoable,
  withEdits,
} from '@/features/attendance/sheet-edit';
import {
  attendedOf,
  choicesOf,
  countsOf,
  found,
  pendingOf,
  rowsOf,
} from '@/features/attendance/sheet-view';
import { aSession, minuteMs, startsAtMs } from '../tools/builders';

const row = (memberId: string, status: Standing, codeAgeMs?: number): SheetRow => ({
  ...{ memberId, name: `成员${memberId}`, initials: `cy${memberId}`, status },
  ...{ branchId: 'branch-1', branchName: '一支部' },
  ...(codeAgeMs === undefined ? {} : { codeAgeMs }),
});
const rows = [
  row('a', 'present'),
  row('b', 'pending', 30_000),
  row('c', 'pending', 700_000),
  row('d', 'none'),
  row('e', 'absent'),
  row('f', 'left'),
  row('g', 'excused'),
];
const ids = (some: readonly SheetRow[]) => some.map((one) => one.memberId).join('');

describe('the sheet', () => {
  test('counts and lists by filter', () => {
    expect(countsOf(rows)).toEqual({ pending: 2, missing: 2, attended: 2, excused: 1 });
    expect(ids(rowsOf(rows, 'missing'))).toBe('de');
  });

  test('lists by pinyin, whatever order the server knows', () => {
    const turned = [...rows].reverse();
    expect(ids(rowsOf(turned, 'attended'))).toBe('af');
    expect(ids(found(turned, 'cy'))).toBe('abcdefg');
  });

  test('leaves codes older than ten minutes to be judged one by one', () => {
    const { plain, toJudge } = pendingOf(rows);
    expect([ids(plain), ids(toJudge)]).toEqual(['b', 'c']);
  });

  test.each([
    ['成员d', 'd'],
    ['CYE', 'e'],
    [' cy ', 'abcdefg'],
    ['x', ''],
  ])('finds %p', (text, expected) => {
    expect(ids(found(rows, text))).toBe(expected);
  });

  test.each([
    ['before the doors', 'published', -60],
    ['between doors and start', 'published', -20],
    ['opened early', 'open', -60],
    ['after the start', 'open', 5],
    ['late', 'open', 11],
    ['over', 'settled', 300],
  ] as const)('offers by hand what the server takes: %s', (_case, status, minute) => {
    const session = aSession({ status });
    const nowMs = startsAtMs + minute * minuteMs;
    const hasBegun = status !== 'published' || nowMs >= session.checkInOpensAtMs;
    const standings: Standing[] = [...markStatuses, 'pending', 'declined'];
    for (const stands of standings) {
      const taken = markStatuses.filter((to) => {
        const decision = decideMark({ to, seen: stands, reason: '原因' }, stands, session, nowMs);
        return decision === 'apply' && (hasBegun || to === 'excused' || to === 'none');
      });
      // A late code is confirmed or turned down; it is not taken back.
      const meant = stands === 'pending' ? taken.filter((one) => one !== 'none') : taken;
      expect([stands, choicesOf(stands, session, nowMs).sort()]).toEqual([stands, meant.sort()]);
    }
  });

  test('counts who came, by hand too, without those who left', () => {
    expect(attendedOf([...rows, row('h', 'late')])).toBe(2);
  });

  test.each([
    [
      memberCodeTextOf('study.example', codeOfMember({ current: 'k', keys: { k: 'x' } }, 'm-1', 0)),
      true,
    ],
    ['HTTPS://STUDY.EXAMPLE/C/7M3KQZ9A4X1C2BVN8T5RWHJ6D', false],
    ['https://elsewhere', false],
  ])('reads a member code out of %p', (text, isOne) => {
    expect(memberCodeOf(text) !== undefined).toBe(isOne);
  });
});

describe('edits of the sheet', () => {
  let nowMs: number;
  let stored: SheetEdit[];
  let notMade: NotMade[];
  let sent: string[];
  let timers: { atMs: number; task: () => void }[];
  let online: boolean;
  let outcomes: Record<string, MarkOutcome>;

  const answer = (edits: readonly SheetEdit[]): SentEdits => {
    if (!online) return { ok: false, code: 'NETWORK_FAILED' };
    const results = edits.map(({ memberId }) => ({
      memberId,
      outcome: outcomes[memberId] ?? ('marked' as const),
    }));
    return { ok: true, serverNowMs: nowMs, data: { results, rows: [row('c', 'present')] } };
  };
  const start = () =>
    createEditQueue({
      read: () => stored,
      write: (list) => ((stored = list), true),
      note: (more) => notMade.push(...more),
      send: (edits) => {
        sent.push(edits.map((one) => `${one.kind[0] ?? ''}${one.memberId}`).join(','));
        return Promise.resolve(answer(edits));
      },
      nowMs: () => nowMs,
      later: (task, ms) => {
        const timer = { atMs: nowMs + ms, task };
        timers.push(timer);
        return () => (timers = timers.filter((one) => one !== timer));
      },
    });
  const mark = (memberId: string, to: MarkStatus, seen: Standing): SheetEdit => ({
    ...{ sessionId: 'S', memberId, name: memberId, seen, kind: 'mark', to },
    heldUntilMs: nowMs + undoMs,
  });
  async function pass(ms: number): Promise<void> {
    const untilMs = nowMs + ms;
    for (;;) {
      const [next] = timers.filter((one) => one.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      timers = timers.filter((one) => one !== next);
      nowMs = Math.max(nowMs, next.atMs);
      next.task();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    nowMs = untilMs;
  }

  beforeEach(() => {
    [nowMs, stored, notMade, sent, timers, online, outcomes] = [0, [], [], [], [], true, {}];
  });

  test('are sent together and in order once they can no longer be undone', async () => {
    const queue = start();
    queue.add(mark('a', 'present', 'none'));
    nowMs += 1_000;
    queue.add(mark('b', 'late', 'none'));
    await pass(3_000);
    expect(sent).toEqual([]);
    await pass(3_000);
    expect(sent).toEqual(['ma', 'mb']);
    expect(stored).toEqual([]);
  });

  test('undone leave no trace, and a second thought keeps what was seen first', async () => {
    const queue = start();
    const first = mark('a', 'present', 'none');
    queue.add(first);
    expect(undoable(stored, 'S', nowMs)).toEqual(first);
    queue.add(mark('a', 'late', 'present'));
    expect(stored).toMatchObject([{ to: 'late', seen: 'none' }]);
    queue.add(mark('a', 'none', 'late'));
    expect(stored).toEqual([]);
    await pass(60_000);
    expect(sent).toEqual([]);
  });

  test('of who came and left are two, in order', async () => {
    const queue = start();
    queue.add(mark('a', 'present', 'none'));
    nowMs += 1_000;
    queue.add(mark('a', 'left', 'present'));
    expect(stored).toMatchObject([
      { to: 'present', seen: 'none' },
      { to: 'left', seen: 'present' },
    ]);
    expect(withEdits(rows, stored, 'S', nowMs)[0]).toMatchObject({ status: 'left' });
    await pass(10_000);
    expect(sent).toEqual(['ma', 'ma']);
  });

  test('wait without a network, also through a killed app, and go out in order', async () => {
    online = false;
    const killed = start();
    for (const memberId of ['a', 'b', 'c']) killed.add(mark(memberId, 'present', 'none'));
    await pass(20_000);
    expect(stored.map((one) => one.memberId)).toEqual(['a', 'b', 'c']);
    const edited = withEdits(rows, stored, 'S', nowMs);
    expect(edited.filter((one) => one.unsent && one.overdue)).toHaveLength(3);
    timers = [];
    sent = [];
    online = true;
    await start().resume();
    expect(sent).toEqual(['ma,mb,mc']);
    expect(stored).toEqual([]);
  });

  test('are not said to wait while there is a network, neither the first nor the second', async () => {
    const queue = start();
    // What is on the screen is up to a second old when somebody taps.
    const overdue = () => [-1_000, 0].flatMap((old) => overdueAt(nowMs + old));
    const overdueAt = (ms: number) =>
      withEdits(rows, stored, 'S', ms).filter((one) => one.overdue ?? false);
    for (const memberId of ['d', 'e']) {
      queue.add(mark(memberId, 'present', 'none'));
      expect(overdue()).toEqual([]);
      await pass(1_000);
      expect(overdue()).toEqual([]);
      expect(undoable(stored, 'S', nowMs - 1_000)).toMatchObject({ memberId });
    }
    online = false;
    await pass(undoMs);
    expect(overdue()).toEqual([]);
    await pass(4_000);
    expect(overdueAt(nowMs).map((one) => one.memberId)).toEqual(['d', 'e']);
  });

  test('made before a clock was set back are sent, and said to wait', async () => {
    const edit = mark('a', 'present', 'none');
    nowMs -= 3_600_000;
    stored = [edit];
    expect(withEdits(rows, stored, 'S', nowMs)[0]).toMatchObject({ overdue: true });
    await start().resume();
    expect(stored).toEqual([]);
  });

  test('rest longer after each failure', async () => {
    online = false;
    start().add(mark('a', 'present', 'none'));
    await pass(undoMs + 5_000 + 10_000 + 20_000);
    expect(sent).toHaveLength(4);
  });

  test('that the server did not make are said, those that met a busy record wait', async () => {
    outcomes = { b: 'busy', c: 'conflict' };
    const queue = start();
    for (const memberId of ['a', 'b', 'c']) queue.add(mark(memberId, 'late', 'none'));
    await pass(undoMs);
    expect(notMade).toEqual([
      { sessionId: 'S', name: 'c', outcome: 'conflict', stands: 'present' },
    ]);
    expect(stored.map((one) => one.memberId)).toEqual(['b']);
    outcomes = {};
    await pass(5_000);
    expect(stored).toEqual([]);
  });

  test('of different kinds never overtake one another', async () => {
    const queue = start();
    queue.add(mark('a', 'present', 'none'));
    const { sessionId, memberId, name, seen, heldUntilMs } = mark('b', 'present', 'pending');
    queue.add({ sessionId, memberId, name, seen, heldUntilMs, kind: 'confirm' });
    queue.add(mark('c', 'present', 'none'));
    await pass(undoMs);
    expect(sent).toEqual(['ma', 'cb', 'mc']);
  });
});
