import { sumOfLedger } from '../../../cloudfunctions/shared/domain/ledger';
import { newJob } from '../../../cloudfunctions/shared/domain/job';
import type { ImportBatch } from '../../../cloudfunctions/shared/domain/points-import';
import type { JobView } from '../../../cloudfunctions/shared/contract/jobs';
import { startsAtMs } from '../../tools/builders';
import type { AttackArea } from '../area';
import { codeAt, type Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const collections = ['adjustments', 'importBatches', 'jobs', 'auditLog', 'rulesDrafts'];
let ids = 0;
const newId = () => `attack${String((ids += 1)).padStart(12, '0')}`;

/** Points come from facts or from two people, once, and no score is ever below zero or beside its ledger. */
export const points: AttackArea = {
  name: 'points',
  async run(world, tally, { full }) {
    for (let round = 0; round < (full ? 10 : 1); round += 1) {
      await clear(world);
      await freeAmounts(world, tally);
      await confirmingAlone(world, tally);
      await racingHands(world, tally);
      await takingBackWhatStands(world, tally);
      await foreignBatches(world, tally);
      await foreignJobs(world, tally);
      await rulesOfTheWhole(world, tally);
      await sound(world, tally, 'at the end');
    }
    await clear(world);
  },
};

async function clear(world: World): Promise<void> {
  await world.reset();
  for (const one of collections) await world.test.cloud.database.removeMany(one, {});
}

const call = (world: World, tally: Tally, role: Role, action: string, input: object) =>
  world.call(tally, role, 'points', { action, input });

const asked = (more: object = {}) => ({
  ...{ adjustmentId: newId(), memberId: 'm-member', points: 10, reason: '志愿服务' },
  ...more,
});

async function sound(world: World, tally: Tally, when: string): Promise<void> {
  for (const memberId of ['m-member', 'm-victim', 'm-pending', 'm-secretary', 'm-stranger']) {
    const record = await world.record(memberId);
    tally.note(record.score >= 0, () => `${memberId} has ${record.score} ${when}`);
    tally.note(
      record.score === sumOfLedger(record),
      () => `${memberId} parts from its ledger ${when}`,
    );
  }
}

/** There is no way to say "less". */
async function freeAmounts(world: World, tally: Tally): Promise<void> {
  await world.call(tally, 'member', 'check-in', {
    ...{ action: 'redeem', input: { code: codeAt(startsAtMs) } },
  });
  const amounts: unknown[] = [-1, -11, -0, 0, 0.5, 101, 1e9, '10', '-10', null, [-5], { $inc: -5 }];
  for (const amount of amounts) {
    const reply = await call(world, tally, 'secretary', 'adjust', asked({ points: amount }));
    tally.note(!reply.ok, () => `an adjustment of ${JSON.stringify(amount)} went through`);
  }
  for (const key of [
    'take',
    'sign',
    'status',
    'confirmedBy',
    'by',
    'orgPath',
    'seasonId',
    'atMs',
  ]) {
    const reply = await call(world, tally, 'secretary', 'adjust', asked({ [key]: true }));
    tally.note(!reply.ok, () => `an adjustment carried ${key}`);
  }
  for (const role of ['guest', 'member', 'stranger'] as const) {
    const reply = await call(world, tally, role, 'adjust', asked());
    const isForeign = role !== 'stranger' || !reply.ok;
    tally.note(!reply.ok && isForeign, () => `${role} gave points to a member of branch-1`);
  }
  for (const [role, memberId] of [
    ['secretary', 'm-secretary'],
    ['administrator', 'm-administrator'],
  ] as const) {
    const reply = await call(world, tally, role, 'adjust', asked({ memberId }));
    tally.note(!reply.ok, () => `${role} gave points to himself`);
  }
  tally.note((await world.record('m-member')).score === 10, () => 'a refused amount has counted');
  await sound(world, tally, 'after free amounts');
}

/** More than 20 need somebody else, who is neither the asker nor the receiver and covers the member. */
async function confirmingAlone(world: World, tally: Tally): Promise<void> {
  const one = asked({ points: 30, memberId: 'm-victim' });
  await call(world, tally, 'secretary', 'adjust', one);
  const { adjustmentId } = one;
  for (const role of ['secretary', 'guest', 'member', 'stranger'] as const) {
    for (const action of ['confirmAdjustment', 'declineAdjustment', 'reverseAdjustment']) {
      const more = action === 'confirmAdjustment' ? {} : { reason: '好' };
      const reply = await call(world, tally, role, action, { adjustmentId, ...more });
      tally.note(!reply.ok, () => `${role} did ${action} to what the secretary asked for`);
    }
    if (role === 'secretary') continue;
    const reply = await call(world, tally, role, 'withdrawAdjustment', { adjustmentId });
    tally.note(!reply.ok, () => `${role} withdrew what the secretary asked for`);
  }
  tally.note((await world.record('m-victim')).score === 0, () => '30 points counted unconfirmed');
  const decisions = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      at % 2
        ? call(world, tally, 'administrator', 'confirmAdjustment', { adjustmentId })
        : call(world, tally, 'secretary', 'withdrawAdjustment', { adjustmentId }),
    ),
  );
  const [kept] = await world.test.cloud.database.find('adjustments', { _id: adjustmentId });
  const { score } = await world.record('m-victim');
  const fits = kept?.['status'] === 'withdrawn' ? score === 0 : score === 30;
  tally.note(fits, () => `${String(kept?.['status'])} with ${score} points`);
  tally.noteMany(
    decisions.length,
    decisions.filter(isDefect).length,
    'defects in a race of two people',
  );
}

