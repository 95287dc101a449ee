import type { Award } from '../../../cloudfunctions/shared/domain/award';
import { dayMs } from '../../../cloudfunctions/shared/domain/season-time';
import { anAppeal, anAward, anAwardList, membersTerms } from '../../tools/award-builders';
import { startsAtMs } from '../../tools/builders';
import type { AttackArea } from '../area';
import type { Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const statuses: Award['status'][] = ['draft', 'frozen', 'published'];
/** Of the committee that the administrator runs, and of the district above. */
const holders = {
  own: { organisationId: 'committee-1', orgPath: ['district', 'committee-1'] },
  above: { organisationId: 'district', orgPath: ['district'] },
};
type Holder = keyof typeof holders;

const idOf = (holder: Holder, status: Award['status']) => `${holder}-${status}`;

/** Honours are given by the committee's administrator alone, and objected to by nobody but who is concerned. */
export const awards: AttackArea = {
  name: 'awards',
  async run(world, tally) {
    await world.reset();
    await plant(world);
    for (const status of statuses) {
      for (const role of ['guest', 'member', 'secretary', 'stranger'] as const)
        await managing(world, tally, role, idOf('own', status));
      await managing(world, tally, 'administrator', idOf('above', status));
      await looking(world, tally, idOf('own', status), status);
    }
    await appealing(world, tally);
    await takingHonours(world, tally);
    await clear(world);
  },
};

const collections = ['awards', 'awardLists', 'appeals', 'auditLog'];

async function clear({ test: { cloud } }: World): Promise<void> {
  for (const collection of collections) await cloud.database.removeMany(collection, {});
}

async function plant(world: World): Promise<void> {
  await clear(world);
  const { database } = world.test.cloud;
  for (const holder of ['own', 'above'] as const) {
    for (const status of statuses) {
      const awardId = idOf(holder, status);
      const list = anAwardList(['m-victim'], { awardId });
      const award = anAward({ status, list, more: { _id: awardId, ...holders[holder] } });
      await database.insertMany('awards', [{ ...award }]);
      await database.insertMany('awardLists', [{ ...list }]);
      await database.insertMany('appeals', [{ ...anAppeal('m-pending', { awardId }) }]);
    }
  }
}

const kept = ({ test: { cloud } }: World) =>
  Promise.all(collections.map((one) => cloud.database.find(one, {})));

/** Everything that only an administrator of the holder may do. */
async function managing(world: World, tally: Tally, role: Role, awardId: string): Promise<void> {
  const seen = { awardId, revision: 1 };
  const terms = membersTerms();
  const requests: [action: string, input: object][] = [
    [
      'define',
      {
        organisationId: awardId.startsWith('own') ? 'committee-1' : 'district',
        name: '标兵',
        terms,
      },
    ],
    ['edit', { ...seen, name: '标兵', terms }],
    ['remove', seen],
    ['candidates', { awardId }],
    ['freeze', seen],
    ['reopen', { ...seen, reason: '改' }],
    ['publish', seen],
    ['recheck', { awardId, version: 1 }],
    ['decideAppeal', { awardId, subjectId: 'm-pending', uphold: true, reason: '好' }],
    ['decideAppeal', { awardId, subjectId: 'm-victim', uphold: true, reason: '好' }],
  ];
  const before = JSON.stringify(await kept(world));
  for (const [action, input] of requests) {
    const reply = await world.call(tally, role, 'award', { action, input });
    tally.note(!reply.ok, () => `${role} did award.${action} to ${awardId}`);
  }
  const sheet = await world.call(tally, role, 'report', {
    ...{ action: 'exportAward', input: { awardId } },
  });
  tally.note(!sheet.ok, () => `${role} exported ${awardId}`);
  const after = JSON.stringify(await kept(world));
  tally.note(before === after, () => `a refusal of ${role} changed ${awardId}`);
}

/** What is not published is not there; what is shows nobody's id, number or code. */
async function looking(
  world: World,
  tally: Tally,
  awardId: string,
  status: Award['status'],
): Promise<void> {
  for (const role of ['guest', 'member', 'secretary', 'stranger'] as const) {
    const reply = await world.call(tally, role, 'award', { action: 'show', input: { awardId } });
    const mayLook = status === 'published' && role !== 'guest';
    tally.note(reply.ok === mayLook, () => `${role} looked at ${awardId}: ${String(reply.ok)}`);
    const text = JSON.stringify(reply);
    tally.note(
      !/"m-victim"|"m-pending"|"seal"|"code":"[0-9A-Z]{8}"|managed/u.test(text),
      () => `${role} learnt too much of ${awardId}`,
    );
  }
}

async function appealing(world: World, tally: Tally): Promise<void> {
  const { database } = world.test.cloud;
  const published = idOf('own', 'published');
  const text = '请核实';
  // A request has no field for whom it is: every attempt to say so is refused.
  for (const key of ['subjectId', 'memberId', 'by', 'branchId', 'openid', 'member', '_id']) {
    const reply = await world.call(tally, 'member', 'award', {
      ...{ action: 'appeal', input: { awardId: published, text, [key]: 'm-secretary' } },
    });
    tally.note(!reply.ok, () => `an appeal named ${key}`);
  }
  for (const awardId of ['own-draft', 'own-frozen', 'above-draft', 'nowhere']) {
    const reply = await world.call(tally, 'member', 'award', {
      ...{ action: 'appeal', input: { awardId, text } },
    });
    tally.note(!reply.ok, () => `an appeal against ${awardId}`);
  }
  await world.call(tally, 'member', 'award', {
    ...{ action: 'appeal', input: { awardId: published, text } },
  });
  const made = await database.find('appeals', { awardId: published });
  const subjects = made.map((one) => one['subjectId']).sort();
  tally.note(
    JSON.stringify(subjects) === JSON.stringify(['m-member', 'm-pending']),
    () => `appeals stand for ${subjects.join(', ')}`,
  );
  world.test.clock.set(startsAtMs + 6 * dayMs);
  const late = await world.call(tally, 'secretary', 'award', {
    ...{ action: 'appeal', input: { awardId: published, text } },
  });
  tally.note(!late.ok, () => 'an appeal was taken after its time');
  world.test.clock.set(startsAtMs);
}

/** Nobody has somebody else's certificate, or lets the list name somebody else. */
async function takingHonours(world: World, tally: Tally): Promise<void> {
  const awardId = idOf('own', 'published');
  for (const role of ['guest', 'member', 'secretary', 'stranger', 'administrator'] as const) {
    for (const [action, input] of [
      ['certificate', { awardId }],
      ['certificate', { awardId, memberId: 'm-victim' }],
      ['nameMe', { awardId, named: true }],
      ['nameMe', { awardId, named: true, memberId: 'm-victim' }],
    ] as const) {
      const reply = await world.call(tally, role, 'award', { action, input });
      tally.note(!reply.ok, () => `${role} had award.${action} ${JSON.stringify(input)}`);
    }
  }
  const [award] = await world.test.cloud.database.find('awards', { _id: awardId });
  tally.note(
    JSON.stringify(award?.['named']) === '{}',
    () => 'the list names who did not agree to it',
  );
}
