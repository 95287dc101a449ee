/**
 * Texts and values that have broken other programs: the kinds of the Big List of Naughty Strings, and what MongoDB, the SDK, paths,
 * spreadsheets and JavaScript objects give a meaning to.
 */
export const naughtyTexts: readonly string[] = [
  ...['', ' ', 'undefined', 'null', 'NaN', 'true', '0', '-1', '1e1000', '0x0', '1/0', '𝟙𝟚𝟛', '٠١٢'],
  ...[
    '../../etc/passwd',
    '..\\..\\windows',
    '/dev/null',
    'file:///etc/passwd',
    'C:\\con',
    '%2e%2e%2f',
  ],
  ...[
    'a.b',
    '.',
    '..',
    'entries.x',
    'score',
    'days.20261125.checkIn',
    '0.roles',
    'roles.$[]',
    '$',
    '$where',
  ],
  ...[
    '$set',
    '$gt',
    '{"$gt":""}',
    "' || '1'=='1",
    '1; return true',
    "';drop table members;--",
    '" or ""="',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineGetter__',
  ],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '"><svg onload=1>',
  ],
  ...[
    '{{7*7}}',
    '${7*7}',
    '#{7*7}',
    '<%= 7*7 %>',
    '`id`',
    '$(id)',
    '|| id',
    '; id',
    '&& id',
    '\nid',
  ],
  ...['=1+1', '+1', '-1+1', '@SUM(A1)', '=cmd|"/c calc"!A0', '\t=1', '\r=1'],
  ...[
    '\u0000',
    'a\u0000b',
    '\u0007',
    '\u001b[31m',
    '\u200b',
    '\u202ecode',
    '\ufeff',
    '\u2028',
    '\u2066x',
  ],
  ...['\ud800', '\udfff', 'e\u0301\u0301\u0301\u0301', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤', '👩‍👩‍👧‍👦', '🇨🇳🏳️‍🌈', '﷽', 'ﬀ', 'İı', 'ß', 'Å'],
  ...[
    '成员',
    '名字'.repeat(200),
    'x'.repeat(10_000),
    '%s%s%n',
    '%00',
    '\\',
    '\\u0000',
    '\\x00',
    "'",
    '"',
    '`',
  ],
  ...[
    'SESS0001',
    'sess0001',
    'SESS0001\n',
    ' SESS0001',
    'SESS000O',
    'SESS0001.',
    'ＳＥＳＳ０００１',
    'm-secretary',
  ],
  ...[
    'http://127.0.0.1/admin',
    'cloud://other-env/secret',
    '169.254.169.254',
    'cloud://local/../../x',
  ],
];

/** Values in the place of a scalar: operators of the store, commands and texts of the SDK, what inherits. Made anew each time. */
export function naughtyValues(): readonly unknown[] {
  return [
    ...[null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, -0],
    ...[[], [[]], ['SESS0001'], [null], [{ $gt: '' }], Array(2_000).fill('a')],
    ...[{}, { $gt: '' }, { $ne: null }, { $exists: true }, { $regex: '.*' }, { $where: '1' }],
    ...[
      { $in: ['SESS0001'] },
      { $not: { $eq: 1 } },
      { $expr: true },
      { $or: [{}] },
      { $set: { score: 9 } },
    ],
    ...[
      { $inc: { score: 99 } },
      { $rename: { score: 'x' } },
      { $date: 0 },
      { $oid: 'a'.repeat(24) },
    ],
    ...[
      { $numberLong: '1' },
      { $undefined: true },
      { $minKey: 1 },
      { $regularExpression: { pattern: '.' } },
    ],
    ...[
      { operator: 'gt', operands: [''] },
      { _internalType: 'Symbol', fieldName: 'score' },
    ],
    ...[{ toString: 'x' }, { valueOf: 1 }, { length: 1 }, { toJSON: 'SESS0001' }, { then: 'x' }],
    JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
    JSON.parse('{"constructor":{"prototype":{"polluted":true}}}') as unknown,
    nestedTo(200),
  ];
}

function nestedTo(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

/** Keys that a request must not smuggle in beside its own. */
export const naughtyKeys: readonly string[] = [
  ...[
    '$set',
    '$inc',
    '$where',
    '$or',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'a.b',
    '',
    '$',
  ],
  ...[
    '_id',
    '_openid',
    'openid',
    'openidKey',
    'OPENID',
    'userInfo',
    'member',
    'memberId',
    'roles',
    'role',
  ],
  ...[
    'score',
    'points',
    'nowMs',
    'atMs',
    'seenAtMs',
    'status',
    'orgPath',
    'seasonId',
    'access',
    'isAdmin',
  ],
];
