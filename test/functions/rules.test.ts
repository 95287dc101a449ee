import { creditOfService } from '../../cloudfunctions/shared/domain/confirmed-credit';
import {
  changeInPlace,
  changeOfCredits,
  quizKey,
  sumOfLedger,
  taskKey,
} from '../../cloudfunctions/shared/domain/ledger';
import { defaultRules, draftOf, type RulesDraft } from '../../cloudfunctions/shared/domain/rules';
import { newReceipt } from '../../cloudfunctions/shared/domain/watch-credit';
import { sealReceipt } from '../../cloudfunctions/shared/domain/watch-receipt';
import { startsAtMs } from '../tools/builders';
import { checkedIn, driveJob, startPointsCloud } from '../tools/points-season';
import { type TestCloud, openidOf, signingKeys } from '../tools/test-cloud';

const higher: RulesDraft = {
  checkIn: { onTime: 12, late: 3, dayCap: 24 },
  watch: { points: 1, dayCap: 10 },
  lectureDone: { points: 3, coverage: 0.9 },
  quiz: { points: 1, most: 5 },
  service: { points: 5, dayCap: 15 },
  task: { points: 20 },
};
const reason = '与去年口径一致';

let test: TestCloud;
beforeEach(async () => {
  // More records than one step takes, so that a walk has several.
  const many = Array.from({ length: 70 }, (_, index) => checkedIn(`many-${index}`));
  test = await startPointsCloud(many);
});
afterEach(() => test.close());

async function drafted(rules: RulesDraft = higher, by = 'm-admin'): Promise<string> {
  const reply = await test.call(openidOf(by), 'points', 'draftRules', { rules });
  if (!reply.ok) throw new Error(reply.code);
  await driveJob(test, by, reply.data.jobId);
  return reply.data.draftId;
}

const apply = (draftId: string, mode: 'from-now' | 'recalculate', by = 'm-admin') =>
  test.call(openidOf(by), 'points', 'applyRules', { draftId, mode, reason });

/** Drives a recalculation; where it waits for old instances to learn the rules, time passes. */
const recount = (jobId: string, between: () => Promise<void> = () => Promise.resolve()) =>
  driveJob(test, 'm-admin', jobId, async (job) => {
    await between();
    if (job.done >= (job.total ?? Infinity)) test.clock.advance(30_000);
  });

describe('other rules', () => {
  it('are previewed over all members, and nothing changes by that', async () => {
    const before = await test.cloud.database.find('studyRecords', {});
    const draftId = await drafted();
    const reply = await test.call(openidOf('m-admin'), 'points', 'rulesPreview', { draftId });
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data).toMatchObject({
      ...{ stillApplies: true, members: 78, gaining: 71, losing: 1, unchanged: 6 },
      ...{ gained: 142, lost: 2, exhausted: 0 },
      frequent: [
        [2, 71],
        [-2, 1],
      ],
      losses: [{ name: '成员m2', branchName: '第一支部', difference: -2 }],
    });
    expect(reply.data.gains).toHaveLength(5);
    expect(await test.cloud.database.find('studyRecords', {})).toEqual(before);
  });

  it.each([
    ['by a secretary', 'm-secretary', higher, 'NOT_ALLOWED'],
    ['by an administrator of a part', 'm-second', higher, 'NOT_ALLOWED'],
    [
      'that change nothing',
      'm-admin',
      { ...higher, checkIn: { onTime: 10, late: 5, dayCap: 20 } },
      'RULES_INVALID',
    ],
    [
      'with more for late',
      'm-admin',
      { ...higher, checkIn: { onTime: 5, late: 6, dayCap: 20 } },
      'RULES_INVALID',
    ],
    [
      'with a cap below',
      'm-admin',
      { ...higher, checkIn: { onTime: 10, late: 5, dayCap: 9 } },
      'RULES_INVALID',
    ],
    [
      'with less of a quiz than for one answer',
      'm-admin',
      { ...higher, quiz: { points: 5, most: 4 } },
      'RULES_INVALID',
    ],
    [
      'with less of a day than for an hour of service',
      'm-admin',
      { ...higher, service: { points: 5, dayCap: 4 } },
      'RULES_INVALID',
    ],
    [
      'with 1e9 points',
      'm-admin',
      { ...higher, lectureDone: { points: 1e9, coverage: 0.9 } },
      'BAD_REQUEST',
    ],
    [
      'with nothing to watch',
      'm-admin',
      { ...higher, lectureDone: { points: 3, coverage: 0 } },
      'BAD_REQUEST',
    ],
  ])('%s: refused', async (_, by, rules, code) => {
    const reply = await test.call(openidOf(by), 'points', 'draftRules', { rules });
    expect(reply).toMatchObject({ ok: false, code });
  });

  it('need their preview, and stand on the version that they were made from', async () => {
    const reply = await test.call(openidOf('m-admin'), 'points', 'draftRules', { rules: higher });
    if (!reply.ok) throw new Error(reply.code);
    expect(await apply(reply.data.draftId, 'from-now')).toMatchObject({
      code: 'RULES_PREVIEW_MISSING',
    });
    const [first, second] = [await drafted(), await drafted()];
    expect(await apply(first, 'from-now', 'm-second')).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await apply(first, 'from-now')).toMatchObject({ ok: true, data: { version: 2 } });
    expect(await apply(first, 'from-now')).toMatchObject({ ok: true, data: { version: 2 } });
    expect(await apply(second, 'from-now')).toMatchObject({ code: 'RULES_DRAFT_OUTDATED' });
  });

  it('from now on leave what stands, keep the versions before, and say who changed them and why', async () => {
    await apply(await drafted(), 'from-now');
    expect(await test.record('m1')).toMatchObject({ score: 10 });
    const shown = await test.call(openidOf('m3'), 'points', 'rules', {});
    expect(shown).toMatchObject({
      ok: true,
      data: {
        current: { version: 2, checkIn: { onTime: 12 } },
        mayChange: false,
        versions: [
          { rules: { version: 2 }, mode: 'from-now', byName: '成员m-admin', reason },
          { rules: { version: 1, checkIn: { onTime: 10 } }, mode: 'start' },
        ],
      },
    });
    const book = await test.call(openidOf('m1'), 'score', 'book', {});
    expect(book).toMatchObject({
      data: { rules: { version: 2 }, earlierRules: [{ version: 1, checkIn: { onTime: 10 } }] },
    });
    const notes = await test.cloud.database.find('auditLog', { action: 'rules-changed' });
    expect(notes).toMatchObject([{ by: 'm-admin', reason, facts: { version: 2 } }]);
  });
});

