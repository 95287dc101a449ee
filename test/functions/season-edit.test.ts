import type { PlanRequest } from '../../cloudfunctions/shared/contract/season';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { planOf } from '../../cloudfunctions/shared/domain/session-plan';
import { aPlan, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
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
let test: TestCloud;
let counter: OperationCounter;

beforeAll(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([
      secretaryOf('branch-1'),
      administrator,
      enrolled('m1'),
      enrolled('m-young', { record: { segments: ['youth'] } }),
    ]),
  });
  counter = await OperationCounter.start(test);
});
beforeEach(() => test.clock.set(startsAtMs));
afterAll(async () => {
  await counter.close();
  await test.close();
});

const secretary = openidOf('m-secretary');
const administrator = openidOf('m-administrator');
const sessionOf = async (id: string) =>
  (await test.cloud.database.find('sessions', { _id: id }))[0] as unknown as Session;
const plant = async (_id: string, more: Partial<Session> = {}) => {
  const session = aSession({ _id, status: 'published', ...more });
  await test.cloud.database.insertMany('sessions', [{ ...session }]);
  return session;
};
const edit = (session: Session, more: Partial<PlanRequest>, openid = secretary) =>
  test.call(openid, 'season', 'editSession', {
    seen: { sessionId: session._id, changedAtMs: session.changedAtMs },
    plan: { ...planOf(session), ...more },
  });

describe('a draft', () => {
  const unready = aPlan({ title: '', venue: '', audience: { organisationIds: [], segments: [] } });
  const save = (requestId: string, plan: PlanRequest = unready) =>
    test.call(secretary, 'season', 'saveDraft', { requestId, plan });
  const draftsOf = async (openid: string) => {
    const desk = await test.call(openid, 'season', 'listSessions', {});
    if (!desk.ok) throw new Error(desk.code);
    return [desk.data.drafts, desk.data.sessions].map((list) => list.map((one) => one.sessionId));
  };

  it('may lack its title, is kept once however often it is sent, and is its maker’s alone', async () => {
    const first = await save('draft00000000001');
    const second = await save('draft00000000001', { ...unready, title: '想好了' });
    const sessionId = first.ok ? first.data.sessionId : '';
    expect(second).toMatchObject({ data: { sessionId, title: '想好了', status: 'draft' } });
    expect(await draftsOf(secretary)).toEqual([[sessionId], []]);
    expect(await draftsOf(administrator)).toEqual([[], []]);
    for (const action of ['session', 'openSession', 'deleteDraft'] as const) {
      expect(await test.call(administrator, 'season', action, { sessionId })).toMatchObject({
        code: 'SESSION_NOT_FOUND',
      });
    }
    const home = await test.call(openidOf('m1'), 'home', 'overview', {});
    expect(JSON.stringify(home)).not.toContain(sessionId);
    await test.call(secretary, 'season', 'deleteDraft', { sessionId });
    expect(await draftsOf(secretary)).toEqual([[], []]);
  });

  it('sent again replaces what it kept, its holder too, until it was edited on another phone', async () => {
    const requestId = 'draft00000000009';
    const keep = (title: string, holderId: string) =>
      test.call(administrator, 'season', 'saveDraft', {
        requestId,
        plan: { ...unready, title },
        holderId,
      });
    const first = await keep('一', 'committee-1');
    for (const title of ['二', '三'])
      expect(await keep(title, 'branch-1')).toMatchObject({ ok: true });
    const sessionId = first.ok ? first.data.sessionId : '';
    const kept = await sessionOf(sessionId);
    expect(kept).toMatchObject({
      title: '三',
      organisationId: 'branch-1',
      orgPath: ['district', 'committee-1', 'branch-1'],
      audience: { organisationIds: ['branch-1'] },
    });
    expect(await edit(kept, { title: '四' }, administrator)).toMatchObject({ ok: true });
    expect(await keep('五', 'branch-1')).toMatchObject({ code: 'SESSION_CHANGED' });
    expect(await keep('四', 'branch-1')).toMatchObject({ data: { title: '四' } });
    await test.call(administrator, 'season', 'deleteDraft', { sessionId });
  });

  it('becomes a session under its own id, with a series behind it, and only as it was seen', async () => {
    const kept = await save('draft00000000002');
    if (!kept.ok) throw new Error(kept.code);
    const { sessionId, changedAtMs } = kept.data;
    const publish = (seenAtMs: number, plan: PlanRequest = aPlan()) =>
      test.call(secretary, 'season', 'publishSession', {
        requestId: 'draft00000000003',
        plan,
        draft: { sessionId, changedAtMs: seenAtMs },
        repeatWeeks: 2,
      });
    expect(await publish(changedAtMs, unready)).toMatchObject({ code: 'SESSION_INCOMPLETE' });
    expect(await publish(changedAtMs - 1)).toMatchObject({ code: 'SESSION_CHANGED' });
    const published = await publish(changedAtMs);
    expect(published).toMatchObject({ data: { sessionId, status: 'published', published: 2 } });
    // The answer was lost: sent again it makes nothing anew.
    expect(await publish(changedAtMs)).toEqual(published);
    expect(await test.cloud.database.count('sessions', { seriesId: sessionId })).toBe(2);
    expect(await sessionOf(sessionId)).toMatchObject({ expected: 4, title: aPlan().title });
    expect(await test.call(secretary, 'season', 'deleteDraft', { sessionId })).toMatchObject({
      code: 'SESSION_STATE_CONFLICT',
    });
  });
});

