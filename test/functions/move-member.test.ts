import { repositories } from '../../cloudfunctions/shared/repositories';
import { moveMember } from '../../cloudfunctions/shared/runtime/move-member';
import { aSeason, startsAtMs } from '../tools/builders';
import { OperationCounter } from '../tools/operation-counter';
import { type TestCloud, organisations, startTestCloud } from '../tools/test-cloud';

/** Moving is called by whoever keeps the roster; here it meets the real store through the real SDK. */
const place = {
  branchId: 'branch-2',
  branchName: '第二支部',
  orgPath: ['district', 'committee-1', 'branch-2'],
};

let test: TestCloud;
let counter: OperationCounter;

beforeAll(async () => {
  test = await startTestCloud({ organisations, seasons: [aSeason()] });
  counter = await OperationCounter.start(test);
});
afterAll(async () => {
  await counter.close();
  await test.close();
});

const earned = {
  score: 10,
  months: { '202611': 10 },
  weeks: { '2026W48': 10 },
  byBranch: { 'branch-1': 10 },
};
const move = (memberId: string) =>
  moveMember('s2026', memberId, place, {
    nowMs: startsAtMs + 1000,
    repositories: repositories(),
  });

it('moves the record, and leaves what was earned with the branch', async () => {
  const memberId = await test.enroll({ record: earned });
  expect(await move(memberId)).toBe(true);
  expect(await test.record(memberId)).toMatchObject({
    ...{
      branchId: 'branch-2',
      orgPath: place.orgPath,
      card: { branchName: '第二支部', roles: [] },
    },
    ...{ score: 10, byBranch: { 'branch-1': 10 }, changedAtMs: startsAtMs + 1000 },
    formerBranchIds: ['branch-1'],
    formerBranches: { 'branch-1': { months: { '202611': 10 }, weeks: { '2026W48': 10 } } },
  });
  expect(await move(memberId)).toBe(false);
  expect(await move('nobody')).toBe(false);
});

it('gives a credit that comes in between to the branch in which it was earned', async () => {
  const memberId = await test.enroll({ record: earned });
  counter.interrupt('database.modifyDocument studyRecords', 1, () =>
    test.cloud.database.updateMany(
      'studyRecords',
      { memberId },
      {
        $inc: { score: 3, 'months.202611': 3, 'weeks.2026W48': 3, 'byBranch.branch-1': 3 },
        $set: { changedAtMs: startsAtMs + 500 },
      },
    ),
  );
  expect(await move(memberId)).toBe(true);
  expect((await test.record(memberId)).formerBranches).toEqual({
    'branch-1': { months: { '202611': 13 }, weeks: { '2026W48': 13 } },
  });
});
