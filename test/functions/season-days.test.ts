import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { aLecture, aSeason, aSession, startsAtMs } from '../tools/builders';
import { anActivity, someHours } from '../tools/service-builders';
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
const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
/** Today is 25 November. */
const first = '2026-11-11';
const last = '2027-02-09';
const span = { startsAtMs: at(first), endsAtMs: at(last) + dayMs };
const season = aSeason({ ...span, goalPercent: 70 });
const before = aSeason({
  ...{ _id: 's2025', name: '2025 年冬训', status: 'ended' as const },
  ...{ startsAtMs: at('2025-11-10'), endsAtMs: at('2026-11-01') },
});
const earned = { days: { '20261113': { checkIn: 10 } } };
const swept = ['seasons', 'sessions', 'serviceActivities', 'serviceHours', 'auditLog'];

let test: TestCloud;
const administrator = openidOf('m-root');

beforeAll(async () => {
  const root = secretaryOf('district', 'm-root');
  Object.assign(root.member.roles[0] ?? {}, { role: 'administrator' });
  const people = [root, secretaryOf('branch-1'), enrolled('m1', { record: earned })];
  test = await startTestCloud({ organisations, ...peopleOf(people) });
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.freeze(startsAtMs);
  for (const one of swept) await test.cloud.database.removeMany(one, {});
  await seed('seasons', before, season);
});

const seed = (collection: string, ...documents: object[]) =>
  test.cloud.database.insertMany(
    collection,
    documents.map((one) => ({ ...one })),
  );
const stands = async () =>
  (await test.cloud.database.find('seasons', { _id: 's2026' }))[0] as unknown as Season;
const notes = () => test.cloud.database.find('auditLog', { action: 'season-changed' });
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);
const correct = (startsOn: string, endsOn: string, seen = span, openid = administrator) =>
  test.call(openid, 'organisation', 'changeSeasonDays', {
    ...{ seasonId: 's2026', seen, startsOn, endsOn },
  });

it.each([
  ['begins and ends later', '2026-11-13', '2027-03-01'],
  ['begins earlier, up to the season before, and ends earlier', '2026-11-01', '2026-12-31'],
  ['ends today', first, '2026-11-25'],
])('a season %s, and nothing else of it changes', async (_case, startsOn, endsOn) => {
  const wanted = { startsAtMs: at(startsOn), endsAtMs: at(endsOn) + dayMs };
  expect(await correct(startsOn, endsOn)).toMatchObject({ ok: true, data: wanted });
  expect(await stands()).toEqual({ ...season, ...wanted });
  expect(await notes()).toMatchObject([
    {
      ...{ by: 'm-root', orgPath: ['district'], subjectId: 's2026' },
      facts: { what: 'days', from: '20261111', until: '20270209', startsOn, endsOn },
    },
  ]);
  // The same again finds what it has done.
  expect(await correct(startsOn, endsOn)).toMatchObject({ ok: true, data: wanted });
  expect(await notes()).toHaveLength(1);
  const tree = await test.call(administrator, 'organisation', 'tree', {});
  const shown = { seasonId: 's2026', name: season.name, ...wanted };
  expect(tree).toMatchObject({ ok: true, data: { season: shown, mayChangeSeason: true } });
});

const planned = 'SEASON_DAYS_PLANNED';
const early = { startsAtMs: at('2026-11-12'), endsAtMs: at('2026-11-12') + 1 };
const late = { startsAtMs: at('2027-02-01'), endsAtMs: at('2027-02-01') + 1 };
it.each<[what: string, days: [string, string], code: string, there: [string, object] | []]>([
  ['a day with points', ['2026-11-14', last], 'SEASON_DAYS_CREDITED', []],
  ['an end before the beginning', ['2026-12-01', '2026-11-30'], 'SEASON_DAYS_INVALID', []],
  ['an end yesterday', [first, '2026-11-24'], 'SEASON_DAYS_INVALID', []],
  ['a day that is none', [first, '2027-02-30'], 'SEASON_DAYS_INVALID', []],
  ['two years', [first, '2028-02-01'], 'SEASON_DAYS_INVALID', []],
  ['a beginning in the season before', ['2026-10-31', last], 'SEASON_DAYS_TAKEN', []],
  ['a session before', ['2026-11-13', last], planned, ['sessions', aSession(early)]],
  ['a session after', [first, '2027-01-31'], planned, ['sessions', aSession(late)]],
  [
    'a session that was cancelled',
    [first, '2027-01-31'],
    'ok',
    ['sessions', aSession({ ...late, status: 'cancelled' })],
  ],
  ['a service before', ['2026-11-13', last], planned, ['serviceActivities', anActivity(early)]],
  ['a service after', [first, '2027-01-31'], planned, ['serviceActivities', anActivity(late)]],
  [
    'a service that was called off',
    [first, '2027-01-31'],
    'ok',
    ['serviceActivities', anActivity({ ...late, status: 'called-off' })],
  ],
  [
    'hours that wait for a word',
    ['2026-11-13', last],
    planned,
    ['serviceHours', someHours('m1', { atMs: early.startsAtMs, status: 'waiting' })],
  ],
])('days that would lose %s', async (_what, [startsOn, endsOn], code, there) => {
  const [collection, document] = there;
  if (collection !== undefined && document) await seed(collection, document);
  expect(codeOf(await correct(startsOn, endsOn))).toBe(code);
  if (code !== 'ok') expect([await stands(), await notes()]).toEqual([season, []]);
});

