import {
  type KnownMember,
  planRoster,
  type RosterLine,
} from '../../cloudfunctions/shared/domain/roster-plan';

const branches = [
  { branchId: 'b1', name: '第一支部' },
  { branchId: 'b2', name: '第二支部' },
  { branchId: 'b3', name: '同名支部' },
  { branchId: 'b4', name: '同名支部' },
];
const member = (memberId: string, name: string, branchId = 'b1'): KnownMember => ({
  ...{ memberId, name, branchId, segments: ['line'] },
});
const line = (
  row: number,
  name: string,
  branch: string,
  more: Partial<RosterLine> = {},
): RosterLine => ({
  ...{ row, name, branch, segments: ['line'], unknownSegments: [], ...more },
});
const roster = [member('m1', '张建国'), member('m2', '李梅'), member('m3', '王强', 'b2')];

const kinds = (lines: RosterLine[], members = roster) => {
  const plan = planRoster(lines, branches, members);
  return {
    lines: plan.lines.map((one) => [one.row, one.kind]),
    faults: plan.faults.map(({ row, column, fault }) => [row, column, fault]),
    missing: plan.missing.map(({ memberId }) => memberId),
  };
};

it.each<[string, RosterLine[], ReturnType<typeof kinds>]>([
  [
    'who stands as the file says',
    [line(2, '张建国', '第一支部')],
    { lines: [[2, 'same']], faults: [], missing: ['m2'] },
  ],
  [
    'other segments',
    [line(2, '张建国', '第一支部', { segments: ['senior'] })],
    { lines: [[2, 'changed']], faults: [], missing: ['m2'] },
  ],
  [
    'a new name',
    [line(2, '赵新', '第二支部')],
    { lines: [[2, 'added']], faults: [], missing: ['m3'] },
  ],
  [
    'the only one of a name in another branch',
    [line(2, '王强', '第一支部')],
    { lines: [[2, 'moved']], faults: [], missing: ['m1', 'm2'] },
  ],
  [
    'a namesake where the other stands in the file, too',
    [line(2, '王强', '第一支部'), line(3, '王强', '第二支部')],
    {
      lines: [
        [2, 'added'],
        [3, 'same'],
      ],
      faults: [],
      missing: ['m1', 'm2'],
    },
  ],
  [
    'no name',
    [line(2, '', '第一支部')],
    { lines: [], faults: [[2, 'name', 'missing']], missing: [] },
  ],
  [
    'a formula as a name',
    [line(2, '=1+1', '第一支部')],
    { lines: [], faults: [[2, 'name', 'not-a-name']], missing: [] },
  ],
  [
    'no branch',
    [line(2, '张建国', '')],
    { lines: [], faults: [[2, 'branch', 'missing']], missing: [] },
  ],
  [
    'a branch of somebody else',
    [line(2, '张建国', '第九支部')],
    { lines: [], faults: [[2, 'branch', 'unknown']], missing: [] },
  ],
  [
    'two branches of one name',
    [line(2, '张建国', '同名支部')],
    { lines: [], faults: [[2, 'branch', 'several']], missing: [] },
  ],
  [
    'an unknown segment',
    [line(2, '张建国', '第一支部', { unknownSegments: ['中年'] })],
    { lines: [], faults: [[2, 'segments', 'unknown']], missing: [] },
  ],
  [
    'one name twice',
    [line(2, '张建国', '第一支部'), line(5, '张建国', '第一支部')],
    { lines: [[2, 'same']], faults: [[5, 'name', 'twice']], missing: ['m2'] },
  ],
  [
    'one person for two branches',
    [line(2, '王强', '第一支部'), line(3, '王强', '第一支部')],
    { lines: [[2, 'moved']], faults: [[3, 'name', 'twice']], missing: ['m1', 'm2'] },
  ],
])('%s', (_what, lines, expected) => {
  expect(kinds(lines)).toEqual(expected);
});

it('leaves namesakes of one branch to people', () => {
  const twins = [member('m1', '张伟'), member('m2', '张伟')];
  expect(kinds([line(2, '张伟', '第一支部')], twins)).toEqual({
    ...{ lines: [], faults: [[2, 'name', 'several']], missing: [] },
  });
  const far = [member('m1', '张伟', 'b2'), member('m2', '张伟', 'b3')];
  expect(kinds([line(2, '张伟', '第一支部')], far).faults).toEqual([[2, 'name', 'several']]);
});

it('leaves segments alone where the file has no such column', () => {
  const without = { row: 2, name: '张建国', branch: '第一支部', unknownSegments: [] };
  expect(kinds([without]).lines).toEqual([[2, 'same']]);
});

it('plans ten thousand lines within a second or two', () => {
  const many = Array.from({ length: 10_000 }, (_, row) =>
    line(row + 2, `成员${'甲乙丙丁戊'[row % 5]}${String.fromCharCode(0x4e00 + row)}`, '第一支部'),
  );
  expect(planRoster(many, branches, roster).lines).toHaveLength(10_000);
});
