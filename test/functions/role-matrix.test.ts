import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import type { ErrorCode } from '../../cloudfunctions/shared/contract/error-codes';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
} from '../tools/test-cloud';

/** Everybody who may call, as seen from branch-1: its session, its members, its lecture. */
const roles = ['guest', 'member', 'ownSecretary', 'otherSecretary', 'administrator'] as const;
type Role = (typeof roles)[number];
type Outcome = 'ok' | ErrorCode;
type Row = readonly [Outcome, Outcome, Outcome, Outcome, Outcome];
/** Closed over the contract: an action without a row does not compile. */
type Matrix = { [Name in FunctionName]: Record<keyof Contract[Name], Row> };

const ofTheDesk: Row = ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'NOT_ALLOWED', 'ok'];
const ofMembers: Row = ['NOT_JOINED', 'ok', 'ok', 'ok', 'ok'];
const ofEverybody: Row = ['ok', 'ok', 'ok', 'ok', 'ok'];

/** Columns as in `roles`. */
const matrix: Matrix = {
  home: { overview: ofEverybody },
  'check-in': {
    // A role invites nobody: whoever is not in the audience is refused, whatever they administrate.
    redeem: ['NOT_JOINED', 'ok', 'ok', 'NOT_INVITED', 'NOT_INVITED'],
    board: ofTheDesk,
    boardCount: ofTheDesk,
  },
  attendance: { sheet: ofTheDesk, confirm: ofTheDesk },
  lecture: {
    list: ofEverybody,
    start: ofMembers,
    // A guest has no receipt; somebody else's is as good as a forged one.
    report: ['RECEIPT_INVALID', 'ok', 'ok', 'ok', 'ok'],
  },
  score: { book: ofMembers },
  ranking: { members: ofMembers, branches: ofMembers },
  season: {
    // The desk and a publication are always those of the own role, so the other secretary has them too.
    listSessions: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    publishSession: ['NOT_JOINED', 'NOT_ALLOWED', 'ok', 'ok', 'ok'],
    openSession: ofTheDesk,
    closeSession: ofTheDesk,
  },
  organisation: { me: ofMembers },
};

const memberIds: Record<Role, string> = {
  guest: 'm-nobody',
  member: 'm1',
  ownSecretary: 'm-secretary',
  otherSecretary: 'm-other-secretary',
  administrator: 'm-administrator',
};
const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };

let test: TestCloud;
const invoke = async (role: Role, name: string, event: object) =>
  (await test.cloud.invoke(name, event, { openid: openidOf(memberIds[role]) })) as Reply<never>;

async function receiptOf(role: Role): Promise<string> {
  const holder = role === 'guest' ? 'member' : role;
  const reply = (await invoke(holder, 'lecture', {
    action: 'start',
    input: { lectureId: 'one' },
  })) as Reply<{ receipt?: string }>;
  return reply.ok ? (reply.data.receipt ?? '') : '';
}

/** The request with which each action is tried: always about branch-1. */
const requests: { [Name in FunctionName]: Record<keyof Contract[Name], (role: Role) => unknown> } =
  {
    home: { overview: () => ({}) },
    'check-in': {
      redeem: () => ({ code: sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs)) }),
      board: () => ({ sessionId: 'SESS0001' }),
      boardCount: () => ({ sessionId: 'SESS0001' }),
    },
    attendance: {
      sheet: () => ({ sessionId: 'SESS0001' }),
      confirm: () => ({ sessionId: 'SESS0001', memberIds: ['m-pending'] }),
    },
    lecture: {
      list: () => ({}),
      start: () => ({ lectureId: 'one' }),
      report: async (role) => ({ receipt: await receiptOf(role), played: [], final: true }),
    },
    score: { book: () => ({}) },
    ranking: {
      members: () => ({ scope: 'branch', period: 'season' }),
      branches: () => ({ scope: 'all', period: 'season' }),
    },
    season: {
      listSessions: () => ({}),
      publishSession: () => ({
        requestId: 'abcdefghij123456',
        category: 'three-meetings',
        title: '支部大会',
        startsAtMs,
        endsAtMs: startsAtMs + 60 * minuteMs,
        venue: '会议室',
      }),
      openSession: () => ({ sessionId: 'T0BE0PEN' }),
      closeSession: () => ({ sessionId: 'T0BESHVT' }),
    },
    organisation: { me: () => ({}) },
  };

