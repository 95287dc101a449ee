import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { startPointsCloud } from '../tools/points-season';
import { type TestCloud, openidOf } from '../tools/test-cloud';

let test: TestCloud;
beforeAll(async () => {
  test = await startPointsCloud();
});
afterAll(() => test.close());

let ids = 0;
const newId = () => {
  ids += 1;
  return `adjustment-${ids}`.replace('-', '').padEnd(18, '0') + String(ids);
};

interface Asked {
  adjustmentId?: string;
  memberId?: string;
  points?: number;
  reason?: string;
}

const adjust = (by: string, more: Asked & { take?: boolean } = {}) =>
  test.call(openidOf(by), 'points', 'adjust', {
    ...{ adjustmentId: newId(), memberId: 'm1', points: 10, reason: '义务讲解' },
    ...more,
  });

/** A fresh member, so that what others got in the week does not matter. */
const someone = () => test.enroll();

const decide = (
  by: string,
  action: 'confirmAdjustment' | 'withdrawAdjustment',
  adjustmentId: string,
) => test.call(openidOf(by), 'points', action, { adjustmentId });
const decline = (by: string, adjustmentId: string, reason = '没有依据') =>
  test.call(openidOf(by), 'points', 'declineAdjustment', { adjustmentId, reason });
const reverse = (by: string, adjustmentId: string, reason = '重复') =>
  test.call(openidOf(by), 'points', 'reverseAdjustment', { adjustmentId, reason });

async function scoreOf(memberId: string): Promise<number> {
  const record = await test.record(memberId);
  expect(sumOfLedger(record)).toBe(record.score);
  return record.score;
}

describe('points by hand', () => {
  it('count at once up to 20, once however often they are sent, with their reason in the ledger', async () => {
    const memberId = await someone();
    const adjustmentId = newId();
    for (let sent = 0; sent < 3; sent += 1)
      expect(await adjust('m-secretary', { adjustmentId, memberId, points: 20 })).toMatchObject({
        ok: true,
        data: { status: 'counted' },
      });
    expect(await scoreOf(memberId)).toBe(20);
    const { entries } = await test.record(memberId);
    expect(entries[`manual:${adjustmentId}`]).toMatchObject({
      ...{ rule: 'manual', points: 20, reason: '义务讲解', branchId: 'branch-1' },
    });
    const notes = await test.cloud.database.find('auditLog', { subjectId: memberId });
    expect(notes).toMatchObject([{ action: 'points-awarded', by: 'm-secretary' }]);
  });

  it('wait beyond 20 until a second person confirms them, never the first one or the receiver', async () => {
    const memberId = await someone();
    const adjustmentId = newId();
    const asked = await adjust('m-secretary', { adjustmentId, memberId, points: 30 });
    expect(asked).toMatchObject({ ok: true, data: { status: 'waiting' } });
    expect(await scoreOf(memberId)).toBe(0);
    const confirm = (by: string) => decide(by, 'confirmAdjustment', adjustmentId);
    expect(await confirm('m-secretary')).toMatchObject({ ok: false, code: 'SECOND_PERSON_NEEDED' });
    expect(await confirm(memberId)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    expect(await confirm('m-other')).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    const both = await Promise.all([confirm('m-admin'), confirm('m-admin')]);
    for (const reply of both)
      expect(reply).toMatchObject({ ok: true, data: { status: expect.stringMatching(/^count/u) } });
    expect(await confirm('m-admin')).toMatchObject({ ok: true, data: { status: 'counted' } });
    expect(await confirm('m-second')).toMatchObject({ ok: false, code: 'ADJUSTMENT_DECIDED' });
    expect(await scoreOf(memberId)).toBe(30);
  });

  it('cannot go round the second person in small parts, one after the other or at once', async () => {
    const memberId = await someone();
    expect(await adjust('m-secretary', { memberId, points: 15 })).toMatchObject({
      data: { status: 'counted' },
    });
    expect(await adjust('m-admin', { memberId, points: 15 })).toMatchObject({
      data: { status: 'waiting' },
    });
    const raced = await someone();
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => adjust('m-secretary', { memberId: raced, points: 20 })),
    );
    const statuses = replies.map((reply) => (reply.ok ? reply.data.status : reply.code));
    expect(statuses.sort()).toEqual(['counted', 'waiting', 'waiting', 'waiting']);
    expect(await scoreOf(raced)).toBe(20);
  });

  it.each([
    ['to oneself', 'm-secretary', { memberId: 'm-secretary' }, 'POINTS_FOR_ONESELF'],
    ['to a member of another branch', 'm-secretary', { memberId: 'm-far' }, 'NOT_ALLOWED'],
    ['to nobody', 'm-secretary', { memberId: 'm-nobody' }, 'NOT_ALLOWED'],
    ['by a member', 'm2', {}, 'NOT_ALLOWED'],
    ['a million', 'm-secretary', { points: 1e9 }, 'BAD_REQUEST'],
    ['less than nothing', 'm-secretary', { points: -5 }, 'BAD_REQUEST'],
    ['half a point', 'm-secretary', { points: 0.5 }, 'BAD_REQUEST'],
    ['no number', 'm-secretary', { points: Number.NaN }, 'BAD_REQUEST'],
    ['without a reason', 'm-secretary', { reason: ' ' }, 'BAD_REQUEST'],
    ['nothing', 'm-secretary', { points: 0 }, 'BAD_REQUEST'],
    ['taken instead of given', 'm-secretary', { take: true }, 'BAD_REQUEST'],
  ])('%s: refused', async (_, by, more, code) => {
    expect(await adjust(by, more)).toMatchObject({ ok: false, code });
  });

  it('under an id that stands for something else are refused', async () => {
    const adjustmentId = newId();
    await adjust('m-secretary', { adjustmentId, memberId: await someone() });
    expect(await adjust('m-secretary', { adjustmentId, memberId: await someone() })).toMatchObject({
      ok: false,
      code: 'BAD_REQUEST',
    });
  });
});