const isDefect = (reply: { ok: boolean; code?: string }) => !reply.ok && reply.code === 'INTERNAL';

/** Small parts at once from two people do not add up to more than one may give alone. */
async function racingHands(world: World, tally: Tally): Promise<void> {
  const before = (await world.record('m-pending')).score;
  await Promise.all(
    Array.from({ length: 30 }, (_, at) =>
      call(
        ...([world, tally, at % 2 ? 'secretary' : 'administrator', 'adjust'] as const),
        asked({ memberId: 'm-pending', points: 20 }),
      ),
    ),
  );
  const gained = (await world.record('m-pending')).score - before;
  tally.note(gained === 20, () => `30 requests of 20 points gave ${gained}`);
  const same = asked({ memberId: 'm-stranger', points: 7 });
  await Promise.all(
    Array.from({ length: 30 }, () => call(world, tally, 'administrator', 'adjust', same)),
  );
  const { score } = await world.record('m-stranger');
  tally.note(score === 7, () => `one request sent 30 times gave ${score}`);
}

/** Takes everything back at once, in every way that there is: nothing goes below zero. */
async function takingBackWhatStands(world: World, tally: Tally): Promise<void> {
  const { adjustmentId } = asked();
  await call(world, tally, 'secretary', 'adjust', asked({ adjustmentId, points: 10 }));
  const mark = (status: string) =>
    world.call(tally, 'secretary', 'attendance', {
      action: 'mark',
      input: { sessionId: 'SESS0001', memberId: 'm-member', status, reason: '核对' },
    });
  await Promise.all([
    ...Array.from({ length: 10 }, () =>
      call(world, tally, 'administrator', 'reverseAdjustment', { adjustmentId, reason: '重复' }),
    ),
    ...Array.from({ length: 10 }, (_, at) => mark(at % 2 ? 'absent' : 'present')),
  ]);
  await sound(world, tally, 'after everything was taken back');
  for (const action of ['confirmAdjustment', 'withdrawAdjustment']) {
    const reply = await call(world, tally, 'secretary', action, { adjustmentId });
    tally.note(!reply.ok, () => `${action} of what was taken back`);
  }
}

