import type { DeskAnswer } from '../../cloudfunctions/shared/contract/season-answers';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { anEvidence } from '../tools/plan-builders';
import { anAppeal, anAward, anAwardList } from '../tools/award-builders';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import { someHours } from '../tools/service-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const ofNeighbour = { orgPath: elsewhere.orgPath };

let test: TestCloud;

beforeAll(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  const many = (prefix: string, endsAt: (place: number) => number) =>
    Array.from({ length: 60 }, (_, place) => {
      const endsAtMs = endsAt(place);
      const _id = `${prefix}${String(place).padStart(2, '0')}`;
      return aSession({ _id, ...ofNeighbour, endsAtMs, startsAtMs: endsAtMs - hourMs });
    });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      aSession({ _id: 'PVBXSH01', status: 'published' }),
      aSession({ _id: 'CXSD0001', status: 'settled', endsAtMs: startsAtMs - hourMs }),
      aSession({ _id: 'CANCE001', status: 'cancelled' }),
      aSession({ _id: 'DRAFT001', status: 'draft', publishedBy: 'm-secretary' }),
      aSession({
        _id: 'AGES0001',
        endsAtMs: startsAtMs - 8 * dayMs,
        startsAtMs: startsAtMs - 8 * dayMs,
      }),
      // Twenty sessions end at each of three instants: pages are cut among sessions of one end.
      ...many('MANYQ0', (place) => startsAtMs - (1 + (place % 3)) * dayMs),
      ...many('MANYX0', (place) => startsAtMs + (place + 3) * hourMs),
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      administrator,
      enrolled('m1'),
      ...(['present', 'late', 'pending'] as const).map((status) =>
        enrolled(`m-${status}`, {
          member: elsewhere,
          record: {
            ...elsewhere,
            [status === 'pending' ? 'pending' : 'attended']: ['CXSD0001'],
            attendance: {
              CXSD0001: { status, seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' },
            },
          },
        }),
      ),
    ]),
  });
});
afterAll(() => test.close());

// First, since the SDK's warning of a slow request comes three seconds after one that failed.
it('says of a part that could not be counted that it was not, on the desk and on the first screen', async () => {
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId: 'm-secretary' },
    { $set: { 'card.roles': ['secretary'] } },
  );
  const counter = await OperationCounter.start(test);
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const ask = async (name: string, action: string) => {
    counter.interrupt('database.calculateDocument bindings', 1, () =>
      Promise.reject(new Error('the store is gone')),
    );
    return (await counter.call(name, { action, input: {} }, openidOf('m-secretary'))).reply;
  };
  try {
    expect(await ask('season', 'listSessions')).toMatchObject({
      data: { kind: 'branch', waiting: { joining: null, evidence: expect.any(Number) as number } },
    });
    expect(await ask('home', 'overview')).toMatchObject({ data: { member: { asks: null } } });
    expect(
      errors.mock.calls.map(([line]) => (JSON.parse(String(line)) as { part: string }).part),
    ).toEqual(['joining', 'asks']);
  } finally {
    errors.mockRestore();
    await counter.close();
  }
});

async function deskOf(memberId: string): Promise<DeskAnswer> {
  const reply = await test.call(openidOf(memberId), 'season', 'listSessions', {});
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
}
const asking = (_id: string, branchId: string) => ({
  ...{ _id, memberId: `asking:${_id}`, openid: _id, askId: _id, boundAtMs: 0 },
  asking: { branchId, name: '王小二', atMs: 1 },
});
const idsOf = (sessions: { sessionId: string }[]) => sessions.map((one) => one.sessionId);