describe('what becomes of it', () => {
  const waiting = async () => {
    const adjustmentId = newId();
    const memberId = await someone();
    await adjust('m-secretary', { adjustmentId, memberId, points: 30 });
    return { adjustmentId, memberId };
  };

  it('is declined with a reason, by somebody else', async () => {
    const { adjustmentId, memberId } = await waiting();
    expect(await decline('m-secretary', adjustmentId)).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    });
    for (let said = 0; said < 2; said += 1)
      expect(await decline('m-admin', adjustmentId)).toMatchObject({
        data: { status: 'declined' },
      });
    expect(await decide('m-second', 'confirmAdjustment', adjustmentId)).toMatchObject({
      ...{ code: 'ADJUSTMENT_DECIDED', details: { status: 'declined' } },
    });
    expect(await scoreOf(memberId)).toBe(0);
  });

  it('is withdrawn by who asked for it, and by nobody else', async () => {
    const { adjustmentId } = await waiting();
    expect(await decide('m-admin', 'withdrawAdjustment', adjustmentId)).toMatchObject({
      code: 'ADJUSTMENT_NOT_FOUND',
    });
    expect(await decide('m-secretary', 'withdrawAdjustment', adjustmentId)).toMatchObject({
      data: { status: 'withdrawn' },
    });
  });

  it('is taken back by a reversing entry, once, and never by the receiver', async () => {
    const memberId = await someone();
    const adjustmentId = newId();
    await adjust('m-secretary', { adjustmentId, memberId, points: 12 });
    expect(await reverse('m-other', adjustmentId)).toMatchObject({ code: 'NOT_ALLOWED' });
    const replies = await Promise.all([
      reverse('m-admin', adjustmentId),
      reverse('m-admin', adjustmentId),
    ]);
    expect(replies.filter((reply) => reply.ok).length).toBeGreaterThan(0);
    expect(await reverse('m-admin', adjustmentId)).toMatchObject({ data: { status: 'reversed' } });
    expect(await scoreOf(memberId)).toBe(0);
    const { entries } = await test.record(memberId);
    expect(entries[`manual:${adjustmentId}:reversed:1`]).toMatchObject({
      ...{ points: -12, reason: '重复' },
    });
  });

  it('is not the receiver’s to take back, whatever role the receiver has', async () => {
    const adjustmentId = newId();
    await adjust('m-admin', { adjustmentId, memberId: 'm-second', points: 10 });
    expect(await reverse('m-second', adjustmentId)).toMatchObject({ code: 'POINTS_FOR_ONESELF' });
  });

  it('is shown to those who cover the member, with what they may do', async () => {
    const { adjustmentId, memberId } = await waiting();
    const list = async (by: string) => {
      const reply = await test.call(openidOf(by), 'points', 'adjustments', { waiting: true });
      if (!reply.ok) throw new Error(reply.code);
      return reply.data.rows.find((row) => row.adjustmentId === adjustmentId);
    };
    expect(await list('m-admin')).toMatchObject({
      ...{ memberName: `成员${memberId}`, branchName: '第一支部', points: 30 },
      ...{ byName: '成员m-secretary', status: 'waiting' },
      may: { confirm: true, decline: true, withdraw: false, reverse: false },
    });
    expect(await list('m-secretary')).toMatchObject({ may: { confirm: false, withdraw: true } });
    expect(await list('m-other')).toBeUndefined();
  });

  it('is finished by the next look where a call died on the way', async () => {
    const memberId = await someone();
    const adjustmentId = newId();
    const left = {
      ...{ _id: adjustmentId, seasonId: 's2026', memberId, points: 7, reason: '走访' },
      orgPath: ['district', 'committee-1', 'branch-1'],
      ...{ by: 'm-secretary', atMs: test.clock.now() - 120_000, status: 'counting' },
      changedAtMs: test.clock.now() - 120_000,
    };
    await test.cloud.database.insertMany('adjustments', [left]);
    await test.call(openidOf('m-admin'), 'points', 'adjustments', { waiting: false });
    expect(await scoreOf(memberId)).toBe(7);
    const [kept] = await test.cloud.database.find('adjustments', { _id: adjustmentId });
    expect(kept).toMatchObject({ status: 'counted' });
  });
});

describe('choosing somebody', () => {
  it('lists the own branches and their members without oneself', async () => {
    const branches = await test.call(openidOf('m-secretary'), 'points', 'branches', {});
    expect(branches).toMatchObject({
      data: { branches: [{ branchId: 'branch-1', name: '第一支部' }], total: 1 },
    });
    const members = await test.call(openidOf('m-secretary'), 'points', 'members', {
      branchId: 'branch-1',
    });
    if (!members.ok) throw new Error(members.code);
    const ids = members.data.members.map(({ memberId }) => memberId);
    expect(ids).toContain('m1');
    expect(ids).not.toContain('m-secretary');
    expect(ids).not.toContain('m-far');
    const foreign = await test.call(openidOf('m-secretary'), 'points', 'members', {
      branchId: 'branch-2',
    });
    expect(foreign).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });
});
