import type { z } from 'zod';
import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import { attendanceRequests } from '../../cloudfunctions/shared/contract/attendance';
import { checkInRequests } from '../../cloudfunctions/shared/contract/check-in';
import { homeRequests } from '../../cloudfunctions/shared/contract/home';
import { jobsRequests } from '../../cloudfunctions/shared/contract/jobs';
import { lectureRequests } from '../../cloudfunctions/shared/contract/lecture';
import { liveRequests } from '../../cloudfunctions/shared/contract/live';
import { organisationRequests } from '../../cloudfunctions/shared/contract/organisation';
import { rankingRequests } from '../../cloudfunctions/shared/contract/ranking';
import { reportRequests } from '../../cloudfunctions/shared/contract/report';
import { scoreRequests } from '../../cloudfunctions/shared/contract/score';
import { seasonRequests } from '../../cloudfunctions/shared/contract/season';
import { uploadRequests } from '../../cloudfunctions/shared/contract/upload';
import { aPlan, startsAtMs } from '../tools/builders';

/** What a good request of an action looks like; here with every field, the optional ones too. */
type GoodRequests = {
  [Name in FunctionName]: {
    [Action in keyof Contract[Name]]: Contract[Name][Action] extends { request: infer Request }
      ? Required<Request>
      : never;
  };
};

/** A good request for every action: a new action, or a new field of one, does not compile without being named here. */
const good: GoodRequests = {
  home: { overview: {} },
  'check-in': {
    redeem: {
      code: 'SESS00010000000000000000A',
      branchId: 'branch-1',
      position: { latitude: 32.4, longitude: 119.9, accuracyMeters: 30 },
      scene: 1011,
      waitedMs: 4_000,
    },
    standing: { sessionId: 'SESS0001' },
    memberCode: {},
    poster: { sessionId: 'SESS0001', form: 'link' },
    renewPoster: { sessionId: 'SESS0001', form: 'link', version: 1 },
    receipts: { sessionId: 'SESS0001' },
    board: { sessionId: 'SESS0001', fullNames: true },
    boardCount: { sessionId: 'SESS0001', fullNames: true },
  },
  attendance: {
    history: {},
    sheet: { sessionId: 'SESS0001', page: 1, branchId: 'branch-1' },
    confirm: { sessionId: 'SESS0001', memberIds: ['m1', 'm2'], bulk: true },
    decline: { sessionId: 'SESS0001', memberIds: ['m1'], reason: '本人未到场' },
    mark: {
      sessionId: 'SESS0001',
      marks: [{ memberId: 'm1', to: 'excused', seen: 'none', reason: '出差' }],
    },
    admit: { sessionId: 'SESS0001', code: '0123456789ABCDEFGHJKMNP' },
    leave: { sessionId: 'SESS0001' },
    requestLeave: { sessionId: 'SESS0001', reason: '出差' },
    withdrawLeave: { sessionId: 'SESS0001' },
    decideLeave: { sessionId: 'SESS0001', memberId: 'm1', approve: true, answer: '同意' },
    suspicions: { sessionId: 'SESS0001' },
    log: { sessionId: 'SESS0001' },
  },
  lecture: {
    list: {},
    start: { lectureId: 'winter-1' },
    report: {
      receipt: 'r'.repeat(60),
      played: [
        { fromSeconds: 0, toSeconds: 10, beganAtMs: startsAtMs, endedAtMs: startsAtMs + 10_000 },
      ],
      final: true,
    },
  },
  live: {
    open: { sessionId: 'SESS0001' },
    report: {
      receipt: 'r'.repeat(60),
      played: [
        { fromSeconds: 0, toSeconds: 10, beganAtMs: startsAtMs, endedAtMs: startsAtMs + 10_000 },
      ],
      final: true,
    },
  },
  report: {
    branches: { offset: 20 },
    branchAttendance: { branchId: 'branch-1' },
    exportSession: { sessionId: 'SESS0001', organisationId: 'branch-1' },
    exportBranch: { branchId: 'branch-1' },
    exportLog: {},
  },
  score: { book: {} },
  ranking: {
    members: { scope: 'branch', period: 'season', segment: 'youth', version: 3, offset: 50 },
    branches: { scope: 'all', period: 'week' },
  },
  season: {
    listSessions: {},
    moreSessions: { direction: 'earlier', from: { endsAtMs: startsAtMs, sessionId: 'SESS0001' } },
    session: { sessionId: 'SESS0001' },
    audienceChoices: {},
    countAudience: { organisationIds: ['branch-1'], segments: ['line'] },
    saveDraft: { requestId: 'abcdefghij123456', plan: aPlan(), holderId: 'branch-1' },
    deleteDraft: { sessionId: 'SESS0001' },
    publishSession: {
      requestId: 'abcdefghij123456',
      plan: aPlan(),
      holderId: 'branch-1',
      draft: { sessionId: 'SESS0001', changedAtMs: startsAtMs },
      repeatWeeks: 4,
    },
    editSession: { seen: { sessionId: 'SESS0001', changedAtMs: startsAtMs }, plan: aPlan() },
    openSession: { sessionId: 'SESS0001' },
    closeSession: { sessionId: 'SESS0001' },
    reopenSession: { sessionId: 'SESS0001' },
    cancelSession: { sessionId: 'SESS0001', reason: '停电', following: true },
    countHeads: { sessionId: 'SESS0001', heads: 23 },
  },
  jobs: { show: { jobId: 'job-1' }, advance: { jobId: 'job-1' }, cancel: { jobId: 'job-1' } },
  upload: {
    begin: { purpose: 'roster', fileName: '花名册.xlsx', bytes: 20_000 },
    finish: {
      uploadId: 'a'.repeat(32),
      fileId: `cloud://study-1.bucket-2/uploads/${'a'.repeat(32)}.xlsx`,
    },
  },
  organisation: { me: {}, hideName: { hidden: true } },
};