describe('an edit', () => {
  let planted = 0;
  it('of a published session moves its times, counts its audience anew, and is noted', async () => {
    const session = await plant('ED1T0001');
    test.clock.advance(minuteMs);
    const later = { startsAtMs: startsAtMs + dayMs, endsAtMs: startsAtMs + dayMs + 60 * minuteMs };
    const audience = { organisationIds: [], segments: ['youth' as const] };
    expect(await edit(session, { ...later, audience, lecturer: '李老师' })).toMatchObject({
      data: { expected: 1, ...later, segments: ['youth'] },
    });
    expect(await sessionOf('ED1T0001')).toMatchObject({
      checkInOpensAtMs: later.startsAtMs - 30 * minuteMs,
      settlesAtMs: later.endsAtMs,
      changes: [
        {
          what: 'edited',
          by: 'm-secretary',
          fields: ['startsAtMs', 'endsAtMs', 'lecturer', 'audience'],
        },
      ],
    });
    const home = await test.call(openidOf('m-young'), 'home', 'overview', {});
    const shown = home.ok ? home.data.sessions : [];
    expect(shown.find((one) => one.sessionId === 'ED1T0001')).toMatchObject({
      startsAtMs: later.startsAtMs,
      news: 'moved',
    });
  });

  it('is refused when somebody was faster, unless it asks for what stands already', async () => {
    const session = await plant('ED1T0002');
    expect(await edit(session, { title: '先改' }, administrator)).toMatchObject({ ok: true });
    expect(await edit(session, { title: '后改' })).toMatchObject({ code: 'SESSION_CHANGED' });
    expect(await edit(session, { title: '先改' })).toMatchObject({ data: { title: '先改' } });
  });

  it('loses to one that is written between its reading and its writing', async () => {
    const session = await plant('ED1T0003');
    counter.interrupt('database.modifyDocument sessions', 1, () =>
      edit(session, { title: '先到' }, administrator),
    );
    const { changedAtMs } = session;
    const input = {
      seen: { sessionId: 'ED1T0003', changedAtMs },
      plan: { ...planOf(session), title: '后到' },
    };
    const lost = await counter.call('season', { action: 'editSession', input }, secretary);
    expect(lost.reply).toMatchObject({ code: 'SESSION_CHANGED' });
    expect((await sessionOf('ED1T0003')).title).toBe('先到');
  });

  it.each<[string, Partial<Session>, Partial<PlanRequest>, object]>([
    ['an open one, in a new hall', { status: 'open' }, { venue: '礼堂' }, { ok: true }],
    [
      'an open one, at another start',
      { status: 'open' },
      { startsAtMs: startsAtMs + minuteMs },
      { code: 'SESSION_FIELD_FIXED', details: { field: 'startsAtMs' } },
    ],
    [
      'an open one, ending earlier',
      { status: 'open' },
      { endsAtMs: startsAtMs + 10 * minuteMs },
      { code: 'SESSION_TIMES_INVALID', details: { fault: 'earlier' } },
    ],
    ['a closed one', { status: 'closed' }, { title: '晚了' }, { code: 'SESSION_STATE_CONFLICT' }],
    [
      'a cancelled one',
      { status: 'cancelled' },
      { title: '晚了' },
      { code: 'SESSION_STATE_CONFLICT' },
    ],
    ['one without a title', {}, { title: '' }, { code: 'SESSION_INCOMPLETE' }],
    [
      'one for a neighbour',
      {},
      { audience: { organisationIds: ['branch-2'], segments: [] } },
      { code: 'NOT_ALLOWED' },
    ],
    [
      'one that was changed a hundred times',
      { changes: Array.from({ length: 100 }, () => ({ atMs: 1, what: 'edited' as const })) },
      { title: '再改' },
      { code: 'TOO_MANY_CORRECTIONS' },
    ],
  ])('of %s', async (_case, more, change, expected) => {
    planted += 1;
    const session = await plant(`EDXT000${planted}`, more);
    expect(await edit(session, change)).toMatchObject(expected);
  });
});

