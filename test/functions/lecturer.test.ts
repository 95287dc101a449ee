import type { LecturerAnswer } from '../../cloudfunctions/shared/contract/lecturer';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Lecturer } from '../../cloudfunctions/shared/domain/lecturer';
import type { Attendance } from '../../cloudfunctions/shared/domain/study-record';
import type { QueryExplanation } from '../../local-cloud/database/query-watch';
import { aLecture, aPlan, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { aLecturer, aTeam } from '../tools/lecturer-builders';
import { OperationCounter } from '../tools/operation-counter';
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

const administratorOf = (organisationId: string, memberId: string): Enrolled => {
  const one = secretaryOf(organisationId, memberId);
  Object.assign(one.member.roles[0] ?? {}, { role: 'administrator' });
  return one;
};

const seen = (status: Attendance['status'], method: Attendance['method']): Attendance => ({
  ...{ status, method, seenAtMs: startsAtMs, atMs: startsAtMs },
});
/** Who was at which sessions, and how. */
const being = (sessions: Record<string, Attendance>) => ({
  record: { attendance: sessions, attended: Object.keys(sessions) },
});

const over = { startsAtMs: startsAtMs - 300 * minuteMs, endsAtMs: startsAtMs - 210 * minuteMs };
const given = { lecturer: '周建国', lecturerId: 'zhou' };

let test: TestCloud;
const scanned: QueryExplanation[] = [];
const watched = new Set([
  ...['lecturers', 'lecturerTeams', 'lectureFigures', 'sessions', 'members', 'studyRecords'],
]);

beforeAll(async () => {
  test = await startTestCloud(
    {
      organisations,
      seasons: [
        aSeason({
          lectures: [
            aLecture('one', { ...given, durationSeconds: 300 }),
            aLecture('two', { ...given, durationSeconds: 240 }),
            aLecture('three', { lecturer: '马老师' }),
          ],
        }),
      ],
      lecturers: [
        aLecturer('zhou', { name: '周建国', teamIds: ['folk'], introduction: '退休教师' }),
        aLecturer('zhou-again', { name: '周 建国' }),
        aLecturer('of-committee', { orgPath: ['district', 'committee-1'], name: '陈梅' }),
        aLecturer('elsewhere', { orgPath: ['other-district'], name: '别处的人' }),
      ],
      lecturerTeams: [aTeam('folk'), aTeam('closed', { name: '旧队', retired: true })],
      sessions: [
        aSession({
          _id: 'ATHA00S1',
          ...given,
          ...over,
          status: 'settled',
          openToAll: true,
          guests: 4,
        }),
        aSession({ _id: 'B0TH0001', ...given, ...over, mode: 'both', status: 'closed' }),
        aSession({ _id: 'T0C0ME01', ...given, status: 'published' }),
        aSession({ _id: 'CA11ED0F', ...given, ...over, status: 'cancelled' }),
        aSession({ _id: 'DRAFT001', ...given, status: 'draft' }),
        aSession({ _id: 'FREE0001', lecturer: '马老师', ...over, status: 'settled' }),
        aSession({ _id: 'FREE0002', lecturer: '成员m3', ...over, status: 'settled' }),
        aSession({
          ...{ _id: 'FREE0003', lecturer: '马老师', status: 'published' },
          ...{ organisationId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] },
        }),
        aSession({ _id: 'N0B0DY01', status: 'settled' }),
      ],
      ...peopleOf([
        administratorOf('district', 'm-admin'),
        administratorOf('committee-1', 'm-committee'),
        secretaryOf('branch-1'),
        enrolled(
          'm1',
          being({ ATHA00S1: seen('present', 'code'), B0TH0001: seen('late', 'code') }),
        ),
        enrolled('m2', {
          ...being({ B0TH0001: seen('present', 'online') }),
          member: { name: '李梅' },
        }),
        enrolled('m3', being({ ATHA00S1: seen('present', 'by-hand') })),
      ]),
    },
    undefined,
    (explanation) => {
      const { collection, filter, indexes } = explanation;
      // What this test looks at itself has no filter; erasing a person looks at more, and is not asked often.
      const isAsked = Object.keys(filter).length > 0 && watched.has(collection);
      if (isAsked && indexes.length === 0) scanned.push(explanation);
    },
  );
});
afterAll(() => test.close());

