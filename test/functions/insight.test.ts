import type { LectureInsight, LecturesInsight } from '../../cloudfunctions/shared/contract/insight';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { FirstTry, LectureProgress } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aRecord, aSeason, minuteMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import { aQuestion, aQuiz } from '../tools/quiz-builders';
import {
  type Enrolled,
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const second = ['district', 'committee-1', 'branch-2'];
const roleOf = (role: 'administrator' | 'secretary', organisationId: string, memberId: string) => {
  const one = secretaryOf(organisationId, memberId);
  Object.assign(one.member.roles[0] ?? {}, { role });
  return one;
};

/** Two minutes of a lecture as the watch proof keeps them. */
const upTo = (seconds: number, completedAtMs?: number): LectureProgress => ({
  ...{ covered: [[0, seconds]], coveredSeconds: seconds, positionSeconds: seconds },
  ...(completedAtMs === undefined ? {} : { completedAtMs }),
});
const tried = (right: string[], wrong: string[]): FirstTry => ({
  ...{ attemptId: 'a', version: 1, atMs: 1, points: right.length, right, wrong },
});

const learner = (memberId: string, one?: LectureProgress, first?: FirstTry): Enrolled => {
  const { watch } = aRecord(memberId);
  return enrolled(memberId, {
    record: {
      watch: { ...watch, lectures: one ? { one } : {} },
      ...(first ? { quizzes: { one: first } } : {}),
    },
  });
};
const ofSecond = (person: Enrolled): Enrolled => {
  const place = { branchId: 'branch-2', orgPath: second };
  return {
    ...person,
    member: { ...person.member, ...place },
    record: { ...person.record, ...place },
  };
};

const done = tried(['q1'], ['q2']);
/** Branch 1: four stopped in the second minute, one has completed it, one (the secretary) has not begun. Branch 2: three, two of them began. */
const people = [
  learner('m1', upTo(119, 5), done),
  learner('m2', upTo(70), done),
  learner('m3', upTo(75), done),
  learner('m4', upTo(80), tried(['q1'], [])),
  learner('m5', upTo(30)),
  secretaryOf('branch-1'),
  ofSecond(learner('n1', upTo(115, 5), done)),
  ofSecond(learner('n2', upTo(20), tried([], ['q2']))),
  ofSecond(roleOf('secretary', 'branch-2', 'm-second')),
  roleOf('administrator', 'committee-1', 'm-admin'),
  roleOf('administrator', 'branch-2', 'm-admin-of-branch'),
].map((one, place) => (place >= 9 ? ofElsewhere(one) : one));

/** Who administrates is on the roster of a branch that is asked nothing here. */
function ofElsewhere(person: Enrolled): Enrolled {
  const place = { branchId: 'branch-9', orgPath: ['district', 'branch-9'] };
  return {
    ...person,
    member: { ...person.member, ...place },
    record: { ...person.record, ...place },
  };
}

let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [
      aSeason({
        lectures: [
          aLecture('later'),
          aLecture('one', { dueOn: '20261201', quiz: { version: 1, questions: 3 } }),
          aLecture('youth', { segments: ['youth'] }),
          aLecture('gone', { withdrawnAtMs: 1 }),
        ],
      }),
    ],
    quizzes: [aQuiz('one', { pool: ['q1', 'q2', 'q3'].map((id) => aQuestion(id)) })],
    ...peopleOf(people),
  });
});
afterAll(() => test.close());

const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const lectures = async (who: string, organisationId?: string): Promise<LecturesInsight> =>
  dataOf(
    await test.call(
      openidOf(who),
      'insight',
      'lectures',
      organisationId === undefined ? {} : { organisationId },
    ),
  );
const lecture = async (who: string, organisationId: string, lectureId = 'one') =>
  test.call(openidOf(who), 'insight', 'lecture', { organisationId, lectureId });