describe('the desk', () => {
  it('shows the own sessions of the last week and to come, soonest first, with the cancelled ones', async () => {
    const desk = await deskOf('m-secretary');
    expect(desk).toMatchObject({
      ...{ organisationName: '第一支部', memberCount: 3 },
      // From then on it leads to the next season.
      seasonEndsAtMs: aSeason().endsAtMs,
    });
    expect(idsOf(desk.sessions)).toEqual(['CXSD0001', 'CANCE001', 'PVBXSH01']);
    expect(idsOf(desk.drafts)).toEqual(['DRAFT001']);
  });

  it('says of its members how many there are, not how many there were a minute ago', async () => {
    await deskOf('m-secretary');
    const { database } = test.cloud;
    await database.updateMany('organisations', { _id: 'branch-1' }, { $set: { memberCount: 4 } });
    expect(await deskOf('m-secretary')).toMatchObject({ memberCount: 4 });
  });

  it('says that there is an older one beyond the week, and shows it when asked', async () => {
    const { earlier, later } = await deskOf('m-secretary');
    expect(later).toBeUndefined();
    if (!earlier) throw new Error('nothing earlier');
    expect(
      await test.call(openidOf('m-secretary'), 'season', 'moreSessions', {
        direction: 'earlier',
        from: earlier,
      }),
    ).toMatchObject({ data: { sessions: [{ sessionId: 'AGES0001' }] } });
  });

  it('counts who came and who still waits apart', async () => {
    const { sessions } = await deskOf('m-secretary');
    expect(sessions.find((one) => one.sessionId === 'CXSD0001')).toMatchObject({
      attended: 2,
      pending: 1,
      leaveRequests: 0,
      status: 'settled',
    });
  });

  it('counts what waits beside the sessions, of each only what the caller may decide', async () => {
    const orgPath = ['district', 'committee-1', 'branch-1'];
    const adjustment = (_id: string, by: string, memberId = 'm1') => ({
      ...{ _id, by, memberId, orgPath, seasonId: 's2026', points: 30, reason: '宣讲' },
      ...{ status: 'waiting', atMs: 1, changedAtMs: 1 },
    });
    const list = anAwardList(['m1']);
    const { database } = test.cloud;
    await database.insertMany('adjustments', [
      adjustment('adj-1', 'm-administrator'),
      adjustment('adj-2', 'm-secretary'),
      adjustment('adj-3', 'm-administrator', 'm-secretary'),
    ]);
    await database.insertMany('bindings', [
      asking('key-1', 'branch-1'),
      asking('key-2', 'branch-2'),
    ]);
    await database.insertMany('awards', [{ ...anAward({ status: 'published', list }) }]);
    await database.insertMany('appeals', [{ ...anAppeal('m-present') }]);
    // Nobody decides about what they have told themselves.
    await database.insertMany('evidence', [
      { ...anEvidence('m1') },
      { ...anEvidence('m-secretary') },
      { ...anEvidence('m-present', { status: 'confirmed' }) },
    ]);
    await database.insertMany('serviceHours', [
      { ...someHours('m1') },
      { ...someHours('m-secretary') },
      { ...someHours('m-present', { status: 'confirmed' }) },
    ]);
    expect((await deskOf('m-secretary')).waiting).toEqual({
      ...{ joining: 1, points: 1, appeals: 0, evidence: 1, projects: 0, service: 1 },
    });
    expect((await deskOf('m-administrator')).waiting).toEqual({
      ...{ joining: 2, points: 1, appeals: 1, evidence: 2, projects: 0, service: 2 },
    });
  });

  it('shows an administrator the whole subtree, but nobody’s draft', async () => {
    const { sessions, drafts } = await deskOf('m-administrator');
    expect(idsOf(sessions)).toEqual(expect.arrayContaining(['PVBXSH01', 'CXSD0001', 'MANYX000']));
    expect(idsOf(sessions)).not.toContain('DRAFT001');
    expect(drafts).toEqual([]);
    expect(sessions.length).toBeLessThanOrEqual(40);
  });

  it.each(['earlier', 'later'] as const)(
    'of a large committee goes on page by page and leaves nothing out: %s',
    async (direction) => {
      const desk = await deskOf('m-administrator');
      const seen = idsOf(desk.sessions);
      let next = desk[direction];
      for (let page = 0; next && page < 10; page += 1) {
        const reply = await test.call(openidOf('m-administrator'), 'season', 'moreSessions', {
          direction,
          from: next,
        });
        if (!reply.ok) throw new Error(reply.code);
        seen.push(...idsOf(reply.data.sessions));
        next = reply.data.next;
      }
      const all = (await test.cloud.database.find('sessions', {})) as unknown as Session[];
      const meant = all.filter(
        (one) => one.endsAtMs > startsAtMs === (direction === 'later') && one.status !== 'draft',
      );
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(meant.map((one) => one._id)));
    },
  );

  it('is refused to a member', async () => {
    expect(await test.call(openidOf('m1'), 'season', 'listSessions', {})).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('whom a session can invite', () => {
  it('is the own branch for a secretary, and every part of the subtree for an administrator', async () => {
    const choices = (memberId: string) =>
      test.call(openidOf(memberId), 'season', 'audienceChoices', {});
    expect(await choices('m-secretary')).toMatchObject({
      data: { own: [{ organisationId: 'branch-1', name: '第一支部', members: 3 }], below: [] },
    });
    expect(await choices('m-administrator')).toMatchObject({
      data: {
        own: [{ organisationId: 'committee-1' }],
        below: [
          { organisationId: 'branch-1', parentId: 'committee-1' },
          { organisationId: 'branch-2', parentId: 'committee-1' },
        ],
      },
    });
  });
});

it('shows one session with its plan, its audience and what may be done to it', async () => {
  expect(
    await test.call(openidOf('m-secretary'), 'season', 'session', { sessionId: 'PVBXSH01' }),
  ).toMatchObject({
    data: {
      status: 'published',
      may: ['edit', 'open', 'cancel'],
      invited: [],
      following: [],
      plan: { opensBeforeMinutes: 30, lateAfterMinutes: 10, closesAfterMinutes: 0 },
    },
  });
});