const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);
const show = async (who: string, lecturerId: string): Promise<LecturerAnswer> =>
  dataOf(await test.call(openidOf(who), 'lecturer', 'show', { lecturerId }));
const entry = async (lecturerId: string): Promise<Lecturer> => {
  const [one] = await test.cloud.database.find('lecturers', { _id: lecturerId });
  return one as unknown as Lecturer;
};
const seenNow = async (lecturerId: string) => ({
  lecturerId,
  changedAtMs: (await entry(lecturerId)).changedAtMs,
});
let requests = 0;
const requestId = () => `lecturer${String((requests += 1)).padStart(8, '0')}`;
const admin = openidOf('m-admin');

describe("a lecturer's page", () => {
  it('tells whoever reads attendance what was given and whom it reached, each kind apart', async () => {
    const page = await show('m-secretary', 'zhou');
    expect(page).toMatchObject({
      ...{ name: '周建国', introduction: '退休教师', mayEdit: false },
      teams: [{ kind: 'folk', name: '百姓名嘴' }],
      // What was cancelled or is a draft was not given; what is to come is announced and counts no hour.
      given: { lectures: 2, lectureSeconds: 540, sessions: 2, sessionMinutes: 180 },
      reach: { heads: 3, personTimes: { onSite: 3, online: 1 }, guests: 4 },
    });
    expect(page.lectures.map(({ lectureId }) => lectureId)).toEqual(['one', 'two']);
    expect(page.sessions?.map(({ sessionId, held }) => [sessionId, held])).toEqual([
      ['T0C0ME01', false],
      ['ATHA00S1', true],
      ['B0TH0001', true],
    ]);
    expect(page.reach).not.toHaveProperty('ofLatestSessions');
  });

  it('knows no views before they were counted, never zero of them; and counts them once a member', async () => {
    expect((await show('m-secretary', 'zhou')).reach).not.toHaveProperty('views');
    const progress = (completedAtMs?: number) => ({
      ...{ covered: [[0, 60]], coveredSeconds: 60, positionSeconds: 60 },
      ...(completedAtMs === undefined ? {} : { completedAtMs }),
    });
    const { database } = test.cloud;
    const watching = { 'watch.lectures': { one: progress(5), two: progress() } };
    await database.updateMany('studyRecords', { _id: 's2026:m1' }, { $set: watching });
    await test.cloud.fireTimer('count-lectures');
    expect((await show('m-secretary', 'zhou')).reach?.views).toEqual({
      ...{ began: 2, completed: 1, countedAtMs: test.clock.now() },
    });
  });

  it('shows every member the lectures, and nothing of sessions of others', async () => {
    const page = await show('m2', 'zhou');
    expect(page.lectures).toHaveLength(2);
    expect(page).not.toHaveProperty('sessions');
    expect(page).not.toHaveProperty('reach');
  });

  it.each(['elsewhere', 'nobody'])('is not there: %s', async (lecturerId) => {
    const reply = await test.call(admin, 'lecturer', 'show', { lecturerId });
    expect(codeOf(reply)).toBe('LECTURER_NOT_FOUND');
  });

  it('costs bounded reads, all of them by an index', async () => {
    const counter = await OperationCounter.start(test);
    try {
      const ask = (action: string, input: object, who: string) =>
        counter.call('lecturer', { action, input }, openidOf(who));
      await ask('show', { lecturerId: 'zhou' }, 'm-secretary');
      const member = await ask('show', { lecturerId: 'zhou' }, 'm2');
      // Caller and roles (2), the entry, those merged, the teams, the sessions.
      expect(member.reads).toHaveLength(6);
      const secretary = await ask('show', { lecturerId: 'zhou' }, 'm-secretary');
      // And of two sessions three counts, heads, and the figures of the branches.
      expect(secretary.reads).toHaveLength(11);
      const list = await ask('list', {}, 'm2');
      expect(list.reads).toHaveLength(4);
      for (const { writes } of [member, secretary, list]) expect(writes).toEqual([]);
    } finally {
      await counter.close();
    }
  });
});