const standing = (insight: LecturesInsight) =>
  insight.lectures.map(({ lectureId, done: n, asked: m }) => `${lectureId} ${n}/${m}`);

describe('the own branch, as it stands at this moment', () => {
  it('tells of every lecture on the shelf how many of those asked have completed it, those due first', async () => {
    const insight = await lectures('m-secretary');
    expect(standing(insight)).toEqual(['one 1/6', 'later 0/6', 'youth 0/0']);
    expect(insight).toMatchObject({ kind: 'branch', countedAtMs: test.clock.now() });
    expect(insight).not.toHaveProperty('below');
  });

  it('tells the secretary who has still to watch one, where people stop and how hard its questions are', async () => {
    const insight: LectureInsight = dataOf(await lecture('m-secretary', 'branch-1'));
    expect(insight).toMatchObject({ asked: 6, done: 1, began: 5, completed: 1, leastGroup: 5 });
    expect(insight.unfinished?.map(({ memberId, begun }) => [memberId, begun])).toEqual([
      ['m-secretary', false],
      ['m2', true],
      ['m3', true],
      ['m4', true],
      ['m5', true],
    ]);
    expect(insight.dropOff).toEqual({
      stretchSeconds: 10,
      watching: [5, 5, 5, 5, 4, 4, 4, 4, 2, 1, 1, 1],
      stop: { minute: 2, members: 3, of: 4, isLast: true },
    });
    // Four first tries of q1, three of q2, none of q3: nobody can be told from any of them.
    expect(insight.questions).toEqual({ rows: [], hidden: 3 });
  });

  it('marks whom somebody has reminded this week, by the reminders that there are', async () => {
    const reply = await test.call(openidOf('m-secretary'), 'branch', 'nudge', { memberId: 'm2' });
    expect(reply).toMatchObject({ ok: true });
    const { unfinished } = dataOf(await lecture('m-secretary', 'branch-1'));
    const nudged = unfinished?.filter(({ nudgedAtMs }) => nudgedAtMs !== undefined);
    expect(nudged?.map(({ memberId }) => memberId)).toEqual(['m2']);
  });

  it.each([
    ['the secretary', 'm-second', true],
    // Whoever administrates sees figures, and of too few people not even those.
    ['an administrator above', 'm-admin', false],
    ['an administrator of the branch itself', 'm-admin-of-branch', true],
  ])('of a small group tells no curve; names to %s: %s %s', async (_, who, named) => {
    const insight = dataOf(await lecture(who, 'branch-2'));
    expect(insight).toMatchObject({ asked: 3, done: 1, began: 2 });
    expect(insight).not.toHaveProperty('dropOff');
    expect('unfinished' in insight).toBe(named);
    expect(JSON.stringify(insight).includes('成员n2')).toBe(named);
  });
});

