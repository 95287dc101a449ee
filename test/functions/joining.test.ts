import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import {
  administratorCodeLifeMs,
  newAdministratorCode,
  newAdministratorCodeEntry,
} from '../../cloudfunctions/shared/domain/joining';
import type { Member, Organisation } from '../../cloudfunctions/shared/domain/organisation';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aPlan, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  signingKeys,
  startTestCloud,
  type TestCloud,
} from '../tools/test-cloud';

const consent = true as const;
const oneTime = newAdministratorCode(() => new Uint8Array(16).fill(7));
const begin = {
  ...{ code: oneTime, name: '陈 晨', organisationName: '示范区党委', kind: 'district' as const },
  ...{ branchName: '机关支部', consent },
};

function dataOf<Data>(reply: Reply<Data>): Data {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
}
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);

describe('an empty cloud', () => {
  let test: TestCloud;
  beforeAll(async () => {
    test = await startTestCloud({
      administratorCodes: [newAdministratorCodeEntry(oneTime, startsAtMs)],
    });
  });
  afterAll(() => test.close());
  const first = 'o-first';

  it('leads from the one-time code to the first check-in', async () => {
    const { call } = test;
    expect(dataOf(await call(first, 'joining', 'standing', {}))).toEqual({ state: 'guest' });
    // Typed in groups and small letters, as it is read off a screen.
    const typed = oneTime.toLowerCase().replace(/(.{4})/gu, '$1-');
    expect(dataOf(await call(first, 'joining', 'look', { code: typed }))).toEqual({
      leadsTo: 'start',
    });
    expect(dataOf(await call(first, 'joining', 'startUp', begin))).toEqual({
      ...{ state: 'member', name: '陈晨', branchName: '机关支部' },
    });

    const season = { name: '2026 年冬训', startsOn: '2026-11-20', endsOn: '2027-02-28' };
    const started = dataOf(await call(first, 'organisation', 'startSeason', season));
    expect(started).toEqual({ seasonId: 's2026', enrolled: 1 });
    const { rows } = dataOf(await call(first, 'organisation', 'tree', {}));
    const rootId = rows[0]?.organisationId ?? '';
    const added = { requestId: 'abcdefghij123456', parentId: rootId, kind: 'branch' as const };
    const { organisationId: branchId } = dataOf(
      await call(first, 'organisation', 'addOrganisation', { ...added, name: '一车间支部' }),
    );
    const { code } = dataOf(
      await call(first, 'joining', 'invitation', { organisationId: branchId }),
    );

    // The secretary asks, is let in by the administrator and given the role.
    const secretary = 'o-secretary';
    expect(dataOf(await call(secretary, 'joining', 'look', { code }))).toEqual({
      ...{ leadsTo: 'branch', branchName: '一车间支部', committeeName: '' },
    });
    dataOf(await call(secretary, 'joining', 'ask', { code, name: '苏明辉', consent }));
    const [asked] = dataOf(await call(first, 'joining', 'requests', {})).rows;
    expect(asked).toMatchObject({ name: '苏明辉', branchName: '一车间支部', candidates: [] });
    const { memberId } = dataOf(
      await call(first, 'joining', 'accept', { askId: asked?.askId ?? '' }),
    );
    const role = { memberId, role: 'secretary' as const, organisationId: branchId };
    expect(dataOf(await call(first, 'organisation', 'grantRole', role))).toEqual({ granted: true });

    // The secretary holds a session; a worker who waits to be let in scans its code.
    const plan = aPlan({
      ...{ startsAtMs, endsAtMs: startsAtMs + 90 * minuteMs, mode: 'on-site', stream: undefined },
      ...{ fence: undefined, audience: { organisationIds: [], segments: [] } },
    });
    const { sessionId } = dataOf(
      await call(secretary, 'season', 'publishSession', { requestId: 'abcdefghij123456', plan }),
    );
    dataOf(await call(secretary, 'season', 'openSession', { sessionId }));
    const worker = 'o-worker';
    const scan = { code: sessionCodeOf(signingKeys, sessionId, slotOf(startsAtMs)) };
    expect(codeOf(await call(worker, 'check-in', 'redeem', scan))).toBe('NOT_JOINED');
    dataOf(await call(worker, 'joining', 'ask', { code, name: '田海波', consent }));
    expect(dataOf(await call(worker, 'check-in', 'redeem', scan))).toMatchObject({
      ...{ outcome: 'pending', points: 0 },
    });
    const [waits] = dataOf(await call(secretary, 'joining', 'requests', {})).rows;
    const joined = dataOf(
      await call(secretary, 'joining', 'accept', { askId: waits?.askId ?? '' }),
    );
    // What was scanned before is there, and counts once the secretary has confirmed it.
    const confirm = { sessionId, memberIds: [joined.memberId] };
    dataOf(await call(secretary, 'attendance', 'confirm', confirm));
    const record = await test.record(joined.memberId);
    expect(record).toMatchObject({ score: 10, branchId, card: { branchName: '一车间支部' } });
    expect(dataOf(await call(worker, 'home', 'overview', {})).member).toMatchObject({ score: 10 });
    expect(await test.cloud.database.find('waitingCheckIns', {})).toEqual([]);
    const counts = (await test.cloud.database.find(
      'organisations',
      {},
    )) as unknown as Organisation[];
    expect(counts.map(({ name, memberCount }) => [name, memberCount]).sort()).toEqual([
      ['一车间支部', 2],
      ['机关支部', 1],
      ['示范区党委', 3],
    ]);
  });

  it('takes the one-time code once: from whoever used it again, from nobody else', async () => {
    const { call } = test;
    expect(dataOf(await call(first, 'joining', 'startUp', begin))).toMatchObject({
      state: 'member',
    });
    expect(await test.cloud.database.count('organisations')).toBe(3);
    expect(codeOf(await call('o-second', 'joining', 'startUp', begin))).toBe('INVITATION_INVALID');
    expect(codeOf(await call('o-second', 'joining', 'look', { code: oneTime }))).toBe(
      'INVITATION_INVALID',
    );
  });

  it('keeps no code that could be used', async () => {
    const [kept] = await test.cloud.database.find('administratorCodes', {});
    expect(JSON.stringify(kept)).not.toContain(oneTime);
  });

  it.each([
    [
      'another season in its time',
      { startsOn: '2027-01-01', endsOn: '2027-03-01' },
      'SEASON_EXISTS',
    ],
    [
      'an end before the beginning',
      { startsOn: '2026-12-01', endsOn: '2026-11-01' },
      'SEASON_DAYS_INVALID',
    ],
    ['a day that is none', { startsOn: '2026-02-30', endsOn: '2026-12-01' }, 'SEASON_DAYS_INVALID'],
    ['days that are over', { startsOn: '2025-11-01', endsOn: '2026-02-01' }, 'SEASON_DAYS_INVALID'],
    ['two years', { startsOn: '2026-11-01', endsOn: '2028-11-01' }, 'SEASON_DAYS_INVALID'],
  ])('%s is refused', async (_what, days, code) => {
    const reply = await test.call(first, 'organisation', 'startSeason', { name: '冬训', ...days });
    expect(codeOf(reply)).toBe(code);
  });

  it('does not let the last administrator go, by the role or by the phone', async () => {
    const [member] = (await test.cloud.database.find('members', {
      name: '陈晨',
    })) as unknown as Member[];
    const rootId = member?.orgPath[0] ?? '';
    const own = {
      memberId: member?._id ?? '',
      role: 'administrator' as const,
      organisationId: rootId,
    };
    expect(codeOf(await test.call(first, 'organisation', 'endRole', own))).toBe(
      'LAST_ADMINISTRATOR',
    );
    expect(codeOf(await test.call(first, 'joining', 'leave', {}))).toBe('MEMBER_HOLDS_ROLE');
    const [other] = (await test.cloud.database.find('members', {
      name: '田海波',
    })) as unknown as Member[];
    const second = { ...own, memberId: other?._id ?? '' };
    dataOf(await test.call(first, 'organisation', 'grantRole', second));
    // Two take each other's role at the same moment: one of them stays.
    const ended = await Promise.all([
      test.call(first, 'organisation', 'endRole', second),
      test.call('o-worker', 'organisation', 'endRole', own),
    ]);
    expect(ended.filter((reply) => reply.ok && reply.data.ended)).toHaveLength(1);
    const left = (await test.cloud.database.find('members', {})) as unknown as Member[];
    const still = left.filter(({ roles }) => roles.some(({ role }) => role === 'administrator'));
    expect(still).toHaveLength(1);
  });
});

