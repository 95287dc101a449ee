import { likePairs } from '../../cloudfunctions/shared/domain/member-merge';

const one = (_id: string, name: string, branchId: string, phoneKey?: string) => ({
  ...{ _id, name, branchId },
  ...(phoneKey === undefined ? {} : { phoneKey }),
});

it.each([
  ['nobody alike', [one('a', '赵一', 'b1'), one('b', '钱二', 'b1')], []],
  [
    'one name in one branch before one name in two',
    [
      one('c', '孙三', 'b2'),
      one('a', '孙三', 'b1'),
      one('d', '李四', 'b1'),
      one('e', '李四', 'b1'),
    ],
    ['branch d e', 'name a c'],
  ],
  [
    'one number under two names first, and each pair once',
    [one('a', '周五', 'b1', 'p'), one('b', '周伍', 'b2', 'p'), one('c', '周五', 'b1')],
    ['phone a b', 'branch a c'],
  ],
  [
    'of many with one name some',
    Array.from({ length: 9 }, (_, n) => one(`m${n}`, '王芳', `b${n}`)),
    Array.from({ length: 15 }, () => expect.stringMatching(/^name /u) as string),
  ],
])('finds %s', (_what, members, pairs) => {
  expect(
    likePairs(members).map(({ likeness, pair }) =>
      [likeness, ...pair.map(({ _id }) => _id)].join(' '),
    ),
  ).toEqual(pairs);
});
