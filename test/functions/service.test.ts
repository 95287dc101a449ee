import fc from 'fast-check';
import type { OwnServices } from '../../cloudfunctions/shared/contract/service-answers';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import type { ServiceActivity, ServiceHours } from '../../cloudfunctions/shared/domain/service';
import { aSeason, startsAtMs } from '../tools/builders';
import { aTask } from '../tools/plan-builders';
import { anActivity, anActivityPlan, ownWork, someHours } from '../tools/service-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const secretary = openidOf('m-secretary');
const administrator = openidOf('m-admin');
const m1 = openidOf('m1');
const m2 = openidOf('m2');
const requestId = (id: number) => `svc0${String(id).padStart(12, '0')}`;
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const activityId = 'service-1';

let test: TestCloud;
const startCloud = () => {
  const admin = secretaryOf('committee-1', 'm-admin');
  Object.assign(admin.member.roles[0] ?? {}, { role: 'administrator' });
  return startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([
      secretaryOf('branch-1'),
      admin,
      ...['m1', 'm3', 'm5'].map((id) => enrolled(id)),
      enrolled('m4', { member: { name: '成员丁' } }),
      enrolled('m2', { member: elsewhere, record: elsewhere }),
    ]),
  });
};
let untouched: Record<string, unknown>[];
beforeAll(async () => {
  test = await startCloud();
  untouched = await test.cloud.database.find('studyRecords', {});
});
afterAll(() => test.close());
/** One cloud for all, swept between the tests: to start one costs more than any test. */
beforeEach(async () => {
  test.clock.freeze(startsAtMs);
  const swept = ['serviceActivities', 'serviceHours', 'auditLog', 'tasks', 'studyRecords'];
  for (const one of swept) await test.cloud.database.removeMany(one, {});
  await test.cloud.database.insertMany('studyRecords', untouched);
});

const seed = (collection: string, ...documents: object[]) =>
  test.cloud.database.insertMany(
    collection,
    documents.map((one) => ({ ...one })),
  );
const hold = (more: Partial<ServiceActivity> = {}) => seed('serviceActivities', anActivity(more));
const tell = (memberId: string, more: Partial<ServiceHours> = {}) =>
  seed('serviceHours', someHours(memberId, more));
const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);
/** A request and its repetition. */
const twice = async <Answer>(ask: () => Promise<Answer>): Promise<Answer[]> => [
  await ask(),
  await ask(),
];
const activityNow = async () =>
  (
    await test.cloud.database.find('serviceActivities', { _id: activityId })
  )[0] as never as ServiceActivity;
const hoursNow = async (memberId: string, workId = activityId) =>
  (await test.cloud.database.find('serviceHours', { _id: `${workId}:${memberId}` }))[0] as never as
    ServiceHours | undefined;
const mine = async (openid = m1): Promise<OwnServices> =>
  dataOf(await test.call(openid, 'service', 'mine', {}));
const confirm = (
  hours: number,
  { openid = secretary, memberId = 'm1', seen = 1, reason = '' } = {},
) =>
  test.call(openid, 'service', 'confirm', {
    ...{ workId: activityId, memberId, seen, hours },
    ...(reason === '' ? {} : { reason }),
  });
/** What the member’s list of reminders says of the hours. */
const decisions = async () =>
  dataOf(await test.call(m1, 'reminder', 'list', {}))
    .reminders.filter(({ kind }) => kind === 'service-decided')
    .map(({ answer }) => answer);
const takeBack = (seen: number) =>
  test.call(secretary, 'service', 'takeBack', {
    ...{ workId: activityId, memberId: 'm1', seen, reason: '登记重复' },
  });
const scoreOf = async (memberId: string) => {
  const record = await test.record(memberId);
  expect(record.score).toBe(sumOfLedger(record));
  return record.score;
};