describe('a branch with members', () => {
  let test: TestCloud;
  const secretary = openidOf('m-secretary');
  let code = '';
  beforeEach(async () => {
    const district = secretaryOf('district', 'm-district');
    Object.assign(district.member.roles[0] ?? {}, { role: 'administrator' });
    test = await startTestCloud({
      organisations,
      seasons: [aSeason()],
      sessions: [aSession()],
      ...peopleOf([
        secretaryOf('branch-1'),
        enrolled('m1', { member: { name: '田海波' } }),
        district,
      ]),
    });
    const shown = await test.call(secretary, 'joining', 'invitation', {
      organisationId: 'branch-1',
    });
    ({ code } = dataOf(shown));
  });
  afterEach(() => test.close());

  const ask = (openid: string, name: string) =>
    test.call(openid, 'joining', 'ask', { code, name, consent });
  const rows = async () => dataOf(await test.call(secretary, 'joining', 'requests', {})).rows;
  const askIdNow = async () => (await rows())[0]?.askId ?? '';
  const phones = () => test.cloud.database.find('bindings', {});

  it('lets a member change phones, and tells the old one', async () => {
    dataOf(await ask('o-new-phone', '田 海波'));
    const [row] = await rows();
    expect(row?.candidates).toEqual([
      {
        ...{ memberId: 'm1', name: '田海波', bound: true },
        ...{ branchName: '第一支部', segments: ['line'] },
      },
    ]);
    const chosen = { askId: row?.askId ?? '', memberId: 'm1' };
    expect(codeOf(await test.call(secretary, 'joining', 'accept', chosen))).toBe('MEMBER_BOUND');
    dataOf(await test.call(secretary, 'joining', 'accept', { ...chosen, replace: true }));
    expect(dataOf(await test.call(openidOf('m1'), 'joining', 'standing', {}))).toMatchObject({
      state: 'replaced',
    });
    expect(codeOf(await test.call(openidOf('m1'), 'organisation', 'me', {}))).toBe('NOT_JOINED');
    expect(dataOf(await test.call('o-new-phone', 'organisation', 'me', {})).name).toBe('田海波');
    // The record went with the member: the new phone checks in, the old one does not.
    const scan = { code: sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs)) };
    expect(codeOf(await test.call(openidOf('m1'), 'check-in', 'redeem', scan))).toBe('NOT_JOINED');
    expect(dataOf(await test.call('o-new-phone', 'check-in', 'redeem', scan)).points).toBe(10);
    // The same tap again, after a lost answer.
    dataOf(await test.call(secretary, 'joining', 'accept', { ...chosen, replace: true }));
    expect(await phones()).toHaveLength(4);
  });

  it('does not let a secretary take over who holds a higher role', async () => {
    await test.cloud.database.updateMany(
      'members',
      { _id: 'm-district' },
      { $set: { name: '王书记' } },
    );
    dataOf(await ask('o-accomplice', '王书记'));
    const chosen = { askId: await askIdNow(), memberId: 'm-district', replace: true };
    expect(codeOf(await test.call(secretary, 'joining', 'accept', chosen))).toBe(
      'MEMBER_HOLDS_ROLE',
    );
    expect(dataOf(await test.call('o-accomplice', 'joining', 'standing', {}))).toMatchObject({
      state: 'asking',
    });
  });

  it.each([
    ['of another branch', 'm-elsewhere', 'MEMBER_NOT_FOUND'],
    ['who is not there', 'm-nobody', 'MEMBER_NOT_FOUND'],
  ])('does not bind a phone to a member %s', async (_what, memberId, refused) => {
    const place = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
    await test.enroll({ member: { _id: 'm-elsewhere', name: '田海波', ...place } });
    dataOf(await ask('o-x', '田海波'));
    const chosen = { askId: await askIdNow(), memberId };
    expect(codeOf(await test.call(secretary, 'joining', 'accept', chosen))).toBe(refused);
  });

  it('declines with a reason, forgets the name, and lets people ask again', async () => {
    dataOf(await ask('o-x', '陌生人'));
    const askId = await askIdNow();
    const decline = { askId, reason: '不是本支部党员' };
    dataOf(await test.call(secretary, 'joining', 'decline', decline));
    dataOf(await test.call(secretary, 'joining', 'decline', decline));
    const notes = await test.cloud.database.find('auditLog', { action: 'join-declined' });
    expect(notes).toEqual([expect.objectContaining({ subjectId: askId, facts: {} })]);
    expect(JSON.stringify(await phones())).not.toContain('陌生人');
    expect(dataOf(await test.call('o-x', 'joining', 'standing', {}))).toMatchObject({
      ...{ state: 'declined', reason: '不是本支部党员', branchName: '第一支部' },
    });
    expect(codeOf(await test.call(secretary, 'joining', 'accept', { askId }))).toBe(
      'JOIN_NOT_WAITING',
    );
    expect(dataOf(await ask('o-x', '陌生人'))).toMatchObject({ state: 'asking' });
    dataOf(await test.call('o-x', 'joining', 'withdraw', {}));
    expect(await rows()).toEqual([]);
    expect(JSON.stringify(await phones())).not.toContain('o-x');
  });

  it('makes one member of one request, however often it is accepted at once', async () => {
    dataOf(await ask('o-x', '新来的'));
    const askId = await askIdNow();
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => test.call(secretary, 'joining', 'accept', { askId })),
    );
    expect(replies.some(({ ok }) => ok)).toBe(true);
    expect(await test.cloud.database.find('members', { name: '新来的' })).toHaveLength(1);
    expect(await test.cloud.database.find('auditLog', { action: 'member-joined' })).toHaveLength(1);
    dataOf(await test.call(secretary, 'joining', 'accept', { askId }));
    expect(dataOf(await test.call('o-x', 'home', 'overview', {})).member?.branchName).toBe(
      '第一支部',
    );
  });

  it('slows guessing down, for a right code too, and counts anew after an hour', async () => {
    for (let wrong = 0; wrong < 10; wrong += 1)
      expect(codeOf(await test.call('o-x', 'joining', 'look', { code: `0000000${wrong}` }))).toBe(
        'INVITATION_INVALID',
      );
    expect(codeOf(await test.call('o-x', 'joining', 'look', { code }))).toBe(
      'TOO_MANY_INVITATIONS',
    );
    expect(codeOf(await ask('o-x', '新来的'))).toBe('TOO_MANY_INVITATIONS');
    expect(codeOf(await test.call('o-y', 'joining', 'look', { code }))).toBe('ok');
    test.clock.set(startsAtMs + 61 * minuteMs);
    expect(codeOf(await test.call('o-x', 'joining', 'look', { code }))).toBe('ok');
  });

  it('gives a sheet that leads to joining with the code, and lets no code live beyond its ninety days', async () => {
    const sheet = (form: 'link' | 'mini-program') =>
      test.call(secretary, 'joining', 'invitationPoster', { organisationId: 'branch-1', form });
    const shown = dataOf(await sheet('link'));
    expect(shown).toEqual({
      ...{ branchName: '第一支部', committeeName: '第一党委', code, version: 1 },
      expiresAtMs: startsAtMs + 90 * 24 * 60 * minuteMs,
      text: `https://study.example/J/${code}`,
    });
    expect(dataOf(await sheet('mini-program')).picture).toMatch(/^data:image\/png;base64,/u);
    expect(test.cloud.openApiCalls.at(-1)).toMatchObject({
      api: 'wxacode.getUnlimited',
      data: { scene: code, page: 'roster/join/index' },
    });
    test.clock.set(shown.expiresAtMs - 1);
    expect(codeOf(await ask('o-x', '新来的'))).toBe('ok');
    test.clock.set(shown.expiresAtMs);
    expect(codeOf(await ask('o-y', '迟到的'))).toBe('INVITATION_INVALID');
    // Whoever shows it then shows a new one.
    const next = dataOf(await sheet('link'));
    expect(next).toMatchObject({ version: 2 });
    code = next.code;
    expect(codeOf(await ask('o-y', '迟到的'))).toBe('ok');
  });

  it('withdraws a code by renewing it, once', async () => {
    const renew = { organisationId: 'branch-1', version: 1 };
    const next = dataOf(await test.call(secretary, 'joining', 'renewInvitation', renew));
    expect(dataOf(await test.call(secretary, 'joining', 'renewInvitation', renew))).toEqual(next);
    expect(codeOf(await ask('o-x', '新来的'))).toBe('INVITATION_INVALID');
    code = next.code;
    expect(codeOf(await ask('o-x', '新来的'))).toBe('ok');
  });

  it('lets a member leave: the phone is forgotten, the record stays', async () => {
    dataOf(await test.call(openidOf('m1'), 'joining', 'leave', {}));
    expect(JSON.stringify(await phones())).not.toContain('o-m1');
    expect((await test.record('m1')).openidKey).toBe('unbound:m1');
    dataOf(await ask(openidOf('m1'), '田海波'));
    const chosen = { askId: await askIdNow(), memberId: 'm1' };
    dataOf(await test.call(secretary, 'joining', 'accept', chosen));
    expect(dataOf(await test.call(openidOf('m1'), 'home', 'overview', {})).member?.branchName).toBe(
      '第一支部',
    );
  });

  it('refuses a one-time code after a day', async () => {
    const entry = newAdministratorCodeEntry(oneTime, startsAtMs);
    await test.cloud.database.insertMany('administratorCodes', [entry] as never);
    test.clock.set(startsAtMs + administratorCodeLifeMs);
    expect(codeOf(await test.call('o-x', 'joining', 'startUp', begin))).toBe('INVITATION_INVALID');
  });

  it('grants only within the own reach, and shows it on the first screen', async () => {
    const administrator = openidOf('m-district');
    const grant = { memberId: 'm1', role: 'deputy' as const, organisationId: 'branch-1' };
    expect(codeOf(await test.call(secretary, 'organisation', 'grantRole', grant))).toBe(
      'NOT_ALLOWED',
    );
    expect(dataOf(await test.call(administrator, 'organisation', 'grantRole', grant))).toEqual({
      granted: true,
    });
    expect(dataOf(await test.call(administrator, 'organisation', 'grantRole', grant))).toEqual({
      granted: false,
    });
    expect((await test.record('m1')).card.roles).toEqual(['deputy']);
    expect(codeOf(await test.call(openidOf('m1'), 'season', 'listSessions', {}))).toBe('ok');
    expect(dataOf(await test.call(administrator, 'organisation', 'endRole', grant))).toEqual({
      ended: true,
    });
    expect(codeOf(await test.call(openidOf('m1'), 'season', 'listSessions', {}))).toBe(
      'NOT_ALLOWED',
    );
    const notes = await test.cloud.database.find('auditLog', {});
    expect(notes.map((one) => (one as unknown as { action: string }).action).sort()).toEqual([
      'role-ended',
      'role-granted',
    ]);
  });

  it('names an organisation once among its neighbours', async () => {
    const administrator = openidOf('m-district');
    const add = (requestId: string, name: string) =>
      test.call(administrator, 'organisation', 'addOrganisation', {
        ...{ requestId, parentId: 'committee-1', kind: 'branch' as const, name },
      });
    const made = dataOf(await add('abcdefghij123456', '第三支部'));
    expect(dataOf(await add('abcdefghij123456', '第三支部'))).toEqual(made);
    expect(codeOf(await add('abcdefghij654321', '第三支部'))).toBe('ORGANISATION_NAME_TAKEN');
    const rename = { organisationId: made.organisationId, name: '第二支部' };
    expect(
      codeOf(await test.call(administrator, 'organisation', 'renameOrganisation', rename)),
    ).toBe('ORGANISATION_NAME_TAKEN');
    const below = {
      requestId: 'abcdefghij000000',
      parentId: 'branch-1',
      kind: 'branch' as const,
      name: '小组',
    };
    expect(codeOf(await test.call(administrator, 'organisation', 'addOrganisation', below))).toBe(
      'ORGANISATION_PLACE_WRONG',
    );
  });
});