describe('editing a series', () => {
  const weekMs = 7 * dayMs;
  let series = 0;
  /** Four weeks running, the third of which somebody has changed on its own; ids by week. */
  async function plantSeries() {
    series += 1;
    const ids = [0, 1, 2, 3].map((week) => `SER${series}E${week}00`);
    for (const [week, id] of ids.entries())
      await plant(id, {
        seriesId: ids[0] ?? '',
        startsAtMs: startsAtMs + dayMs + week * weekMs,
        endsAtMs: startsAtMs + dayMs + week * weekMs + 90 * minuteMs,
        lateAfterMs: startsAtMs + dayMs + week * weekMs + 10 * minuteMs,
        checkInOpensAtMs: startsAtMs + dayMs + week * weekMs - 30 * minuteMs,
        ...(week === 2 ? { venue: '礼堂' } : {}),
      });
    return ids;
  }
  const seen = async (ids: readonly string[]) =>
    (await Promise.all(ids.map(sessionOf))).map(({ _id, changedAtMs }) => ({
      sessionId: _id,
      changedAtMs,
    }));
  const later = { startsAtMs: 30 * minuteMs, endsAtMs: 60 * minuteMs };
  const planned = (session: Session) => ({
    ...planOf(session),
    title: '新主题',
    startsAtMs: session.startsAtMs + later.startsAtMs,
    endsAtMs: session.endsAtMs + later.endsAtMs,
  });
  const editAll = async (ids: readonly string[], following: object[]) => {
    const [first] = await seen(ids.slice(1, 2));
    const session = await sessionOf(ids[1] ?? '');
    const input = { seen: first, plan: planned(session), following };
    return counter.call('season', { action: 'editSession', input }, secretary);
  };

  it('moves those that follow by as much, and leaves them what is their own', async () => {
    const ids = await plantSeries();
    const before = await Promise.all(ids.map(sessionOf));
    const shown = await test.call(secretary, 'season', 'session', { sessionId: ids[1] ?? '' });
    expect(shown).toMatchObject({ data: { following: await seen(ids.slice(2)) } });
    const { reply } = await editAll(ids, await seen(ids.slice(2)));
    expect(reply).toMatchObject({ data: { title: '新主题', followed: 2, kept: 0 } });
    const after = await Promise.all(ids.map(sessionOf));
    expect(after[0]).toEqual(before[0]);
    for (const week of [1, 2, 3]) {
      const [one, was] = [after[week]!, before[week]!];
      expect(one).toMatchObject({
        title: '新主题',
        venue: was.venue,
        startsAtMs: was.startsAtMs + later.startsAtMs,
        endsAtMs: was.endsAtMs + later.endsAtMs,
        lateAfterMs: was.lateAfterMs + later.startsAtMs,
        changes: [{ what: 'edited', by: 'm-secretary' }],
      });
    }
  });

  it('changes this one alone where no other is named', async () => {
    const ids = await plantSeries();
    await editAll(ids, []);
    expect((await sessionOf(ids[2] ?? '')).title).toBe('冬训第一课');
  });

  it('leaves what somebody has changed or begun since, and what is of no series of it', async () => {
    const ids = await plantSeries();
    await plant(`A10NE00${series}`);
    const following = await seen([...ids.slice(2), `A10NE00${series}`]);
    await edit(await sessionOf(ids[2] ?? ''), { venue: '二楼' }, administrator);
    await test.cloud.database.updateMany(
      'sessions',
      { _id: ids[3] ?? '' },
      { $set: { status: 'open' } },
    );
    const { reply } = await editAll(ids, following);
    expect(reply).toMatchObject({ data: { followed: 0, kept: 3 } });
    expect(await sessionOf(ids[2] ?? '')).toMatchObject({ title: '冬训第一课', venue: '二楼' });
    expect((await sessionOf(`A10NE00${series}`)).title).toBe('冬训第一课');
  });

  it('changes nothing where one of them would end beyond the season', async () => {
    const ids = await plantSeries();
    await test.cloud.database.updateMany(
      'sessions',
      { _id: ids[3] ?? '' },
      {
        $set: {
          startsAtMs: aSeason().endsAtMs - 91 * minuteMs,
          endsAtMs: aSeason().endsAtMs - minuteMs,
        },
      },
    );
    const { reply } = await editAll(ids, await seen(ids.slice(2)));
    expect(reply).toMatchObject({ code: 'SESSION_TIMES_INVALID' });
    const titles = (await Promise.all(ids.map(sessionOf))).map((one) => one.title);
    expect(new Set(titles)).toEqual(new Set(['冬训第一课']));
  });

  it.each([1, 2, 3])(
    'shifts each once, however often it is sent: broken off before write %d',
    async (nth) => {
      const ids = await plantSeries();
      const before = await Promise.all(ids.map(sessionOf));
      const following = await seen(ids.slice(2));
      counter.interrupt('database.modifyDocument sessions', nth, () =>
        Promise.reject(new Error('the instance died')),
      );
      const told = jest.spyOn(console, 'error').mockReturnValue(undefined);
      const first = await editAll(ids, following);
      told.mockRestore();
      expect(first.reply).toMatchObject({ ok: false });
      const again = await editAll(ids, following);
      expect(again.reply).toMatchObject({ data: { followed: 2, kept: 0 } });
      for (const week of [1, 2, 3])
        expect((await sessionOf(ids[week] ?? '')).startsAtMs).toBe(
          before[week]!.startsAtMs + later.startsAtMs,
        );
    },
  );
});