describe('an activity', () => {
  const add = (openid = secretary, organisationId = 'branch-1', more: object = {}) =>
    test.call(openid, 'service', 'add', {
      ...{ requestId: requestId(1), organisationId, plan: anActivityPlan(more) },
    });
  const change = (revision: number, more: object) =>
    test.call(secretary, 'service', 'change', {
      ...{ activityId, revision, plan: anActivityPlan(more) },
    });

  it('is seen by everybody below at once, changed, held, and every step noted', async () => {
    const { activityId: id } = dataOf(await add(administrator, 'committee-1'));
    expect(dataOf(await add(administrator, 'committee-1')).activityId).toBe(id);
    for (const openid of [m1, m2])
      expect((await mine(openid)).open.map((one) => one.activityId)).toEqual([id]);
    test.clock.freeze(startsAtMs + 25 * 3_600_000);
    const counts = { items: 40, people: 16 };
    const finished = await test.call(administrator, 'service', 'finish', {
      ...{ activityId: id, revision: 1, counts },
    });
    expect(finished).toMatchObject({ data: { status: 'done', counts, revision: 2 } });
    const notes = await test.cloud.database.find('auditLog', { subjectId: id });
    expect(notes.map(({ facts }) => (facts as { what: string }).what).sort()).toEqual([
      'added',
      'done',
    ]);
  });

  it('is changed by one of two at once, and called off with a word to who has signed up', async () => {
    await hold({ ...anActivityPlan(), signedUp: ['m1'], taken: 1 });
    const both = await Promise.all([change(1, { title: '甲' }), change(1, { title: '乙' })]);
    expect(both.map(codeOf).sort()).toEqual(['SERVICE_CHANGED', 'ok']);
    const off = { activityId, revision: 2, reason: '大雪封路' };
    expect(codeOf(await test.call(secretary, 'service', 'callOff', off))).toBe('ok');
    expect(await test.call(m1, 'service', 'show', { activityId })).toMatchObject({
      data: { status: 'called-off', reason: '大雪封路', may: { withdraw: false } },
    });
    expect((await mine()).open).toEqual([]);
  });

  it('gives up its limit of places when an edit names none', async () => {
    await hold({ ...anActivityPlan(), signedUp: ['m1'], taken: 1 });
    const plan = anActivityPlan({ places: undefined });
    const reply = await test.call(secretary, 'service', 'change', {
      ...{ activityId, revision: 1, plan },
    });
    expect(codeOf(reply)).toBe('ok');
    expect('places' in (await activityNow())).toBe(false);
  });

  it.each<[string, () => Promise<Reply<unknown>>, string]>([
    ['a member', () => add(m1), 'NOT_ALLOWED'],
    ['a secretary for the branch beside', () => add(secretary, 'branch-2'), 'NOT_ALLOWED'],
    ['a secretary for the committee', () => add(secretary, 'committee-1'), 'NOT_ALLOWED'],
    ['nobody’s organisation', () => add(secretary, 'nowhere'), 'NOT_ALLOWED'],
    [
      'words that WeChat refuses',
      () => add(secretary, 'branch-1', { note: '违规' }),
      'CONTENT_REFUSED',
    ],
    [
      'an end before the start',
      () => add(secretary, 'branch-1', { endsAtMs: startsAtMs }),
      'SERVICE_INVALID',
    ],
    [
      'a day after the season',
      () => {
        const late = startsAtMs + 90 * 86_400_000;
        return add(secretary, 'branch-1', { startsAtMs: late, endsAtMs: late + 1 });
      },
      'SERVICE_INVALID',
    ],
    ['fewer places than are taken', () => change(1, { places: 1 }), 'SERVICE_PLACES_TAKEN'],
    [
      'counts before it has begun',
      () =>
        test.call(secretary, 'service', 'finish', {
          ...{ activityId, revision: 1, counts: { items: 1, people: 1 } },
        }),
      'SERVICE_NOT_YET',
    ],
  ])('refuses %s', async (_, ask, code) => {
    await hold({ ...anActivityPlan(), signedUp: ['m3', 'm4'], taken: 2 });
    expect(codeOf(await ask())).toBe(code);
    expect(await test.cloud.database.count('serviceActivities')).toBe(1);
  });

  it('is not called off once somebody has told of hours', async () => {
    await hold();
    await tell('m1');
    const off = { activityId, revision: 1, reason: '取消' };
    expect(codeOf(await test.call(secretary, 'service', 'callOff', off))).toBe(
      'SERVICE_STATE_CONFLICT',
    );
  });
});