const schemas = {
  home: homeRequests,
  'check-in': checkInRequests,
  attendance: attendanceRequests,
  lecture: lectureRequests,
  live: liveRequests,
  report: reportRequests,
  score: scoreRequests,
  ranking: rankingRequests,
  season: seasonRequests,
  organisation: organisationRequests,
  jobs: jobsRequests,
  upload: uploadRequests,
} satisfies Record<FunctionName, Record<string, z.ZodType>>;

const actions = Object.entries(schemas).flatMap(([name, requests]) =>
  Object.entries(requests).map(([action, schema]) => ({
    label: `${name}.${action}`,
    schema: schema,
    request: (good as unknown as Record<string, Record<string, Record<string, unknown>>>)[name]?.[
      action
    ] as Record<string, unknown>,
  })),
);

/** What must never pass in the place of any field: operators, prototypes, wrong kinds, over-long and invisible text. */
const bad: [string, unknown][] = [
  ['an operator', { $gt: '' }],
  ['a where clause', { $where: '1' }],
  ['an array', [['x']]],
  ['null', null],
  ['a function', () => 1],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a negative number', -1],
  ['a text of a megabyte', 'x'.repeat(1_000_000)],
  ['an empty text', ''],
  ['a path', 'a.b'],
  ['a path up', '../x'],
  ['an operator as text', '$set'],
  ['a prototype as text', '__proto__'],
  ['an inherited name', 'constructor'],
  ['a zero byte', 'a\u0000b'],
  ['text that turns direction', 'a\u202eb'],
];

/** A title may be any words, these too; it is only ever stored as a value. */
const freeText = new Set(['title', 'venue', 'lecturer', 'reason', 'answer', 'fileName']);
const harmlessAsText = new Set([
  'a path',
  'a path up',
  'an operator as text',
  'a prototype as text',
  'an inherited name',
]);

describe.each(actions)('$label', ({ schema, request }) => {
  it('takes a good request', () => {
    expect(schema.safeParse(request).success).toBe(true);
  });

  it.each([
    ['an unknown key', { ...request, admin: true }],
    ['an operator as a key', { ...request, $set: { role: 'administrator' } }],
    ['an own __proto__', JSON.parse(`{"__proto__":{"admin":true}}`) as unknown],
    ['an array', [request]],
    ['a text', 'x'],
    ['null', null],
  ])('refuses %s', (_case, input) => {
    const spread = Array.isArray(input) || input === null || typeof input !== 'object';
    const merged =
      spread || Object.keys(request).every((key) => key in input)
        ? input
        : Object.defineProperties({ ...request }, Object.getOwnPropertyDescriptors(input));
    expect(schema.safeParse(merged).success).toBe(false);
  });

  const cases = Object.keys(request).flatMap((field) =>
    bad
      .filter(([what]) => !(freeText.has(field) && harmlessAsText.has(what)))
      .map(([what, value]) => ({ field, what, value })),
  );
  if (cases.length === 0) return;
  it.each(cases)('refuses $what as $field', ({ field, value }) => {
    expect(schema.safeParse({ ...request, [field]: value }).success).toBe(false);
  });
});
