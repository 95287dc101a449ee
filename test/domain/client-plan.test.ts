import { type BalanceAnswer, courseMarks } from '@contract/balance';
import type { OwnEvidence } from '@contract/plan-answers';
import { balanceHeadline } from '@/features/plan/balance';
import { latestEvidence } from '@/features/plan/evidence';

const evidence = (revision: number, status: OwnEvidence['status'] = 'waiting'): OwnEvidence => ({
  ...{ status, text: '读完了', revision },
});

test.each([
  ['nothing was sent', undefined, undefined, undefined],
  ['sent, and the page not read since', undefined, evidence(1), evidence(1)],
  ['sent, and read', evidence(1), evidence(1), evidence(1)],
  ['sent back meanwhile', evidence(2, 'returned'), evidence(1), evidence(2, 'returned')],
  ['corrected', evidence(1), evidence(2), evidence(2)],
])('what stands of a member’s word: %s', (_case, read, sent, expected) => {
  expect(latestEvidence(read, sent)).toEqual(expected);
});

test.each([
  ['nobody behind', { 'on-course': 4 }, '4 个支部，没有预计完不成的'],
  ['a forecast', { likely: 1, possible: 1, 'on-course': 2 }, '4 个支部，1 个可能完不成'],
  ['some over', { missed: 1, likely: 2, early: 1 }, '4 个支部，1 个没有完成，2 个可能完不成'],
  ['all over', { missed: 3, reached: 1 }, '4 个支部，3 个没有达到目标，1 个达到了'],
  ['all there', { reached: 4 }, '4 个支部，都达到了目标'],
  ['begun', { early: 4 }, '4 个支部，刚刚开始，满一周后开始预计'],
])('the panel says what is known as known: %s', (_case, some, words) => {
  const none = Object.fromEntries(courseMarks.map((mark) => [mark, 0]));
  const answer = { branches: 4, marks: { ...none, ...some } } as BalanceAnswer;
  expect(balanceHeadline(answer)).toBe(words);
});