describe('places', () => {
  const people = ['m1', 'm3', 'm4', 'm5'];
  const signUp = (memberId: string) =>
    test.call(openidOf(memberId), 'service', 'signUp', { activityId });
  const withdraw = (memberId: string) =>
    test.call(openidOf(memberId), 'service', 'withdraw', { activityId });

  it('are never given twice, in whatever order people come and go', async () => {
    let run = 0;
    const acts = fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom('up', 'down')), {
      minLength: 4,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 1, max: 3 }), async (list, places) => {
        run += 1;
        const id = `race-${run}`;
        await hold({ ...anActivityPlan({ places }), _id: id });
        await Promise.all(
          list.map(([who, what]) =>
            test.call(openidOf(who), 'service', what === 'up' ? 'signUp' : 'withdraw', {
              activityId: id,
            }),
          ),
        );
        const [now] = await test.cloud.database.find('serviceActivities', { _id: id });
        const { signedUp, taken } = now as unknown as ServiceActivity;
        expect(taken).toBe(signedUp.length);
        expect(new Set(signedUp).size).toBe(signedUp.length);
        expect(taken).toBeLessThanOrEqual(places);
      }),
      { numRuns: 6 },
    );
  });

  it('are all given when more ask at once than there are', async () => {
    await hold(anActivityPlan());
    const replies = await Promise.all([...people, ...people].map(signUp));
    expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok', 'SERVICE_FULL']));
    expect((await activityNow()).signedUp).toHaveLength(2);
  });

  it('are one a member, and free again for the next', async () => {
    await hold(anActivityPlan({ places: 1 }));
    expect(await signUp('m1')).toMatchObject({ data: { signedUp: true, taken: 1 } });
    expect(await signUp('m1')).toMatchObject({ data: { taken: 1 } });
    expect(await signUp('m3')).toMatchObject({ code: 'SERVICE_FULL' });
    expect(await withdraw('m1')).toMatchObject({ data: { signedUp: false, taken: 0 } });
    expect(await withdraw('m1')).toMatchObject({ data: { taken: 0 } });
    expect(codeOf(await signUp('m3'))).toBe('ok');
  });

  it.each<[string, Partial<ServiceActivity>, string, string]>([
    ['of another branch', anActivityPlan(), 'm2', 'SERVICE_NOT_FOUND'],
    ['of what has begun', {}, 'm1', 'SERVICE_STATE_CONFLICT'],
    [
      'of what is off',
      { ...anActivityPlan(), status: 'called-off' },
      'm1',
      'SERVICE_STATE_CONFLICT',
    ],
    ['of another season', { ...anActivityPlan(), seasonId: 's2025' }, 'm1', 'SERVICE_NOT_FOUND'],
  ])('are not given %s', async (_, more, memberId, code) => {
    await hold(more);
    expect(codeOf(await signUp(memberId))).toBe(code);
    expect((await activityNow()).taken).toBe(0);
  });

  it('are not given back once it has begun', async () => {
    await hold({ signedUp: ['m1'], taken: 1 });
    expect(codeOf(await withdraw('m1'))).toBe('SERVICE_STATE_CONFLICT');
    expect(await mine()).toMatchObject({ toReport: [{ activityId }] });
  });
});