describe('the register', () => {
  it('lists everybody with the teams, by name, to every member; only its keepers may change it', async () => {
    const list = dataOf(await test.call(openidOf('m1'), 'lecturer', 'list', {}));
    expect(list.lecturers.map(({ name }) => name)).toEqual(['陈梅', '周 建国', '周建国']);
    expect(list.mayManage).toBe(false);
    expect(list.teams.map(({ mayEdit }) => mayEdit)).toEqual([false, false]);
    const kept = dataOf(await test.call(openidOf('m-committee'), 'lecturer', 'list', {}));
    expect(kept.mayManage).toBe(true);
    // The teams are the district's.
    expect(kept.teams.map(({ mayEdit }) => mayEdit)).toEqual([false, false]);
  });

  it('begins with the usual teams, six of 理论飞燕 among them, and once', async () => {
    const add = () => test.call(openidOf('m-committee'), 'lecturer', 'usualTeams', {});
    expect(dataOf(await add())).toEqual({ added: 11 });
    expect(dataOf(await add())).toEqual({ added: 0 });
    const { teams } = dataOf(await test.call(admin, 'lecturer', 'list', {}));
    expect(teams.filter(({ kind }) => kind === 'swallow')).toHaveLength(6);
    const [swallow] = teams.filter(({ kind }) => kind === 'swallow');
    const { teamId, changedAtMs } = swallow!;
    const change = (name: string, at = changedAtMs) =>
      test.call(admin, 'lecturer', 'saveTeam', {
        ...{ requestId: requestId(), team: { teamId, changedAtMs: at } },
        ...{ kind: 'swallow', name, retired: true },
      });
    expect(codeOf(await change('理论飞燕·海燕'))).toBe('ok');
    expect(codeOf(await change('理论飞燕·海燕'))).toBe('ok');
    expect(codeOf(await change('理论飞燕·雨燕'))).toBe('LECTURER_CHANGED');
  });

  it('takes a member once, by reference, and somebody from outside by the name', async () => {
    const add = (who: { memberId: string } | { name: string }, id = requestId()) =>
      test.call(admin, 'lecturer', 'add', { requestId: id, who, teamIds: ['folk'] });
    const { lecturerId } = dataOf(await add({ memberId: 'm2' }));
    expect(await entry(lecturerId)).toMatchObject({ memberId: 'm2', teamIds: ['folk'] });
    expect(await entry(lecturerId)).not.toHaveProperty('name');
    expect((await show('m1', lecturerId)).name).toBe('李梅');
    expect(codeOf(await add({ memberId: 'm2' }))).toBe('LECTURER_EXISTS');
    expect(codeOf(await add({ memberId: 'nobody' }))).toBe('MEMBER_NOT_FOUND');
    const id = requestId();
    const [first, second] = [await add({ name: '孙立' }, id), await add({ name: '孙立' }, id)];
    expect(dataOf(first)).toEqual(dataOf(second));
    const named = await test.call(admin, 'lecturer', 'membersNamed', { name: '李梅' });
    expect(dataOf(named).members).toEqual([{ memberId: 'm2', branchName: '第一支部' }]);
  });

  it.each([
    ['a team that is closed', 'closed', 'TEAM_NOT_FOUND'],
    ['a team that is none', 'nothing', 'TEAM_NOT_FOUND'],
  ])('refuses %s', async (_, teamId, code) => {
    const input = { requestId: requestId(), who: { name: '某人' }, teamIds: [teamId] };
    expect(codeOf(await test.call(admin, 'lecturer', 'add', input))).toBe(code);
  });

  it('changes an entry as it was seen, by its keeper or above, and notes who did', async () => {
    const edit = async (who: string, lecturerId: string, name: string, ago = 0) => {
      const { changedAtMs } = await seenNow(lecturerId);
      const input = { lecturerId, changedAtMs: changedAtMs - ago, name, teamIds: [] };
      return codeOf(await test.call(openidOf(who), 'lecturer', 'edit', input));
    };
    expect(await edit('m-committee', 'zhou', '周建')).toBe('NOT_ALLOWED');
    expect(await edit('m-secretary', 'of-committee', '陈梅')).toBe('NOT_ALLOWED');
    expect(await edit('m-committee', 'of-committee', '陈梅芳', 1)).toBe('LECTURER_CHANGED');
    expect(await edit('m-admin', 'of-committee', '陈梅芳')).toBe('ok');
    const notes = await test.cloud.database.find('auditLog', { subjectId: 'of-committee' });
    expect(notes).toMatchObject([{ action: 'lecturer-changed', by: 'm-admin' }]);
    expect(JSON.stringify(notes)).not.toContain('陈梅');
  });

  it('a retired lecturer stands, and nothing new names one', async () => {
    const seenBefore = await seenNow('of-committee');
    const retire = (retired: boolean, from = seenBefore) =>
      test.call(admin, 'lecturer', 'retire', { ...from, retired });
    expect(codeOf(await retire(true))).toBe('ok');
    // Sent again after a lost answer.
    expect(codeOf(await retire(true))).toBe('ok');
    expect((await show('m1', 'of-committee')).retired).toBe(true);
    const publish = (lecturerId: string) =>
      test.call(openidOf('m-secretary'), 'season', 'publishSession', {
        ...{ requestId: requestId(), plan: aPlan({ lecturerId, lecturer: '乱写的' }) },
      });
    expect(codeOf(await publish('of-committee'))).toBe('LECTURER_NOT_FOUND');
    expect(codeOf(await publish('elsewhere'))).toBe('LECTURER_NOT_FOUND');
    // What is announced is the name of the register, whatever was typed.
    expect(dataOf(await publish('zhou'))).toMatchObject(given);
    expect(codeOf(await retire(false, await seenNow('of-committee')))).toBe('ok');
  });
});