/** A batch whose lines reach beyond the caller, and one that gives to whoever lets it count. */
async function foreignBatches(world: World, tally: Tally): Promise<void> {
  const { database } = world.test.cloud;
  const batchOf = (_id: string, organisationIds: string[], planFileId?: string): ImportBatch => ({
    ...{ _id, seasonId: 's2026', organisationIds, by: 'm-somebody', status: 'ready' },
    orgPath: ['district', 'committee-1'],
    ...{ atMs: startsAtMs, changedAtMs: startsAtMs, readAtMs: startsAtMs },
    ...{ fileName: 'a.csv', evidenceFileId: 'cloud://x/a.csv' },
    ...(planFileId === undefined ? {} : { planFileId }),
    figures: { good: 1, bad: 0, points: 10, members: 1 },
  });
  const good = [
    { row: 2, memberId: 'm-administrator', atMs: startsAtMs, item: '自学', points: 100 },
  ];
  const planFileId = await world.test.cloud.storage.put(
    `imports/${newId()}.json`,
    Buffer.from(JSON.stringify({ good, bad: [] })),
  );
  await database.insertMany('importBatches', [
    { ...batchOf('both', ['committee-1', 'district']) },
    { ...batchOf('above', ['district']) },
    { ...batchOf('for-oneself', ['committee-1'], planFileId) },
  ]);
  for (const role of ['guest', 'member', 'secretary', 'stranger', 'administrator'] as const) {
    for (const batchId of ['both', 'above', 'for-oneself', 'nowhere', '__proto__']) {
      const looks = role === 'administrator' && batchId === 'for-oneself';
      for (const [action, more] of [
        ['importLines', { wrong: false, offset: 0 }],
        ['importFile', { file: 'problems' }],
        ['countImport', {}],
        ['reverseImport', { reason: '好' }],
      ] as const) {
        const reply = await call(world, tally, role, action, { batchId, ...more });
        const may = looks && action.startsWith('import');
        tally.note(
          reply.ok === may,
          () => `${role} did ${action} to ${batchId}: ${String(reply.ok)}`,
        );
      }
    }
    const listed = JSON.stringify(await call(world, tally, role, 'imports', {}));
    tally.note(!/"both"|"above"/u.test(listed), () => `${role} saw somebody else's batch`);
  }
}

/** Somebody else's job is not there, and a role that has ended drives none of one's own. */
async function foreignJobs(world: World, tally: Tally): Promise<void> {
  const { database } = world.test.cloud;
  const place = { orgPath: ['district', 'committee-1'], input: {}, nowMs: startsAtMs };
  await database.insertMany('jobs', [
    {
      ...newJob({
        ...place,
        jobId: 'of-admin',
        kind: 'recalculation',
        subjectId: 'x',
        startedBy: 'm-administrator',
        // From when he administrated the district.
        orgPath: ['district'],
      }),
    },
    {
      ...newJob({
        ...place,
        jobId: 'of-secretary',
        kind: 'points-import',
        subjectId: 'y',
        startedBy: 'm-secretary',
      }),
    },
    {
      ...newJob({
        ...place,
        jobId: 'of-member',
        kind: 'roster-import',
        subjectId: 'z',
        startedBy: 'm-member',
      }),
    },
  ]);
  for (const role of ['guest', 'member', 'secretary', 'stranger', 'administrator'] as const)
    for (const jobId of ['of-admin', 'of-secretary', 'of-member', 'nowhere', 'constructor'])
      for (const action of ['show', 'advance', 'cancel']) {
        const reply = await world.call(tally, role, 'jobs', { action, input: { jobId } });
        tally.note(!reply.ok, () => `${role} did jobs.${action} to ${jobId}`);
      }
  const jobs = (await database.find('jobs', {})) as unknown as JobView[];
  tally.note(
    jobs.every(({ status }) => status === 'running'),
    () => 'a job was stopped by somebody else',
  );
  await database.removeMany('jobs', {});
}

/** The season belongs to the district: who administrates a committee below it changes none of its rules. */
async function rulesOfTheWhole(world: World, tally: Tally): Promise<void> {
  const rules = {
    checkIn: { onTime: 50, late: 50, dayCap: 200 },
    watch: { points: 10, dayCap: 100 },
    lectureDone: { points: 50, coverage: 0.5 },
    quiz: { points: 10, most: 50 },
    service: { points: 20, dayCap: 100 },
    task: { points: 100 },
  };
  const [before] = await world.test.cloud.database.find('seasons', {});
  for (const role of ['guest', 'member', 'secretary', 'stranger', 'administrator'] as const) {
    for (const [action, input] of [
      ['draftRules', { rules }],
      ['rulesPreview', { draftId: 'draft-1' }],
      ['applyRules', { draftId: 'draft-1', mode: 'recalculate', reason: '好' }],
    ] as const) {
      const reply = await call(world, tally, role, action, input);
      tally.note(!reply.ok, () => `${role} did points.${action}`);
    }
    const season = { name: '我的冬训', startsOn: '2027-11-20', endsOn: '2028-02-28' };
    const begun = await world.call(tally, role, 'organisation', {
      ...{ action: 'startSeason', input: season },
    });
    tally.note(!begun.ok, () => `${role} began a season`);
  }
  const [after] = await world.test.cloud.database.find('seasons', {});
  tally.note(JSON.stringify(before) === JSON.stringify(after), () => 'the rules have changed');
}
