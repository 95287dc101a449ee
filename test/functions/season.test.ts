import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const dayMs = 86_400_000;
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const request = {
  requestId: 'abcdefghij123456',
  category: 'three-meetings' as const,
  title: '十二月支部大会',
  startsAtMs: startsAtMs + dayMs,
  endsAtMs: startsAtMs + dayMs + 60 * minuteMs,
  venue: '一楼会议室',
};

let test: TestCloud;
const publish = (who: string, more: object = {}) =>
  test.call(openidOf(who), 'season', 'publishSession', { ...request, ...more });

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      aSession({ _id: 'PVBXSH01', status: 'published' }),
      aSession({ _id: 'PVBXSH02', status: 'published' }),
      aSession({ _id: 'PVBXSH03', status: 'published' }),
      aSession({ _id: 'PVBXSH04', status: 'published' }),
      aSession({ _id: 'CXSD0001', status: 'closed', checkInClosesAtMs: startsAtMs - 1 }),
      aSession({ _id: 'TH0RBRNC', orgPath: ['district', 'committee-1', 'branch-2'] }),
      aSession({ _id: 'ENDED001', status: 'published', endsAtMs: startsAtMs - minuteMs }),
      aSession({
        _id: 'AGES0001',
        endsAtMs: startsAtMs - 8 * dayMs,
        startsAtMs: startsAtMs - 8 * dayMs,
      }),
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      secretaryOf('committee-1', 'm-administrator'),
      enrolled('m1'),
      enrolled('m2', { record: elsewhere, member: elsewhere }),
      enrolled('m-young', { record: { segments: ['youth'] } }),
    ]),
  });
});
beforeEach(() => {
  test.clock.set(startsAtMs);
});
afterAll(() => test.close());

describe('publishing a session', () => {
  it('makes it for the own branch with the season rules and the number of members invited', async () => {
    const reply = await publish('m-secretary');
    expect(reply).toMatchObject({
      ok: true,
      data: {
        status: 'published',
        organisationName: '第一支部',
        title: '十二月支部大会',
        segments: [],
        required: false,
      },
    });
    if (!reply.ok) return;
    const [session] = await test.cloud.database.find('sessions', { _id: reply.data.sessionId });
    expect(session).toMatchObject({
      orgPath: ['district', 'committee-1', 'branch-1'],
      audience: { organisationIds: ['branch-1'], segments: [] },
      expected: 4,
      credit: { onTime: 10, late: 5, dayCap: 20, rulesVersion: 1 },
      lateAfterMs: request.startsAtMs + 10 * minuteMs,
      publishedBy: 'm-secretary',
    });
  });

  it('counts only the invited segments', async () => {
    const reply = await publish('m-secretary', {
      segments: ['youth'],
      requestId: 'segments90123456',
    });
    const id = reply.ok ? reply.data.sessionId : '';
    expect((await test.cloud.database.find('sessions', { _id: id }))[0]).toMatchObject({
      expected: 1,
    });
  });

  it('answers a request that is sent again with the same session', async () => {
    const again = { title: '再发一次', requestId: 'again45678901234' };
    const first = await publish('m-secretary', again);
    expect(await publish('m-secretary', again)).toEqual(first);
    const another = await publish('m-administrator', again);
    expect(another.ok && first.ok && another.data.sessionId !== first.data.sessionId).toBe(true);
    expect(await test.cloud.database.count('sessions', { title: again.title })).toBe(2);
  });

  it.each([
    ['ends before it starts', { endsAtMs: request.startsAtMs }, 'end-before-start'],
    ['is over', { startsAtMs: startsAtMs - dayMs, endsAtMs: startsAtMs - dayMs + 1 }, 'past'],
    ['lasts days', { endsAtMs: request.startsAtMs + dayMs }, 'too-long'],
    [
      'is next summer',
      { startsAtMs: startsAtMs + 200 * dayMs, endsAtMs: startsAtMs + 200 * dayMs + 1 },
      'outside-season',
    ],
  ])('is refused when it %s', async (_case, more, fault) => {
    expect(await publish('m-secretary', more)).toMatchObject({
      code: 'SESSION_TIMES_INVALID',
      details: { fault },
    });
  });

  it('is refused to whoever holds no role', async () => {
    expect(await publish('m1')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await publish('m-guest')).toMatchObject({ ok: false, code: 'NOT_JOINED' });
  });
});