beforeAll(async () => {
  const pending = { status: 'pending', seenAtMs: startsAtMs, atMs: startsAtMs, method: 'code' };
  const administrator = secretaryOf('committee-1', memberIds.administrator);
  const otherSecretary = secretaryOf('branch-2', memberIds.otherSecretary);
  for (const { member, record } of [administrator, otherSecretary]) {
    Object.assign(member, elsewhere);
    Object.assign(record, elsewhere);
  }
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('one')] })],
    sessions: [
      aSession(),
      aSession({ _id: 'T0BE0PEN', status: 'published' }),
      aSession({ _id: 'T0BESHVT' }),
    ],
    ...peopleOf([
      enrolled(memberIds.member),
      enrolled('m-pending', {
        record: { pending: ['SESS0001'], attendance: { SESS0001: pending as never } },
      }),
      secretaryOf('branch-1', memberIds.ownSecretary),
      otherSecretary,
      administrator,
    ]),
  });
  const lectures = [
    aLecture('one', {
      posterFileId: await test.cloud.storage.put('one/poster.jpg', Buffer.from('x')),
      videoFileId: await test.cloud.storage.put('one/video.mp4', Buffer.from('x')),
    }),
  ];
  await test.cloud.database.updateMany('seasons', {}, { $set: { lectures } });
  await test.cloud.fireTimer('summarise');
});
afterAll(() => test.close());

const stored = () =>
  Promise.all(
    ['sessions', 'studyRecords', 'members', 'bindings', 'summaries', 'wrongCodes'].map((one) =>
      test.cloud.database.find(one, {}),
    ),
  );

const cells = Object.entries(matrix).flatMap(([name, actions]) =>
  Object.entries(actions as Record<string, Row>).flatMap(([action, row]) =>
    roles.map((role, column) => ({ name, action, role, decided: row[column] ?? 'undecided' })),
  ),
);

describe('who may do what', () => {
  it.each(cells)('$name.$action by $role: $decided', async ({ name, action, role, decided }) => {
    const requestOf = (requests as Record<string, Record<string, (by: Role) => unknown>>)[name]?.[
      action
    ];
    const input = await requestOf?.(role);
    const before = decided === 'ok' ? undefined : await stored();
    const reply = await invoke(role, name, { action, input });
    expect(reply.ok ? 'ok' : reply.code).toBe(decided);
    const text = JSON.stringify(reply);
    expect(text).not.toMatch(/openid|"o-|signing|grantedBy|publishedBy/iu);
    if (role === 'guest') expect(text).not.toMatch(/成员|支部|m-|m1/u);
    if (before) expect(await stored()).toEqual(before);
  });

  it.each(roles)('the timer is refused to %s', async (role) => {
    const before = await stored();
    expect(await invoke(role, 'summarise', { Type: 'Timer' })).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    });
    expect(await stored()).toEqual(before);
  });

  it('ends with the role: a secretary whose role was taken away is refused at once', async () => {
    await test.cloud.database.updateMany(
      'members',
      { _id: memberIds.ownSecretary },
      { $set: { roles: [] } },
    );
    for (const [name, action] of [
      ['check-in', 'board'],
      ['check-in', 'boardCount'],
      ['attendance', 'sheet'],
    ] as const)
      expect(
        await invoke('ownSecretary', name, { action, input: { sessionId: 'SESS0001' } }),
      ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });
});
