import type { ReminderKind, Segment, Shift } from '../../cloudfunctions/shared/contract/vocabulary';
import {
  isCurrent,
  joinDecided,
  type Reminder,
  remindersOf,
} from '../../cloudfunctions/shared/domain/reminder';
import { mostUrgentFirst, sentIdOf } from '../../cloudfunctions/shared/domain/reminder-run';
import {
  isToSend,
  mayReach,
  sendingWindowOf,
} from '../../cloudfunctions/shared/domain/reminder-time';
import { aLecture, aRecord, aSession, startsAtMs } from '../tools/builders';

/** What is when due, and when its message may go. The session of the builders begins on Wednesday 25 November at 19:00 in Shanghai. */
const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);
const clock = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const session = aSession({ status: 'published' });
const task = {
  ...{ _id: 't1', title: '读一本书', dueOn: '20261126' },
  audience: { organisationIds: ['committee-1'], segments: [] as Segment[] },
};
const lecture = aLecture('l1', { dueOn: '20261126' });
const record = aRecord('m1');
const facts = { record, sessions: [session], tasks: [task], lectures: [lecture] };

const currentAt = (ms: number, more: Partial<typeof facts> = {}) =>
  remindersOf({ ...facts, ...more }, ms)
    .filter((one) => isCurrent(one, ms))
    .map(({ kind }) => kind)
    .sort();

it.each<[string, ReminderKind[]]>([
  ['11-22 23:59', []],
  ['11-23 00:00', ['task-due']],
  ['11-24 09:59', ['task-due']],
  ['11-24 10:00', ['session-tomorrow', 'task-due']],
  ['11-25 00:00', ['lecture-due', 'session-tomorrow', 'task-due']],
  ['11-25 17:59', ['lecture-due', 'session-tomorrow', 'task-due']],
  ['11-25 18:00', ['lecture-due', 'session-soon', 'task-due']],
  ['11-25 19:00', ['lecture-due', 'task-due']],
  ['11-26 23:59', ['lecture-due', 'task-due']],
  ['11-27 00:00', []],
])('at %s it is time to think of %j', (when, kinds) => {
  expect(currentAt(at(when))).toEqual(kinds);
});

it.each<[string, Partial<typeof facts>]>([
  ['is over for who has done it', { record: aRecord('m1', { tasks: { t1: 1 } }), sessions: [] }],
  [
    'is nobody else’s',
    { tasks: [{ ...task, audience: { organisationIds: ['x'], segments: [] } }] },
  ],
  [
    'asks whose segments are meant',
    { tasks: [{ ...task, audience: { organisationIds: ['committee-1'], segments: ['youth'] } }] },
  ],
])('a task %s', (_what, more) => {
  expect(currentAt(at('11-25 12:00'), more)).not.toContain('task-due');
});

it.each<[string, Partial<typeof facts>]>([
  ['called off', { sessions: [aSession({ status: 'cancelled' })] }],
  ['of others', { sessions: [aSession({ audience: { organisationIds: ['x'], segments: [] } })] }],
  [
    'that the member has leave from',
    {
      record: aRecord('m1', {
        attendance: {
          SESS0001: { status: 'excused', method: 'leave', seenAtMs: 0, atMs: 0 },
        },
      }),
    },
  ],
])('nobody is reminded of a session %s', (_what, more) => {
  const kinds = currentAt(at('11-25 18:30'), more);
  expect(kinds).not.toContain('session-soon');
  expect(kinds).not.toContain('session-tomorrow');
});

it('forgets a lecture that was completed, or is not on the member’s shelf', () => {
  const watch = aRecord('m1').watch;
  const progress = { covered: [], coveredSeconds: 0, positionSeconds: 0, completedAtMs: 1 };
  const done = aRecord('m1', { watch: { ...watch, lectures: { l1: progress } } });
  expect(currentAt(at('11-25 12:00'), { record: done })).not.toContain('lecture-due');
  const others = aLecture('l1', { dueOn: '20261126', segments: ['youth'] });
  expect(currentAt(at('11-25 12:00'), { lectures: [others] })).not.toContain('lecture-due');
});

it('tells of a decision for three days', () => {
  const decidedAtMs = at('11-20 12:00');
  const leaves = [{ sessionId: 'S', round: 2, status: 'declined' as const, decidedAtMs }];
  const kindsAt = (when: string) =>
    remindersOf({ ...facts, sessions: [], tasks: [], lectures: [], leaves }, at(when));
  expect(kindsAt('11-23 11:59')).toMatchObject([{ kind: 'leave-decided', subjectId: 'S:2' }]);
  expect(kindsAt('11-23 12:00')).toEqual([]);
  expect(joinDecided('ask', '', decidedAtMs)).toMatchObject({ untilMs: at('11-23 12:00') });
});