it('meets what the administrator saw, and nobody else’s season', async () => {
  const other = { ...span, endsAtMs: span.endsAtMs + dayMs };
  expect(codeOf(await correct(first, '2027-03-01', other))).toBe('SEASON_CHANGED');
  const secretary = openidOf('m-secretary');
  expect(codeOf(await correct(first, '2027-03-01', span, secretary))).toBe('NOT_ALLOWED');
  const tree = await test.call(secretary, 'organisation', 'tree', {});
  expect(tree).toMatchObject({ ok: true, data: { mayChangeSeason: false } });
  expect(await stands()).toEqual(season);
});

it('corrects no season that is over', async () => {
  test.clock.freeze(span.endsAtMs);
  expect(codeOf(await correct(first, '2027-03-01'))).toBe('SEASON_OVER');
});

const endOfToday = at('2026-11-26');
it.each([
  // From when it is opened to when it is told, seconds from the end as it is then; the played part straddles the end that stood.
  ['a later one', 'l1', '2027-02-10', span.endsAtMs, -300, 300, [[0, 200]]],
  [
    'an earlier one, by an instance that has not heard of it',
    'l2',
    '2026-11-25',
    endOfToday,
    -2400,
    600,
    [[0, 100]],
  ],
])(
  'lets receipts that are out follow a corrected end: %s',
  async (_which, lectureId, endsOn, end, opened, told, covered) => {
    const file = (name: string) => `cloud://local-cloud.local/${name}`;
    const stored = { posterFileId: file('poster.jpg'), videoFileId: file('video.mp4') };
    for (const name of ['poster.jpg', 'video.mp4'])
      await test.cloud.storage.put(name, Buffer.from(name));
    const lectures = [aLecture(lectureId, { ...stored, durationSeconds: 600 })];
    await test.cloud.database.removeMany('seasons', {});
    await seed('seasons', { ...season, lectures });
    const me = openidOf('m1');

    test.clock.freeze(end + opened * 1000);
    const started = await test.call(me, 'lecture', 'start', { lectureId });
    const receipt = (started.ok ? started.data.receipt : undefined) ?? '';
    expect(codeOf(await correct(first, endsOn))).toBe('ok');
    test.clock.freeze(end + told * 1000);
    const beganAtMs = end - 100_000;
    const part = { fromSeconds: 0, toSeconds: 200, beganAtMs, endedAtMs: beganAtMs + 200_000 };
    const report = { receipt, played: [part], final: true };
    expect(await test.call(me, 'lecture', 'report', report)).toMatchObject({
      ok: true,
      data: { covered },
    });
  },
);

it('lets nobody announce a session on a day that was lost a moment ago', async () => {
  const secretary = openidOf('m-secretary');
  expect((await test.call(secretary, 'season', 'listSessions', {})).ok).toBe(true);
  expect(codeOf(await correct(first, '2027-01-31'))).toBe('ok');
  const { startsAtMs: from } = late;
  const plan = {
    ...{ category: 'party-lecture' as const, title: '党课', venue: '会议室' },
    ...{ startsAtMs: from, endsAtMs: from + 3_600_000 },
    audience: { organisationIds: [], segments: [] },
  };
  const asked = { requestId: 'abcdefghij123456', plan };
  const published = await test.call(secretary, 'season', 'publishSession', asked);
  expect(codeOf(published)).toBe('SESSION_TIMES_INVALID');
  expect(await test.cloud.database.find('sessions', {})).toEqual([]);
});

it('lets one of two administrators correct it at once', async () => {
  const replies = await Promise.all([correct(first, '2027-03-01'), correct(first, '2027-03-08')]);
  expect(replies.map(codeOf).sort()).toEqual(['SEASON_CHANGED', 'ok']);
  expect(await notes()).toHaveLength(1);
});
