import { aPlan, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';
import type { PlanRequest } from '../../cloudfunctions/shared/contract/season';
import type { Session } from '../../cloudfunctions/shared/domain/session';

const dayMs = 86_400_000;
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const own: PlanRequest['audience'] = { organisationIds: [], segments: [] };

let test: TestCloud;
let requests = 0;
const newRequestId = () => `request${String((requests += 1)).padStart(9, '0')}`;
const plan = (more: object = {}) => aPlan({ audience: own, ...more });
const publish = (who: string, more: object = {}, request: object = {}) =>
  test.call(openidOf(who), 'season', 'publishSession', {
    requestId: newRequestId(),
    plan: plan(more),
    ...request,
  });
const stored = async (sessionId: string) =>
  (await test.cloud.database.find('sessions', { _id: sessionId }))[0] as unknown as Session;

beforeAll(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  Object.assign(administrator.member, elsewhere);
  Object.assign(administrator.record, elsewhere);
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      ...['PVBXSH01', 'PVBXSH02', 'PVBXSH03', 'PVBXSH04'].map((_id) =>
        aSession({ _id, status: 'published' }),
      ),
      aSession({ _id: 'TH0RBRNC', orgPath: ['district', 'committee-1', 'branch-2'] }),
      aSession({ _id: 'ENDED001', status: 'published', endsAtMs: startsAtMs - minuteMs }),
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      administrator,
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
      data: { status: 'published', organisationName: '第一支部', segments: [], published: 1 },
    });
    if (!reply.ok) return;
    const session = await stored(reply.data.sessionId);
    expect(session).toMatchObject({
      orgPath: ['district', 'committee-1', 'branch-1'],
      audience: { organisationIds: ['branch-1'], segments: [] },
      expected: 3,
      credit: { onTime: 10, late: 5, dayCap: 20, rulesVersion: 1 },
      lateAfterMs: aPlan().startsAtMs + 10 * minuteMs,
      settlesAtMs: aPlan().endsAtMs,
      publishedBy: 'm-secretary',
    });
    expect(session).not.toHaveProperty('seriesId');
  });

  it.each<[string, string, object, number | string]>([
    ['one kind of members', 'm-secretary', { organisationIds: [], segments: ['youth'] }, 1],
    ['the own branch by name', 'm-secretary', { organisationIds: ['branch-1'], segments: [] }, 3],
    [
      'another branch',
      'm-secretary',
      { organisationIds: ['branch-1', 'branch-2'], segments: [] },
      'NOT_ALLOWED',
    ],
    [
      'the committee',
      'm-secretary',
      { organisationIds: ['committee-1'], segments: [] },
      'NOT_ALLOWED',
    ],
    ['the whole committee', 'm-administrator', own, 5],
    ['one of its branches', 'm-administrator', { organisationIds: ['branch-2'], segments: [] }, 2],
    [
      'two branches together',
      'm-administrator',
      { organisationIds: ['branch-1', 'branch-2'], segments: ['line'] },
      4,
    ],
    [
      'a branch twice over, counted once',
      'm-administrator',
      { organisationIds: ['branch-1', 'committee-1', 'branch-1'], segments: [] },
      5,
    ],
    [
      'the district',
      'm-administrator',
      { organisationIds: ['district'], segments: [] },
      'NOT_ALLOWED',
    ],
    [
      'what is not there',
      'm-administrator',
      { organisationIds: ['nobody'], segments: [] },
      'NOT_ALLOWED',
    ],
  ])('invites %s', async (_case, who, audience, expected) => {
    const reply = await publish(who, { audience });
    expect(reply.ok ? reply.data.expected : reply.code).toBe(expected);
    const counted = await test.call(openidOf(who), 'season', 'countAudience', audience as never);
    expect(counted.ok ? counted.data.expected : counted.code).toBe(expected);
  });

  it.each<[string, string, string, string]>([
    ['an administrator for a branch below', 'm-administrator', 'branch-2', 'branch-2'],
    ['an administrator for the own committee', 'm-administrator', 'committee-1', 'committee-1'],
    ['an administrator for the district above', 'm-administrator', 'district', 'NOT_ALLOWED'],
    ['an administrator for what is not there', 'm-administrator', 'nobody', 'NOT_ALLOWED'],
    ['a secretary for another branch', 'm-secretary', 'branch-2', 'NOT_ALLOWED'],
    ['a secretary for the committee', 'm-secretary', 'committee-1', 'NOT_ALLOWED'],
  ])('lets %s hold it, or not', async (_case, who, holderId, expected) => {
    const reply = await publish(who, {}, { holderId });
    const made = reply.ok ? await stored(reply.data.sessionId) : undefined;
    const holders = [made?.organisationId, made?.orgPath.at(-1), made?.audience.organisationIds[0]];
    const seen = reply.ok ? holders : Array(3).fill(reply.code);
    expect(seen).toEqual(Array(3).fill(expected));
  });

  it('answers a request that is sent again with the same session', async () => {
    const again = { requestId: 'again45678901234' };
    const first = await publish('m-secretary', { title: '再发一次' }, again);
    expect(await publish('m-secretary', { title: '再发一次' }, again)).toEqual(first);
    const another = await publish('m-administrator', { title: '再发一次' }, again);
    expect(another.ok && first.ok && another.data.sessionId !== first.data.sessionId).toBe(true);
    expect(await test.cloud.database.count('sessions', { title: '再发一次' })).toBe(2);
  });

  it.each<[string, object, object]>([
    ['ends before it starts', { endsAtMs: startsAtMs }, { fault: 'end-before-start' }],
    [
      'is over',
      { startsAtMs: startsAtMs - dayMs, endsAtMs: startsAtMs - dayMs + 1 },
      { fault: 'past' },
    ],
    ['lasts days', { endsAtMs: startsAtMs + 3 * dayMs }, { fault: 'too-long' }],
    [
      'is next summer',
      { startsAtMs: startsAtMs + 200 * dayMs, endsAtMs: startsAtMs + 200 * dayMs + 1 },
      { fault: 'outside-season' },
    ],
    ['has no title', { title: ' ' }, { field: 'title' }],
    ['has no venue', { venue: '' }, { field: 'venue' }],
  ])('is refused when it %s', async (_case, more, details) => {
    expect(await publish('m-secretary', more)).toMatchObject({
      code: 'field' in details ? 'SESSION_INCOMPLETE' : 'SESSION_TIMES_INVALID',
      details,
    });
  });
});