describe('two entries of one person', () => {
  it('become one, which everything that named the other then leads to', async () => {
    const { database } = test.cloud;
    await database.insertMany('sessions', [
      aSession({
        _id: 'AGA1N001',
        lecturer: '周 建国',
        lecturerId: 'zhou-again',
        ...over,
        status: 'settled',
      }) as never,
    ]);
    const merge = async (from: string, into: string) =>
      codeOf(await test.call(admin, 'lecturer', 'merge', { ...(await seenNow(from)), into }));
    expect(await merge('zhou-again', 'zhou-again')).toBe('LECTURER_NOT_FOUND');
    expect(await merge('zhou-again', 'zhou')).toBe('ok');
    expect(await merge('zhou-again', 'zhou')).toBe('ok');
    expect(await merge('zhou', 'zhou-again')).toBe('LECTURER_NOT_FOUND');
    const page = await show('m-secretary', 'zhou-again');
    expect(page).toMatchObject({ lecturerId: 'zhou', given: { sessions: 3 } });
    expect(await entry('zhou-again')).not.toHaveProperty('name');
  });

  it('a member is never merged away', async () => {
    const added = await test.call(admin, 'lecturer', 'add', {
      ...{ requestId: requestId(), who: { memberId: 'm1' } },
    });
    const { lecturerId } = dataOf(added);
    const input = { ...(await seenNow(lecturerId)), into: 'zhou' };
    expect(codeOf(await test.call(admin, 'lecturer', 'merge', input))).toBe('LECTURER_IS_MEMBER');
  });
});