describe('telling of hours', () => {
  const report = (hours: number, seen = 0, openid = m1) =>
    test.call(openid, 'service', 'report', { activityId, seen, hours });
  const own = (more: object = {}, seen = 0, id = 1) =>
    test.call(m1, 'service', 'reportOwn', {
      ...{ requestId: requestId(id), seen, hours: 2, own: ownWork(more) },
    });

  it('waits for a word, is told anew and taken back; sent twice it is one', async () => {
    await hold();
    const first = dataOf(await report(2));
    expect(dataOf(await report(2))).toEqual(first);
    expect(await report(1.5, 1)).toMatchObject({ data: { hours: 1.5, revision: 2 } });
    expect(await report(3, 1)).toMatchObject({ code: 'SERVICE_HOURS_CHANGED' });
    expect((await mine()).hours).toEqual({ confirmed: 0, waiting: 1.5 });
    const drop = { workId: activityId, seen: 2 };
    expect((await twice(() => test.call(m1, 'service', 'unreport', drop))).map(codeOf)).toEqual([
      'ok',
      'ok',
    ]);
    expect(await hoursNow('m1')).toBeUndefined();
    expect(await scoreOf('m1')).toBe(0);
  });

  it('of own work keeps counts alone and names it in the score book', async () => {
    const { workId } = dataOf(await own());
    const told = await hoursNow('m1', workId);
    expect(told).toMatchObject({ own: { items: 30, people: 12 }, kind: 'delivery' });
    const word = { workId, memberId: 'm1', seen: 1, hours: 2 };
    expect(await test.call(secretary, 'service', 'confirm', word)).toMatchObject({
      data: { status: 'confirmed', points: 10 },
    });
    expect(await test.call(m1, 'score', 'book', {})).toMatchObject({
      data: { entries: [{ rule: 'service', points: 10, hours: 2, sourceTitle: '给敬老院送书' }] },
    });
  });

  it.each<[string, () => Promise<Reply<unknown>>, string]>([
    ['hours of another branch', () => report(1, 0, m2), 'SERVICE_NOT_FOUND'],
    ['quarters', () => report(1.25), 'BAD_REQUEST'],
    ['more than a day holds', () => report(12.5), 'BAD_REQUEST'],
    ['work of tomorrow', () => own({ day: '20261126' }), 'SERVICE_INVALID'],
    ['work from before the season', () => own({ day: '20261101' }), 'SERVICE_INVALID'],
    ['words that WeChat refuses', () => own({ title: '违规' }), 'CONTENT_REFUSED'],
    ['names in a list of its own', () => own({ names: ['王某'] }), 'BAD_REQUEST'],
  ])('refuses %s', async (_, ask, code) => {
    await hold();
    expect(codeOf(await ask())).toBe(code);
    expect(await test.cloud.database.count('serviceHours')).toBe(0);
  });

  it('is heard thirty times before somebody looks, and no more', async () => {
    const waiting = Array.from({ length: 30 }, (_, at) => someHours('m1', { workId: `own-${at}` }));
    await seed('serviceHours', ...waiting);
    expect(codeOf(await own())).toBe('TOO_MANY_HOURS_WAITING');
    await hold();
    expect(codeOf(await report(1, 0, openidOf('m3')))).toBe('ok');
  });

  it('waits until it begins', async () => {
    await hold(anActivityPlan());
    expect(codeOf(await report(1))).toBe('SERVICE_NOT_YET');
  });

  it('earns nothing for a day after the season’s end, and still something for one before', async () => {
    test.clock.freeze(startsAtMs + 77 * 86_400_000);
    expect(codeOf(await own({ day: '20270210' }))).toBe('SERVICE_INVALID');
    expect(codeOf(await own({ day: '20270208' }))).toBe('ok');
  });
});