describe('above branches, as the timer has counted', () => {
  it('says that nothing was counted before the first run, and gives no figures for it', async () => {
    const insight = await lectures('m-admin');
    expect(insight).not.toHaveProperty('countedAtMs');
    expect(insight.branches).toEqual({ counted: 0, all: 2 });
    expect(insight.below).toEqual([]);
  });

  it('adds the branches up, those furthest behind first', async () => {
    await test.cloud.fireTimer('count-lectures');
    const insight = await lectures('m-admin', 'committee-1');
    expect(standing(insight)).toEqual(['one 2/9', 'later 0/9', 'youth 0/0']);
    expect(insight).toMatchObject({
      branches: { counted: 2, all: 2 },
      countedAtMs: test.clock.now(),
      below: [
        { organisationId: 'branch-1', asked: 12, done: 1 },
        { organisationId: 'branch-2', asked: 6, done: 1 },
      ],
    });
    expect((await lectures('m-admin', 'branch-2')).lectures).toHaveLength(3);
  });

  it('tells where people stop and which questions are hard, and nobody by name', async () => {
    const reply = await lecture('m-admin', 'committee-1');
    const insight = dataOf(reply);
    expect(insight).toMatchObject({ asked: 9, done: 2, began: 7, completed: 2 });
    expect(insight.dropOff?.stop).toEqual({ minute: 2, members: 3, of: 5, isLast: true });
    expect(insight.dropOff?.watching[0]).toBe(7);
    expect(insight.questions).toEqual({
      rows: [
        { questionId: 'q2', text: '题目 q2', right: 0, tries: 5 },
        { questionId: 'q1', text: '题目 q1', right: 5, tries: 5 },
      ],
      hidden: 1,
    });
    expect(JSON.stringify(reply)).not.toMatch(/成员|"m\d"|memberId/u);
  });

  it('follows what changes: the next run counts the branch anew and no other', async () => {
    const { database } = test.cloud;
    test.clock.advance(10 * minuteMs);
    await database.updateMany(
      'studyRecords',
      { _id: 's2026:n2' },
      { $set: { 'watch.lectures.one': upTo(120, 6), changedAtMs: test.clock.now() } },
    );
    await test.cloud.fireTimer('count-lectures');
    expect(standing(await lectures('m-admin', 'committee-1'))[0]).toBe('one 3/9');
    const kept = await database.find('lectureFigures', {});
    const counted = Object.fromEntries(
      kept.map(({ branchId, countedAtMs }) => [branchId, countedAtMs]),
    );
    expect(counted['branch-2']).toBe(test.clock.now());
    expect(counted['branch-1']).toBe(test.clock.now() - 10 * minuteMs);
  });

  it('counts every branch where the plan of lectures is another one', async () => {
    test.clock.advance(10 * minuteMs);
    await test.cloud.database.updateMany(
      'seasons',
      {},
      { $set: { lectures: [aLecture('one', { quiz: { version: 2, questions: 3 } })] } },
    );
    await test.cloud.fireTimer('count-lectures');
    const kept = await test.cloud.database.find('lectureFigures', {});
    expect(new Set(kept.map(({ countedAtMs }) => countedAtMs))).toEqual(
      new Set([test.clock.now()]),
    );
    // First tries of an older version were other questions.
    expect(kept.map(({ tries }) => tries)).toEqual([{}, {}]);
  });

  it('a later count is never overwritten by an earlier one that ends after it', async () => {
    await test.cloud.database.updateMany(
      'lectureFigures',
      { branchId: 'branch-1' },
      { $set: { countedAtMs: test.clock.now() + minuteMs, heads: { one: [1, 1, 1, 1] } } },
    );
    await test.cloud.database.updateMany('lectureRuns', {}, { $set: { planMark: 'another' } });
    await test.cloud.fireTimer('count-lectures');
    const [first] = await test.cloud.database.find('lectureFigures', { branchId: 'branch-1' });
    expect(first).toMatchObject({ heads: { one: [1, 1, 1, 1] } });
  });
});

it.each([
  ['m-second', 'branch-1'],
  ['m-secretary', 'committee-1'],
  ['m-admin', 'district'],
])('%s is told nothing of %s', async (who, organisationId) => {
  expect(await lecture(who, organisationId)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  const all = await test.call(openidOf(who), 'insight', 'lectures', { organisationId });
  expect(all).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
});

it('costs one read of a branch, or two above branches, beside who asks', async () => {
  const counter = await OperationCounter.start(test);
  try {
    const ask = (organisationId: string, who: string) =>
      counter.call('insight', { action: 'lectures', input: { organisationId } }, openidOf(who));
    for (const [organisationId, who, reads] of [
      ['branch-1', 'm-secretary', 3],
      ['committee-1', 'm-admin', 4],
    ] as const) {
      await ask(organisationId, who);
      const warm = await ask(organisationId, who);
      expect([warm.reads.length, warm.writes.length]).toEqual([reads, 0]);
    }
  } finally {
    await counter.close();
  }
});