describe('a recalculation', () => {
  async function start(rules = higher): Promise<string> {
    const reply = await apply(await drafted(rules), 'recalculate');
    if (!reply.ok || reply.data.jobId === undefined) throw new Error('no recalculation');
    return reply.data.jobId;
  }

  it('takes back and gives anew with the reason, in every record, and nothing the second time', async () => {
    const jobId = await start();
    const job = await recount(jobId);
    expect(job).toMatchObject({
      status: 'done',
      result: { changed: 72, exhausted: 0, version: 2 },
    });
    for (const [memberId, score] of [
      ['m1', 12],
      ['m2', 3],
      ['m3', 0],
      ['many-69', 12],
    ] as const) {
      const record = await test.record(memberId);
      expect(record.score).toBe(score);
      expect(sumOfLedger(record)).toBe(score);
    }
    const { entries, days } = await test.record('m2');
    expect(entries['checkIn:SESS0001:reversed:1']).toMatchObject({ points: -5, reason });
    expect(entries['checkIn:SESS0001:2']).toMatchObject({ points: 3, rulesVersion: 2 });
    expect(days['20261125']).toEqual({ checkIn: 3 });
    const after = await drafted({ ...higher, watch: { points: 2, dayCap: 10 } });
    const again = await test.call(openidOf('m-admin'), 'points', 'rulesPreview', {
      draftId: after,
    });
    expect(again).toMatchObject({ data: { unchanged: 78 } });
  });

  it('counts quizzes, hours of service and tasks anew too, and previews them', async () => {
    const record = await test.record('m3');
    const told = { nowMs: startsAtMs, reason: '' };
    const atMs = startsAtMs;
    const served = { activityId: 'a1', part: 1, hours: 2, atMs, rules: defaultRules };
    const right = ['q1', 'q2', 'q3'];
    const credit = { key: quizKey('l1'), rule: 'quiz' as const, points: 3, atMs, source: 'l1' };
    const done = { key: taskKey('t1'), rule: 'task' as const, points: 20, atMs, source: 't1' };
    const { branchId } = record;
    changeInPlace(
      record,
      changeOfCredits(
        [credit, done].map((one) => ({ ...one, branchId })),
        atMs,
      ),
    );
    const next = creditOfService(served, record, told);
    if (next.kind === 'write') changeInPlace(record, next.change);
    expect(record.score).toBe(33);
    const firstTry = { attemptId: 'try', version: 1, atMs, points: 3, right, wrong: [] };
    const { score, days, weeks, months, byBranch, entries } = record;
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: 'm3' },
      {
        $set: {
          ...{ score, days, weeks, months, byBranch, entries },
          quizzes: { l1: firstTry },
        },
      },
    );
    const rules: RulesDraft = {
      ...draftOf(defaultRules),
      quiz: { points: 2, most: 5 },
      service: { points: 4, dayCap: 8 },
      task: { points: 30 },
    };
    const draftId = await drafted(rules);
    const preview = await test.call(openidOf('m-admin'), 'points', 'rulesPreview', { draftId });
    expect(preview).toMatchObject({ data: { gaining: 1, losing: 0, frequent: [[10, 1]] } });
    await recount(await start(rules));
    const counted = await test.record('m3');
    expect(counted.score).toBe(5 + 8 + 30);
    expect(sumOfLedger(counted)).toBe(counted.score);
    expect(counted.quizzes?.l1).toMatchObject({ points: 5 });
    expect(counted.entries['service:a1:1:2']).toMatchObject({ points: 8, hours: 2 });
  });

  it('gives published sessions the new points, so that who checks in later earns them', async () => {
    await recount(await start());
    const [session] = await test.cloud.database.find('sessions', {});
    expect(session).toMatchObject({
      credit: { onTime: 12, late: 3, dayCap: 24, rulesVersion: 2 },
    });
  });

  it('also decides on what is watched under a receipt from before', async () => {
    const record = await test.record('m3');
    const opening = { lecture: { lectureId: 'l1', durationSeconds: 600 }, nowMs: test.clock.now() };
    const endsAtMs = opening.nowMs + 86_400_000;
    const season = { _id: record.seasonId, rules: defaultRules, endsAtMs };
    const receipt = sealReceipt(
      signingKeys,
      newReceipt({ openidKey: record.openidKey, season, record, ...opening }),
    );
    await recount(await start({ ...higher, watch: { points: 2, dayCap: 10 } }));
    const endedAtMs = test.clock.now();
    const beganAtMs = endedAtMs - 80_000;
    const played = [{ fromSeconds: 0, toSeconds: 160, beganAtMs, endedAtMs }];
    // Soon after the opening, in an instance that has not looked at the season for a minute.
    test.clock.advance(70_000);
    const reply = await test.call(openidOf('m3'), 'lecture', 'report', {
      ...{ receipt, played, final: true },
    });
    expect(reply).toMatchObject({ ok: true, data: { pointsAdded: 2 } });
    const { entries } = await test.record('m3');
    expect(entries['watch:1']).toMatchObject({ points: 2, rulesVersion: 2 });
  });

  it('begun twice is one, and goes on where a step died', async () => {
    const draftId = await drafted();
    const replies = await Promise.all([
      apply(draftId, 'recalculate'),
      apply(draftId, 'recalculate'),
    ]);
    const ids = replies.flatMap((reply) => (reply.ok ? (reply.data.jobId ?? '') : []));
    expect(new Set(ids).size).toBe(1);
    const again = await apply(draftId, 'recalculate');
    expect(again).toMatchObject({ ok: true, data: { version: 2, jobId: ids[0] } });
    // A step whose outcome was never noted: its lease has to end first, then it is done again.
    await test.call(openidOf('m-admin'), 'jobs', 'advance', { jobId: ids[0] ?? '' });
    await test.call(openidOf('m-admin'), 'jobs', 'advance', { jobId: ids[0] ?? '' });
    await test.cloud.database.updateMany(
      'jobs',
      { _id: ids[0] },
      { $set: { 'cursor.afterId': '', 'cursor.phase': 'records' } },
    );
    await recount(ids[0] ?? '');
    expect(await test.record('many-0')).toMatchObject({ score: 12 });
    expect(Object.keys((await test.record('many-0')).entries)).toHaveLength(3);
  });

  it('catches what was credited under the old rules while it went on', async () => {
    const jobId = await start();
    let credited = false;
    await recount(jobId, async () => {
      if (credited) return;
      credited = true;
      // As an instance writes that still knows the old points.
      await test.cloud.database.updateMany(
        'studyRecords',
        { memberId: 'many-0' },
        {
          $set: {
            'entries.checkIn:SESS0009': {
              ...{ rule: 'checkIn', points: 10, atMs: test.clock.now(), source: 'SESS0009' },
              branchId: 'branch-1',
            },
            'attendance.SESS0009': {
              ...{ status: 'present', seenAtMs: test.clock.now(), atMs: test.clock.now() },
              method: 'code',
            },
            changedAtMs: test.clock.now(),
          },
          $inc: {
            ...{ score: 10, 'days.20261125.checkIn': 10, 'weeks.2026W48': 10 },
            ...{ 'months.202611': 10, 'byBranch.branch-1': 10 },
          },
        },
      );
    });
    const record = await test.record('many-0');
    expect(record.score).toBe(24);
    expect(sumOfLedger(record)).toBe(24);
  });

  it('can be begun again after it was stopped', async () => {
    const draftId = await drafted();
    const first = await apply(draftId, 'recalculate');
    if (!first.ok) throw new Error(first.code);
    const jobId = first.data.jobId ?? '';
    await test.call(openidOf('m-admin'), 'jobs', 'cancel', { jobId });
    const shown = await test.call(openidOf('m-admin'), 'points', 'rules', {});
    expect(shown).toMatchObject({ data: { unfinishedDraftId: draftId } });
    const second = await apply(draftId, 'recalculate');
    if (!second.ok) throw new Error(second.code);
    expect(second.data.jobId).not.toBe(jobId);
    expect(await recount(second.data.jobId ?? '')).toMatchObject({ status: 'done' });
    expect(await test.record('m1')).toMatchObject({ score: 12 });
  });
});