describe('a weekly series', () => {
  it('is so many sessions, found again when it is sent again, also where only a part was made', async () => {
    const request = { requestId: 'series7890123456', repeatWeeks: 4 };
    const first = await publish('m-secretary', { title: '周周学' }, request);
    expect(first).toMatchObject({ data: { published: 4, inSeries: true } });
    const made = await test.cloud.database.find('sessions', { title: '周周学' });
    const starts = made.map((one) => Number(one['startsAtMs'])).sort();
    const { startsAtMs: begins } = aPlan();
    expect(starts).toEqual([0, 1, 2, 3].map((week) => begins + week * 7 * dayMs));
    expect(new Set(made.map((one) => one['seriesId'])).size).toBe(1);
    const lost = made.find((one) => one['startsAtMs'] === begins + 14 * dayMs);
    await test.cloud.database.updateMany(
      'sessions',
      { _id: String(lost?.['_id']) },
      { $set: { title: '丢失', publishedBy: 'm-secretary' } },
    );
    expect(await publish('m-secretary', { title: '周周学' }, request)).toEqual(first);
    expect(await test.cloud.database.count('sessions', { seriesId: made[0]?.['seriesId'] })).toBe(
      4,
    );
  });

  it('ends with the season, and says how many weeks still fit', async () => {
    expect(await publish('m-secretary', {}, { repeatWeeks: 12 })).toMatchObject({
      code: 'SESSION_TIMES_INVALID',
      details: { fault: 'series-beyond-season', weeks: 11 },
    });
    expect(await publish('m-secretary', {}, { repeatWeeks: 11 })).toMatchObject({ ok: true });
  });
});