describe('confirming', () => {
  beforeEach(async () => {
    await hold({ signedUp: ['m3', 'm-secretary'], taken: 2 });
    await tell('m1');
  });

  it('credits once, whoever says it how often at the same time', async () => {
    const replies = await Promise.all([
      ...[1, 2, 3].map(() => confirm(1.5)),
      confirm(1.5, { openid: administrator }),
    ]);
    expect(replies.some((one) => one.ok)).toBe(true);
    expect(codeOf(await confirm(1.5))).toMatch(/^(?:ok|SERVICE_HOURS_CHANGED)$/u);
    // One hour is five points; of the half, whole ones.
    expect(await scoreOf('m1')).toBe(7);
    expect(await hoursNow('m1')).toMatchObject({ status: 'confirmed', points: 7, revision: 2 });
    const notes = await test.cloud.database.find('auditLog', { action: 'service-changed' });
    expect(notes).toHaveLength(1);
  });

  it('is finished by whoever looks next when a call died on the way', async () => {
    const counting = { status: 'counting', revision: 2, decidedBy: 'm-secretary' };
    await test.cloud.database.updateMany('serviceHours', {}, { $set: counting });
    await Promise.all([
      test.call(secretary, 'service', 'desk', {}),
      test.call(m1, 'service', 'mine', {}),
    ]);
    expect(await hoursNow('m1')).toMatchObject({ status: 'confirmed', points: 7 });
    expect(await scoreOf('m1')).toBe(7);
  });

  it('changes, takes back and confirms again, and the ledger follows each word', async () => {
    await confirm(2);
    expect(await confirm(3, { seen: 2 })).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await confirm(3, { seen: 2, reason: '多干了一小时' })).toMatchObject({
      data: { points: 15 },
    });
    expect(await scoreOf('m1')).toBe(15);
    expect(await twice(() => takeBack(3))).toMatchObject(
      [1, 2].map(() => ({ data: { status: 'taken-back' } })),
    );
    expect(await scoreOf('m1')).toBe(0);
    expect(await mine()).toMatchObject({ told: [{ status: 'taken-back', reason: '登记重复' }] });
    await test.call(m1, 'service', 'report', { activityId, seen: 4, hours: 1 });
    expect(await confirm(1, { seen: 5 })).toMatchObject({ data: { points: 5 } });
    expect(await scoreOf('m1')).toBe(5);
  });

  it('gives no more than a day’s cap over several activities', async () => {
    await seed('serviceActivities', anActivity({ _id: 'service-2' }));
    await tell('m1', { workId: 'service-2', hours: 2 });
    const second = { workId: 'service-2', memberId: 'm1', seen: 1, hours: 2 };
    await Promise.all([confirm(2), test.call(secretary, 'service', 'confirm', second)]);
    expect(await scoreOf('m1')).toBe(15);
    expect((await mine()).hours).toEqual({ confirmed: 4, waiting: 0 });
  });

  it('completes tasks of the plan that ask for hours', async () => {
    await seed('tasks', aTask({ want: { kind: 'service', hours: 2 } }));
    await confirm(1.5);
    const before = await test.call(m1, 'plan', 'mine', {});
    expect(before).toMatchObject({ data: { tasks: [{ progress: { done: 1.5, of: 2 } }] } });
    await confirm(2, { seen: 2, reason: '补记' });
    // With the word itself: the next screen that the member opens shows it.
    expect(await scoreOf('m1')).toBe(30);
    expect(await test.call(m1, 'home', 'overview', {})).toMatchObject({
      data: { member: { score: 30, tasks: { done: 1, total: 1 }, toDo: [] } },
    });
  });

  it('goes on after the season’s end for what was done before', async () => {
    test.clock.freeze(startsAtMs + 80 * 86_400_000);
    await test.cloud.database.updateMany('seasons', {}, { $set: { status: 'ended' } });
    expect(await confirm(1)).toMatchObject({ data: { points: 5 } });
    await test.cloud.database.updateMany('seasons', {}, { $set: { status: 'running' } });
  });

  it('takes all together, also who told of nothing, and leaves the own and the changed', async () => {
    const people = dataOf(await test.call(secretary, 'service', 'people', { activityId }));
    const row = (memberId: string) => people.rows.find((one) => one.memberId === memberId);
    expect(row('m3')).toMatchObject({ status: 'none', hours: 1.5, revision: 0 });
    expect(row('m-secretary')).toMatchObject({ isCaller: true });
    await test.call(m1, 'service', 'report', { activityId, seen: 1, hours: 2 });
    const rows = people.rows.map(({ workId, memberId, hours, revision }) => ({
      ...{ workId, memberId, hours, seen: revision },
    }));
    const all = await test.call(secretary, 'service', 'confirmAll', { rows });
    expect(all).toMatchObject({ data: { confirmed: 1, left: 2 } });
    expect(await scoreOf('m3')).toBe(7);
    expect(await scoreOf('m1')).toBe(0);
  });

  it('stands among the member’s reminders by the name of what it was, with its points', async () => {
    expect(await decisions()).toEqual([]);
    await confirm(2);
    expect(await decisions()).toEqual([{ outcome: 'confirmed', points: 10 }]);
    const { reminders } = dataOf(await test.call(m1, 'reminder', 'list', {}));
    expect(reminders).toMatchObject([{ title: (await activityNow()).title, isNew: true }]);
    await takeBack(2);
    expect(await decisions()).toEqual([{ outcome: 'taken-back', reason: '登记重复' }]);
    expect(dataOf(await test.call(openidOf('m3'), 'reminder', 'list', {})).reminders).toEqual([]);
  });

  it('sends back with a reason that the member reads', async () => {
    const back = { workId: activityId, memberId: 'm1', seen: 1, reason: '时长写多了' };
    expect(
      (await twice(() => test.call(secretary, 'service', 'sendBack', back))).map(codeOf),
    ).toEqual(['ok', 'ok']);
    expect(await mine()).toMatchObject({ told: [{ status: 'returned', reason: '时长写多了' }] });
    expect(await decisions()).toEqual([{ outcome: 'returned', reason: '时长写多了' }]);
    await test.call(m1, 'service', 'report', { activityId, seen: 2, hours: 1 });
    expect(await hoursNow('m1')).not.toHaveProperty('reason');
  });

  it('finds somebody without a phone by name', async () => {
    const named = { activityId, name: '成员丁' };
    const found = await test.call(secretary, 'service', 'find', named);
    expect(found).toMatchObject({ data: { found: [{ memberId: 'm4', branchName: '第一支部' }] } });
    expect(await confirm(1, { memberId: 'm4', seen: 0 })).toMatchObject({ data: { points: 5 } });
  });

  it.each<[string, () => Promise<Reply<unknown>>, string]>([
    ['the own hours', () => confirm(1, { memberId: 'm-secretary', seen: 0 }), 'POINTS_FOR_ONESELF'],
    ['hours of another branch', () => confirm(1, { memberId: 'm2', seen: 0 }), 'NOT_ALLOWED'],
    ['what a member says', () => confirm(1, { openid: m1 }), 'NOT_ALLOWED'],
    ['what has changed', () => confirm(1, { seen: 3 }), 'SERVICE_HOURS_CHANGED'],
    ['nobody', () => confirm(1, { memberId: 'm-nobody', seen: 0 }), 'NOT_ALLOWED'],
    ['the taking back of what is not confirmed', () => takeBack(1), 'SERVICE_HOURS_CHANGED'],
  ])('refuses %s', async (_, ask, code) => {
    expect(codeOf(await ask())).toBe(code);
    expect(await scoreOf('m1')).toBe(0);
  });

  it('says when the ledger takes no more, and leaves what stands', async () => {
    for (let round = 0; round < 9; round += 1)
      await confirm(1 + (round % 2), { seen: 1 + round, reason: '更正' });
    expect(await confirm(3, { seen: 10, reason: '更正' })).toMatchObject({
      code: 'SERVICE_EXHAUSTED',
    });
    expect(await scoreOf('m1')).toBe(5);
  });
});