it.each([
  ['waiting', 'confirmed'],
  ['counting', 'returned'],
] as const)(
  'tells nothing while what was told is %s, and everything once it is %s',
  (open, said) => {
    const decidedAtMs = at('11-20 12:00');
    const told = (status: typeof open | typeof said) =>
      remindersOf(
        {
          ...{ ...facts, sessions: [], tasks: [], lectures: [] },
          hours: [
            { workId: 'w', revision: 2, status, decidedAtMs, points: 10, reason: '登记有误' },
          ],
          evidence:
            status === 'counting' ? [] : [{ taskId: 't', revision: 3, status, decidedAtMs }],
        },
        at('11-21 12:00'),
      );
    expect(told(open)).toEqual([]);
    expect(told(said)).toMatchObject([
      { kind: 'evidence-decided', subjectId: 't:3', answer: { outcome: said } },
      {
        ...{ kind: 'service-decided', subjectId: 'w:2', untilMs: at('11-23 12:00') },
        answer: {
          outcome: said,
          reason: '登记有误',
          ...(said === 'confirmed' ? { points: 10 } : {}),
        },
      },
    ]);
  },
);

it.each<[string, Shift | undefined, boolean]>([
  ['11-25 06:59', undefined, false],
  ['11-25 07:00', undefined, true],
  ['11-25 21:59', undefined, true],
  ['11-25 22:00', undefined, false],
  ['11-25 13:59', 'early', false],
  ['11-25 14:00', 'early', true],
  ['11-25 13:59', 'late', true],
  ['11-25 14:00', 'late', false],
  ['11-25 09:00', 'night', false],
  ['11-25 14:00', 'night', true],
])('at %s a message may reach who works %s: %s', (when, shift, may) => {
  expect(mayReach(at(when), shift)).toBe(may);
});

it.each<[string, string, string, Shift | undefined, string | undefined]>([
  ['keeps its time', '11-25 18:00', '11-25 19:00', undefined, '11-25 18:00–11-25 19:00'],
  ['waits for the morning', '11-24 23:00', '11-25 09:00', undefined, '11-25 07:00–11-25 09:00'],
  [
    'waits for the end of a shift',
    '11-25 13:30',
    '11-25 14:30',
    'early',
    '11-25 14:00–11-25 14:30',
  ],
  ['goes before a shift', '11-25 18:00', '11-25 19:00', 'late', '11-25 13:00–11-25 14:00'],
  ['goes before the night', '11-25 05:30', '11-25 06:30', undefined, '11-24 21:00–11-24 22:00'],
  ['goes before a night shift', '11-25 08:00', '11-25 09:00', 'night', '11-24 21:00–11-24 22:00'],
])('a message %s', (_what, from, until, shift, expected) => {
  const window = sendingWindowOf({ fromMs: at(from), untilMs: at(until) }, shift);
  expect(window && `${clock(window.fromMs)}–${clock(window.untilMs)}`).toBe(expected);
});

it('sends every reminder of a day within hours of rest and shifts at some moment, and never outside them', () => {
  for (const shift of [undefined, 'early', 'late', 'night'] as const)
    for (let hour = 0; hour < 24; hour += 3) {
      const untilMs = startsAtMs + hour * 3_600_000;
      const reminder: Reminder = {
        ...{ kind: 'session-soon', subjectId: 's', title: '', atMs: untilMs },
        ...{ fromMs: untilMs - 3_600_000, untilMs },
      };
      const moments = Array.from({ length: 26 * 6 }, (_, step) => untilMs - step * 600_000).filter(
        (ms) => isToSend(reminder, shift, ms),
      );
      expect(moments.length).toBeGreaterThan(0);
      expect(moments.every((ms) => mayReach(ms, shift))).toBe(true);
    }
});

it('says of what was decided the latest first, whatever it is about, and of what is to come the next', () => {
  const about = (kind: ReminderKind, atMs: number) => ({
    ...{ kind, subjectId: `${kind}${atMs}`, title: '', atMs },
    ...{ fromMs: 0, untilMs: 9 },
  });
  const mixed = [
    ...[about('task-due', 8), about('task-due', 7), about('evidence-decided', 1)],
    ...[about('service-decided', 3), about('leave-decided', 2)],
  ];
  expect(mostUrgentFirst(mixed).map(({ atMs }) => atMs)).toEqual([3, 2, 1, 7, 8]);
});

it('says the most urgent first, and knows each by whose, what kind and which thing', () => {
  const all = remindersOf(facts, at('11-25 18:30'));
  expect(mostUrgentFirst(all).map(({ kind }) => kind)).toEqual([
    ...['session-soon', 'task-due', 'lecture-due'],
  ]);
  const ids = all.map((one) => sentIdOf('m1', one));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('m1:session-soon:SESS0001');
});
