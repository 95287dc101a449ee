import type { Standing } from '../../cloudfunctions/shared/contract/vocabulary';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

/** Whoever is noted at a session stays on its sheet, in its log and in its exports, invited or not. */
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const desk = openidOf('m-secretary');
let test: TestCloud;
let own: string;
let sessionsMade = 0;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [],
    ...peopleOf([secretaryOf('branch-1')]),
  });
});
beforeEach(() => {
  test.clock.set(startsAtMs);
  sessionsMade += 1;
  own = `B${String(sessionsMade).padStart(7, '0')}`;
});
afterAll(() => test.close());

const plant = (more: Parameters<typeof aSession>[0]) =>
  test.cloud.database.insertMany('sessions', [{ ...aSession({ _id: own, ...more }) }]);
const redeem = (memberId: string) => {
  const code = sessionCodeOf(signingKeys, own, slotOf(startsAtMs));
  return test.call(openidOf(memberId), 'check-in', 'redeem', { code });
};
const change = (memberId: string, to: Exclude<Standing, 'pending' | 'declined'>, seen: Standing) =>
  test.call(desk, 'attendance', 'mark', {
    sessionId: own,
    marks: [{ memberId, to, seen, reason: '更正' }],
  });
const decline = (memberId: string) =>
  test.call(desk, 'attendance', 'decline', { sessionId: own, memberIds: [memberId], reason: '无' });

/** What the sheet says of a member, how many entries the log has of them, and whether the export has them. */
async function seen(memberId: string) {
  const sheet = await test.call(desk, 'attendance', 'sheet', { sessionId: own });
  const log = await test.call(desk, 'attendance', 'log', { sessionId: own });
  const exported = await test.call(desk, 'report', 'exportSession', { sessionId: own });
  if (!sheet.ok || !log.ok || !exported.ok) throw new Error('refused');
  const file = await fetch(exported.data.url);
  const [page] = readWorkbook(Buffer.from(await file.arrayBuffer()));
  const name = `成员${memberId}`;
  return {
    rows: sheet.data.rows.flatMap((row) => (row.memberId === memberId ? [row.status] : [])),
    changes: log.data.entries.filter((one) => one.member === name).length,
    exported: page?.rows.filter((row) => row.some(({ text }) => text === name)).length,
  };
}

it.each(['left', 'absent', 'none', 'declined'] as const)(
  'a visitor who is %s stays in sight and can be corrected',
  async (status) => {
    await plant({ openToAll: true });
    const visitor = await test.enroll({ record: elsewhere, member: elsewhere });
    if (status === 'declined') test.clock.advance(5 * minuteMs);
    await redeem(visitor);
    if (status === 'declined') await decline(visitor);
    else await change(visitor, status, 'present');
    expect(await seen(visitor)).toEqual({ rows: [status], changes: 1, exported: 1 });
    expect(await change(visitor, 'present', status)).toMatchObject({
      data: { results: [{ outcome: 'marked' }] },
    });
    expect((await test.record(visitor)).noted).toEqual([own]);
  },
);

it.each([
  ['has moved to another branch', elsewhere],
  ['has no longer the segment', { segments: ['office'] }],
])('a member who %s stays in sight', async (_case, set) => {
  await plant({ audience: { organisationIds: ['branch-1'], segments: ['line'] } });
  const memberId = await test.enroll();
  await redeem(memberId);
  await change(memberId, 'left', 'present');
  await test.cloud.database.updateMany('studyRecords', { memberId }, { $set: set });
  expect(await seen(memberId)).toEqual({ rows: ['left'], changes: 1, exported: 1 });
});

it('a record from before the list is found where it came or waits', async () => {
  await plant({ openToAll: true });
  const visitor = await test.enroll({ record: elsewhere, member: elsewhere });
  await redeem(visitor);
  await test.cloud.database.updateMany(
    'studyRecords',
    { memberId: visitor },
    { $unset: { noted: 1 } },
  );
  expect(await seen(visitor)).toMatchObject({ rows: ['present'], exported: 1 });
});

it.each([
  [999, true],
  [1000, false],
])(
  'of %d branches the sheet and the log say that they are complete: %s',
  async (count, complete) => {
    const committee = `committee-${count}`;
    const many = Array.from({ length: count }, (_, n) => ({
      ...{ _id: `${committee}-${n}`, kind: 'branch', name: `支部${n}`, parentId: committee },
      ...{ path: ['district', committee, `${committee}-${n}`], memberCount: 0 },
    }));
    await test.cloud.database.insertMany('organisations', many);
    await plant({ audience: { organisationIds: [committee], segments: [] } });
    const request = { sessionId: own };
    expect(await test.call(desk, 'attendance', 'sheet', request)).toMatchObject({
      data: { complete },
    });
    expect(await test.call(desk, 'attendance', 'log', request)).toMatchObject({
      data: { complete },
    });
  },
);