it('leaves hours of an entry that was merged meanwhile to nobody, and the desk goes on', async () => {
  await hold();
  await tell('m-merged');
  await tell('m1');
  expect(await confirm(1, { memberId: 'm-merged' })).toMatchObject({
    code: 'SERVICE_HOURS_CHANGED',
  });
  const desk = await test.call(secretary, 'service', 'desk', {});
  expect(dataOf(desk).waiting).toHaveLength(2);
});

it('shows the desk what waits and what it came to, in counts alone', async () => {
  await hold({ kind: 'delivery', status: 'done', counts: { items: 30, people: 12 } });
  await tell('m1', { status: 'confirmed', points: 7, kind: 'delivery' });
  await tell('m3');
  const own = { title: '送理论', venue: '', items: 5, people: 8 };
  await tell('m4', { workId: 'own-1', own, kind: 'delivery', status: 'confirmed', hours: 2 });
  await tell('m-secretary', { workId: 'own-2', own });
  const desk = dataOf(await test.call(administrator, 'service', 'desk', {}));
  expect(desk.waiting.map(({ memberId }) => memberId).sort()).toEqual(['m-secretary', 'm3']);
  expect(desk).toMatchObject({ more: false, may: { run: true, confirm: true } });
  expect(await test.call(secretary, 'season', 'listSessions', {})).toMatchObject({
    data: { waiting: { service: 1 } },
  });
  expect(dataOf(await test.call(administrator, 'service', 'figures', {}))).toMatchObject({
    sum: { personTimes: 2, hours: 3.5, deliveries: 2, items: 35, people: 20 },
    rows: [{ organisationId: 'branch-1', hours: 3.5 }],
    complete: true,
  });
});

it('keeps figures and forgets the person when a member is erased', async () => {
  await hold({ ...anActivityPlan(), signedUp: ['m1', 'm3'], taken: 2 });
  const own = { title: '看望成员一的邻居', venue: '二号楼', items: 5, people: 8 };
  await tell('m1', { workId: 'own-1', own, status: 'confirmed', reason: '补记' });
  await tell('m1', { workId: 'own-2', own });
  const kept = dataOf(await test.call(m1, 'privacy', 'read', { kind: 'tasks', offset: 0 }));
  expect(JSON.stringify(kept)).toContain('看望成员一的邻居');
  expect(JSON.stringify(kept)).not.toContain('m3');
  const before = await test.call(administrator, 'service', 'figures', {});
  await test.call(m1, 'privacy', 'erase', { confirmed: true });
  expect(await test.call(administrator, 'service', 'figures', {})).toEqual(before);
  expect(await activityNow()).toMatchObject({ signedUp: ['m3'], taken: 1 });
  const left = await test.cloud.database.find('serviceHours', { memberId: 'm1' });
  expect(left).toMatchObject([{ workId: 'own-1', own: { title: '', venue: '', people: 8 } }]);
  expect(left[0]).not.toHaveProperty('reason');
});