describe('opening, closing and opening again', () => {
  const act =
    (action: 'openSession' | 'closeSession' | 'reopenSession') =>
    (who: string, sessionId = 'PVBXSH01') =>
      test.call(openidOf(who), 'season', action, { sessionId });
  const [open, close, reopen] = [act('openSession'), act('closeSession'), act('reopenSession')];

  it('goes through a life, each step as often as one likes, and keeps who did what', async () => {
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
    test.clock.set(startsAtMs + 21 * minuteMs);
    expect(await reopen('m-administrator')).toMatchObject({
      data: { status: 'open', checkInClosesAtMs: startsAtMs + 90 * minuteMs },
    });
    expect((await stored('PVBXSH01')).changes).toEqual([
      { what: 'opened', by: 'm-secretary', atMs: startsAtMs - 45 * minuteMs },
      { what: 'closed', by: 'm-secretary', atMs: startsAtMs + 20 * minuteMs },
      { what: 'reopened', by: 'm-administrator', atMs: startsAtMs + 21 * minuteMs },
    ]);
    await close('m-secretary');
    test.clock.set(startsAtMs + 90 * minuteMs);
    expect(await reopen('m-secretary')).toMatchObject({ code: 'SESSION_STATE_CONFLICT' });
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

  it.each([
    ['close what is not open', close, 'm-secretary', 'PVBXSH03', 'SESSION_STATE_CONFLICT'],
    ['reopen what was never closed', reopen, 'm-secretary', 'PVBXSH03', 'SESSION_STATE_CONFLICT'],
    ['open what has ended', open, 'm-secretary', 'ENDED001', 'SESSION_STATE_CONFLICT'],
    ['open what is not there', open, 'm-secretary', 'N0SVCH00', 'SESSION_NOT_FOUND'],
    ['open another branch’s', open, 'm-secretary', 'TH0RBRNC', 'NOT_ALLOWED'],
    ['open without a role', open, 'm1', 'PVBXSH03', 'NOT_ALLOWED'],
    ['close without being on the roster', close, 'm-guest', 'PVBXSH03', 'NOT_JOINED'],
  ])('refuses to %s', async (_case, action, who, sessionId, code) => {
    expect(await action(who, sessionId)).toMatchObject({ ok: false, code });
  });

  it('lets the administrator above do what the secretary may', async () => {
    expect(await open('m-administrator', 'PVBXSH02')).toMatchObject({ data: { status: 'open' } });
    expect(await close('m-administrator', 'TH0RBRNC')).toMatchObject({
      data: { status: 'closed' },
    });
  });

  it('takes down a head count once it has begun, and shows it to those in charge', async () => {
    const count = (sessionId: string, heads: number) =>
      test.call(openidOf('m-secretary'), 'season', 'countHeads', { sessionId, heads });
    expect(await count('PVBXSH03', 3)).toMatchObject({ code: 'SESSION_STATE_CONFLICT' });
    await open('m-secretary', 'PVBXSH03');
    await count('PVBXSH03', 3);
    await count('PVBXSH03', 5);
    expect(
      await test.call(openidOf('m-secretary'), 'season', 'session', { sessionId: 'PVBXSH03' }),
    ).toMatchObject({ data: { heads: 5, may: ['edit', 'close', 'cancel', 'countHeads'] } });
    const { headCount, changes } = await stored('PVBXSH03');
    expect(headCount).toMatchObject({ heads: 5, countedBy: 'm-secretary' });
    expect(changes?.map((one) => one.what)).toEqual(['opened', 'head-count', 'head-count']);
  });
});

it('expects whoever has joined since: by its opening, and in its list from then on', async () => {
  const reply = await publish('m-secretary');
  if (!reply.ok) throw new Error(reply.code);
  const { sessionId, startsAtMs: beginsAtMs } = reply.data;
  const { expected: before } = await stored(sessionId);
  await test.enroll();
  test.clock.set(beginsAtMs);
  await test.call(openidOf('m-secretary'), 'season', 'openSession', { sessionId });
  expect((await stored(sessionId)).expected).toBe(before + 1);
  await test.enroll();
  const sheet = await test.call(openidOf('m-secretary'), 'attendance', 'sheet', { sessionId });
  expect(sheet).toMatchObject({ data: { expected: before + 2, attended: 0 } });
});