describe('names that stand without an entry', () => {
  it('are told with their sessions and lectures, and who of the roster has them', async () => {
    const { names, more } = dataOf(await test.call(admin, 'lecturer', 'names', {}));
    expect(names).toEqual([
      { name: '马老师', sessions: 2, lectures: 1, known: false, members: [] },
      {
        ...{ name: '成员m3', sessions: 1, lectures: 0, known: false },
        members: [{ memberId: 'm3', branchName: '第一支部' }],
      },
    ]);
    expect(more).toBe(false);
    // Lectures are the whole season's.
    const ofCommittee = await test.call(openidOf('m-committee'), 'lecturer', 'names', {});
    expect(dataOf(ofCommittee).names[0]).toMatchObject({ name: '马老师', lectures: 0 });
  });

  it('become lecturers once, and are referred to wherever they stand', async () => {
    const adopt = () =>
      test.call(admin, 'lecturer', 'adopt', {
        names: [{ name: '马老师' }, { name: '成员m3', memberId: 'm3' }],
      });
    expect(dataOf(await adopt())).toEqual({ lecturers: 2, sessions: 3, lectures: 1 });
    expect(dataOf(await adopt())).toMatchObject({ sessions: 0 });
    const { lecturers } = dataOf(await test.call(admin, 'lecturer', 'list', {}));
    expect(lecturers.filter(({ name }) => name === '马老师')).toHaveLength(1);
    expect(lecturers.find(({ name }) => name === '成员m3')).toMatchObject({ isMember: true });
    const [session] = await test.cloud.database.find('sessions', { _id: 'FREE0003' });
    const { lecturerId } = session as unknown as { lecturerId: string };
    // The season is at most a minute old within an instance.
    test.clock.advance(61_000);
    expect(await show('m-secretary', lecturerId)).toMatchObject({
      given: { lectures: 1, sessions: 1 },
    });
    expect(dataOf(await test.call(admin, 'lecturer', 'names', {})).names).toEqual([]);
  });
});

describe('erasing', () => {
  const namesKept = async (name: string) =>
    JSON.stringify(
      await Promise.all(
        ['lecturers', 'sessions', 'seasons', 'auditLog'].map((one) =>
          test.cloud.database.find(one, {}),
        ),
      ),
    ).includes(name);

  it('takes the name of somebody from outside off everything; figures stay', async () => {
    const before = await show('m-secretary', 'zhou');
    const input = await seenNow('zhou');
    const erase = () => test.call(admin, 'lecturer', 'erase', input);
    expect(dataOf(await erase())).toEqual({ erased: true });
    expect(dataOf(await erase())).toEqual({ erased: true });
    expect(await namesKept('周建国')).toBe(false);
    expect(await namesKept('周 建国')).toBe(false);
    const [session] = await test.cloud.database.find('sessions', { _id: 'ATHA00S1' });
    expect(session).toMatchObject({ lecturerId: 'zhou', status: 'settled', guests: 4 });
    expect(before.given.sessions).toBe(3);
    const reply = await test.call(admin, 'lecturer', 'show', { lecturerId: 'zhou' });
    expect(codeOf(reply)).toBe('LECTURER_NOT_FOUND');
  });

  it('of a member goes with everything else about the member', async () => {
    const name = '成员m3';
    expect(await namesKept(name)).toBe(true);
    const mine = await test.call(openidOf('m3'), 'privacy', 'read', { kind: 'roster', offset: 0 });
    expect(JSON.stringify(dataOf(mine))).toContain('讲师库登记');
    expect(codeOf(await test.call(openidOf('m3'), 'privacy', 'erase', { confirmed: true }))).toBe(
      'ok',
    );
    expect(await namesKept(name)).toBe(false);
    expect(JSON.stringify(await test.cloud.database.find('lecturers', {}))).not.toContain('"m3"');
  });
});

it('no query of all these has read a collection from one end to the other', () => {
  expect(scanned.map(({ collection, filter }) => ({ collection, filter }))).toEqual([]);
});
