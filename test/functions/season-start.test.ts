import type { Job } from '../../cloudfunctions/shared/domain/job';
import { unboundKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

/** A district in which everybody gets a record, in more than one page of the roster. */
const others = 430;
const season = { name: '2026 年冬训', startsOn: '2026-11-20', endsOn: '2027-02-28' };

let test: TestCloud;
let phone: string;
const administrator = openidOf('m-root');

beforeAll(async () => {
  const root = secretaryOf('district', 'm-root');
  phone = enrolled('m1').binding._id;
  Object.assign(root.member.roles[0] ?? {}, { role: 'administrator' });
  const { members = [], bindings = [] } = peopleOf([root, enrolled('m1')]);
  const [, like] = members;
  const rest = Array.from({ length: others }, (_, n) => ({ ...like, _id: `n${n}` }));
  test = await startTestCloud({ organisations, members: [...members, ...rest], bindings });
});
afterAll(() => test.close());
beforeEach(async () => {
  test.clock.freeze(startsAtMs);
  for (const one of ['seasons', 'studyRecords', 'jobs', 'auditLog'])
    await test.cloud.database.removeMany(one, {});
});

const start = () => test.call(administrator, 'organisation', 'startSeason', season);
const records = async () =>
  (await test.cloud.database.find('studyRecords', {})) as unknown as StudyRecord[];
const jobs = async () => (await test.cloud.database.find('jobs', {})) as unknown as Job[];

it('gives everybody a record, and phones to those who have one', async () => {
  const all = others + 2;
  expect(await start()).toMatchObject({ ok: true, data: { seasonId: 's2026', enrolled: all } });
  const found = await records();
  expect(new Set(found.map(({ _id }) => _id)).size).toBe(all);
  const keys = new Map(found.map(({ memberId, openidKey }) => [memberId, openidKey]));
  expect([keys.get('m1'), keys.get('n7')]).toEqual([phone, unboundKeyOf('n7')]);
  expect(await jobs()).toMatchObject([{ kind: 'enrolment', status: 'done', done: all }]);
});

it('goes on where it broke, and leaves what stands as it is', async () => {
  await start();
  const [before] = await records();
  const broken = { status: 'running', cursor: { afterId: 'm1' }, done: 2 };
  await test.cloud.database.updateMany(
    'jobs',
    {},
    { $set: { ...broken, activeKey: 'enrolment:s2026' } },
  );
  await test.cloud.database.removeMany('studyRecords', { memberId: { $gt: 'n3' } });
  const kept = { $set: { score: 5 } };
  await test.cloud.database.updateMany('studyRecords', { _id: before?._id }, kept);
  expect(await start()).toMatchObject({ ok: true, data: { enrolled: others + 2 } });
  const found = await records();
  expect(found).toHaveLength(others + 2);
  expect(found.find(({ _id }) => _id === before?._id)).toEqual({ ...before, score: 5 });
  expect(await jobs()).toMatchObject([{ status: 'done' }]);
});
