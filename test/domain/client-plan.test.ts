import type { OwnEvidence } from '@contract/plan-answers';
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