describe('opening and closing', () => {
  const open = (who: string, sessionId = 'PVBXSH01') =>
    test.call(openidOf(who), 'season', 'openSession', { sessionId });
  const close = (who: string, sessionId = 'PVBXSH01') =>
    test.call(openidOf(who), 'season', 'closeSession', { sessionId });

  it('opens, opens again, closes, closes again, and never opens a closed one', async () => {
    test.clock.set(startsAtMs - 45 * minuteMs);
    expect(await open('m-secretary')).toMatchObject({
      data: { status: 'open', checkInOpensAtMs: startsAtMs - 45 * minuteMs },
    });
    expect(await open('m-secretary')).toMatchObject({ data: { status: 'open' } });
    test.clock.set(startsAtMs + 20 * minuteMs);
    expect(await close('m-secretary')).toMatchObject({
      data: { status: 'closed', checkInClosesAtMs: startsAtMs + 20 * minuteMs },
    });
    expect(await close('m-secretary')).toMatchObject({ data: { status: 'closed' } });
    expect(await open('m-secretary')).toMatchObject({ code: 'SESSION_STATE_CONFLICT' });
  });

  it('opens on the day of the session and not before: points would count on a day without it', async () => {
    const midnight = startsAtMs - 19 * 60 * minuteMs;
    test.clock.set(midnight - 1);
    expect(await open('m-secretary', 'PVBXSH04')).toMatchObject({
      code: 'CHECK_IN_NOT_OPEN',
      details: { opensAtMs: midnight },
    });
    test.clock.set(midnight);
    expect(await open('m-secretary', 'PVBXSH04')).toMatchObject({
      data: { status: 'open', checkInOpensAtMs: midnight },
    });
  });

  it('opens half an hour before a session that starts after midnight', async () => {
    const quarterPastMidnight = startsAtMs + 5.25 * 60 * minuteMs;
    const reply = await publish('m-secretary', {
      requestId: 'midnight90123456',
      startsAtMs: quarterPastMidnight,
      endsAtMs: quarterPastMidnight + 60 * minuteMs,
    });
    const sessionId = reply.ok ? reply.data.sessionId : '';
    test.clock.set(quarterPastMidnight - 30 * minuteMs - 1);
    expect(await open('m-secretary', sessionId)).toMatchObject({ code: 'CHECK_IN_NOT_OPEN' });
    test.clock.advance(1);
    expect(await open('m-secretary', sessionId)).toMatchObject({ data: { status: 'open' } });
  });

  it.each([
    ['close what is not open', close, 'm-secretary', 'PVBXSH03', 'SESSION_STATE_CONFLICT'],
    ['open what has ended', open, 'm-secretary', 'ENDED001', 'SESSION_STATE_CONFLICT'],
    ['open what is not there', open, 'm-secretary', 'N0SVCH00', 'SESSION_NOT_FOUND'],
    ['open another branch’s', open, 'm-secretary', 'TH0RBRNC', 'NOT_ALLOWED'],
    ['open without a role', open, 'm1', 'PVBXSH03', 'NOT_ALLOWED'],
    ['close without being on the roster', close, 'm-guest', 'PVBXSH03', 'NOT_JOINED'],
  ])('refuses to %s', async (_case, act, who, sessionId, code) => {
    expect(await act(who, sessionId)).toMatchObject({ ok: false, code });
  });

  it('lets the administrator above do what the secretary may', async () => {
    expect(await open('m-administrator', 'PVBXSH02')).toMatchObject({ data: { status: 'open' } });
    expect(await close('m-administrator', 'TH0RBRNC')).toMatchObject({
      data: { status: 'closed' },
    });
  });
});

describe('the desk', () => {
  it('shows the own sessions of the last week and to come, soonest first', async () => {
    const reply = await test.call(openidOf('m-secretary'), 'season', 'listSessions', {});
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data).toMatchObject({ organisationName: '第一支部', memberCount: 3 });
    const ids = reply.data.sessions.map((one) => one.sessionId);
    expect(ids).toEqual(expect.arrayContaining(['CXSD0001', 'ENDED001', 'PVBXSH01']));
    expect(ids).not.toContain('AGES0001');
    expect(ids).not.toContain('TH0RBRNC');
    const starts = reply.data.sessions.map((one) => one.startsAtMs);
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
  });
  it('counts who came and who still waits apart', async () => {
    const status = (one: 'present' | 'late' | 'pending') => ({
      [one === 'pending' ? 'pending' : 'attended']: ['CXSD0001'],
      attendance: {
        CXSD0001: { status: one, seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' as const },
      },
    });
    for (const one of ['present', 'late', 'pending'] as const) {
      await test.enroll({ record: { ...elsewhere, ...status(one) } });
    }
    const reply = await test.call(openidOf('m-secretary'), 'season', 'listSessions', {});
    const sessions = reply.ok ? reply.data.sessions : [];
    expect(sessions.find((one) => one.sessionId === 'CXSD0001')).toMatchObject({
      attended: 2,
      pending: 1,
    });
  });
  it('shows an administrator the whole subtree', async () => {
    const reply = await test.call(openidOf('m-administrator'), 'season', 'listSessions', {});
    expect(reply.ok && reply.data.sessions.map((one) => one.sessionId)).toContain('TH0RBRNC');
  });
  it('loses neither today’s session nor the last ones among many of a large committee', async () => {
    const many = (prefix: string, hours: (place: number) => number) =>
      Array.from({ length: 60 }, (_, place) => {
        const endsAtMs = startsAtMs + hours(place) * 60 * minuteMs;
        const _id = `${prefix}${String(place).padStart(2, '0')}`;
        const orgPath = ['district', 'committee-1', 'branch-2'];
        return aSession({ _id, orgPath, endsAtMs, startsAtMs: endsAtMs - 60 * minuteMs });
      });
    await test.cloud.database.insertMany('sessions', [
      ...many('MANYQ0', (place) => -(place + 3)),
      ...many('MANYX0', (place) => place + 3),
    ] as never);
    const reply = await test.call(openidOf('m-administrator'), 'season', 'listSessions', {});
    if (!reply.ok) throw new Error(reply.code);
    const ids = reply.data.sessions.map((one) => one.sessionId);
    expect(ids).toEqual(expect.arrayContaining(['PVBXSH03', 'MANYQ000', 'MANYX000']));
    expect(ids.indexOf('MANYQ000')).toBeLessThan(ids.indexOf('MANYX000'));
    expect(ids).not.toContain('MANYQ059');
    expect(ids.length).toBeLessThanOrEqual(40);
  });
  it('is refused to a member', async () => {
    expect(await test.call(openidOf('m1'), 'season', 'listSessions', {})).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});