it('gives a session that lapsed a new time, and it is to come again', async () => {
  const session = await plant('1APSED01', {
    ...{ status: 'lapsed', startsAtMs: startsAtMs - dayMs, endsAtMs: startsAtMs - dayMs + 1 },
    ...{ checkInOpensAtMs: startsAtMs - dayMs, lateAfterMs: startsAtMs - dayMs },
  });
  expect(await edit(session, { title: '改期' })).toMatchObject({ code: 'SESSION_TIMES_INVALID' });
  const times = { startsAtMs: startsAtMs + dayMs, endsAtMs: startsAtMs + dayMs + 60 * minuteMs };
  expect(await edit(session, times)).toMatchObject({ data: { status: 'published' } });
});

describe('cancelling', () => {
  const cancel = (sessionId: string, following = false) =>
    test.call(secretary, 'season', 'cancelSession', { sessionId, reason: '停电', following });

  it('tells members until the session would have ended, keeps the reason, and stays cancelled', async () => {
    await plant('CANCE001', { status: 'open', startsAtMs: startsAtMs - 10 * minuteMs });
    expect(await cancel('CANCE001')).toMatchObject({ data: { cancelled: 1, kept: 0 } });
    expect(await cancel('CANCE001')).toMatchObject({ data: { cancelled: 1, kept: 0 } });
    expect((await sessionOf('CANCE001')).changes).toEqual([
      { what: 'cancelled', by: 'm-secretary', atMs: startsAtMs, reason: '停电' },
    ]);
    expect(
      await test.call(secretary, 'season', 'session', { sessionId: 'CANCE001' }),
    ).toMatchObject({ data: { cancelReason: '停电', may: [] } });
    const home = await test.call(openidOf('m1'), 'home', 'overview', {});
    const shown = home.ok ? home.data.sessions : [];
    expect(shown.find((one) => one.sessionId === 'CANCE001')).toMatchObject({ news: 'cancelled' });
  });

  it.each(['attended', 'pending'] as const)('is refused once somebody is %s', async (list) => {
    const id = list === 'attended' ? 'CANCE002' : 'CANCE003';
    await plant(id, { status: 'open' });
    await test.enroll({ record: { [list]: [id] } });
    expect(await cancel(id)).toMatchObject({ code: 'SESSION_HAS_ATTENDANCE' });
    expect((await sessionOf(id)).status).toBe('open');
  });

  it('takes the later ones of a series along, but for those in which somebody is', async () => {
    const week = (weeks: number, more: Partial<Session> = {}) =>
      plant(`SER1ES0${weeks}`, {
        seriesId: 'SER1ES00',
        startsAtMs: startsAtMs + weeks * 7 * dayMs,
        endsAtMs: startsAtMs + weeks * 7 * dayMs + minuteMs,
        ...more,
      });
    await week(0, { status: 'closed' });
    for (const weeks of [1, 2, 3]) await week(weeks);
    await test.enroll({ record: { attended: ['SER1ES03'] } });
    expect(
      await test.call(secretary, 'season', 'session', { sessionId: 'SER1ES01' }),
    ).toMatchObject({ data: { following: [{}, {}] } });
    expect(await cancel('SER1ES01', true)).toMatchObject({ data: { cancelled: 2, kept: 1 } });
    const series = await Promise.all([0, 1, 2, 3].map((weeks) => sessionOf(`SER1ES0${weeks}`)));
    expect(series.map((one) => one.status)).toEqual([
      'closed',
      'cancelled',
      'cancelled',
      'published',
    ]);
  });
});
