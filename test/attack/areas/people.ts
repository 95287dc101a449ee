import {
  newAdministratorCode,
  newAdministratorCodeEntry,
} from '../../../cloudfunctions/shared/domain/joining';
import type { Binding, Member } from '../../../cloudfunctions/shared/domain/organisation';
import { startsAtMs } from '../../tools/builders';
import type { AttackArea } from '../area';
import { openidFor, type Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const everyRole: Role[] = ['guest', 'member', 'secretary', 'stranger', 'administrator'];
const consent = true;
const collections = ['administratorCodes', 'uploads', 'auditLog', 'jobs'];

/** Who is on the roster, with which phone and which role, is decided by those who may, once, whoever races whom. */
export const people: AttackArea = {
  name: 'people',
  async run(world, tally, { full }) {
    await clear(world);
    await guessing(world, tally, full ? 2_000 : 60);
    for (let round = 0; round < (full ? 10 : 1); round += 1) {
      for (const attack of [oneAdministrator, admission, doubleTap, phoneOfARole, moves]) {
        await clear(world);
        await attack(world, tally);
      }
    }
    await clear(world);
    await ranks(world, tally);
    await foreignFiles(world, tally);
    await clear(world);
  },
};

async function clear(world: World): Promise<void> {
  await world.reset();
  for (const one of collections) await world.test.cloud.database.removeMany(one, {});
}

const call = (
  world: World,
  tally: Tally,
  role: Role,
  [name, action]: [string, string],
  input: object,
) => world.call(tally, role, name, { action, input });

const found = async <Document>(
  world: World,
  collection: string,
  filter: Record<string, unknown> = {},
) => (await world.test.cloud.database.find(collection, filter)) as unknown as Document[];

/** Codes of a branch are short: whoever guesses is stopped, also with the right one. */
async function guessing(world: World, tally: Tally, tries: number): Promise<void> {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let at = 0; at < tries; at += 1) {
    const code = Array.from(
      { length: at % 2 ? 8 : 26 },
      (_, n) => alphabet[(at * 7 + n * 13) % 32],
    ).join('');
    const reply = await call(world, tally, 'guest', ['joining', 'look'], { code });
    tally.note(!reply.ok, () => `a guessed code led somewhere: ${code}`);
  }
  const right = await call(world, tally, 'guest', ['joining', 'look'], { code: 'ABCD2345' });
  tally.note(!right.ok && right.code === 'TOO_MANY_INVITATIONS', () => 'guessing was not stopped');
  const elsewhere = await call(world, tally, 'member', ['joining', 'look'], { code: 'ABCD2345' });
  tally.note(elsewhere.ok, () => 'guessing by one phone stopped another');
}

/** One code of a deployment makes one administrator, whoever else has read it off the screen. */
async function oneAdministrator(world: World, tally: Tally): Promise<void> {
  const code = newAdministratorCode(() => new Uint8Array(16).fill(9));
  const { cloud, call: callAs } = world.test;
  await cloud.database.insertMany('administratorCodes', [
    { ...newAdministratorCodeEntry(code, startsAtMs) },
  ]);
  const before = (await found<Member>(world, 'members')).length;
  const input = {
    ...{ code, name: '陈晨', organisationName: '示范区党委', kind: 'district' as const },
    ...{ branchName: '机关支部', consent: true as const },
  };
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, at) => callAs(`o-thief-${at % 8}`, 'joining', 'startUp', input)),
  );
  const made = (await found<Member>(world, 'members')).length - before;
  const phones = await found<Binding>(world, 'bindings', { _id: { $exists: true } });
  const bound = phones.filter(({ openid }) => openid.startsWith('o-thief'));
  tally.note(
    made === 1 && bound.length === 1,
    () => `${made} administrators, ${bound.length} phones`,
  );
  const defects = replies.filter((reply) => !reply.ok && reply.code === 'INTERNAL').length;
  tally.noteMany(replies.length, defects, 'defects in a race for the first administrator');
  await cloud.database.removeMany('organisations', { administratorIds: { $exists: true } });
}

/** A request as it waits; by whoever asks. */
async function asks(world: World, tally: Tally, code = 'ABCD2345'): Promise<string> {
  const reply = await call(world, tally, 'guest', ['joining', 'ask'], {
    code,
    name: '周周',
    consent,
  });
  tally.note(reply.ok, () => 'a guest could not ask');
  const [binding] = (await found<Binding>(world, 'bindings')).filter(
    ({ openid }) => openid === openidFor('guest'),
  );
  return binding?.askId ?? '';
}

/** Only who admits to the branch decides; of many who decide differently at once, one does, and nobody is left over. */
async function admission(world: World, tally: Tally): Promise<void> {
  const askId = await asks(world, tally);
  for (const role of ['guest', 'member', 'stranger'] as const)
    for (const [action, more] of [
      ['accept', {}],
      ['accept', { memberId: 'm-victim', replace: true }],
      ['decline', { reason: '好' }],
    ] as const) {
      const reply = await call(world, tally, role, ['joining', action], { askId, ...more });
      tally.note(!reply.ok, () => `${role} did joining.${action}`);
    }
  const before = (await found<Member>(world, 'members')).length;
  await Promise.all(
    Array.from({ length: 30 }, (_, at) => {
      const role = at % 2 ? 'secretary' : 'administrator';
      const choices = [
        ['accept', {}],
        ['accept', { memberId: 'm-victim', replace: true }],
        ['accept', { memberId: 'm-pending', replace: true }],
        ['decline', { reason: '不认识' }],
      ] as const;
      const [action, more] = choices[at % 4] ?? choices[0];
      return call(world, tally, role, ['joining', action], { askId, ...more });
    }),
  );
  const phones = await found<Binding>(world, 'bindings');
  const mine = phones.find(({ openid }) => openid === openidFor('guest'));
  const grown = (await found<Member>(world, 'members')).length - before;
  const isNew = grown === 1 && !['m-victim', 'm-pending'].includes(mine?.memberId ?? '');
  tally.note(
    grown === 0 || isNew,
    () => `${grown} people came of one request, bound to ${mine?.memberId}`,
  );
  for (const memberId of ['m-victim', 'm-pending']) {
    const own = phones.filter((one) => one.memberId === memberId);
    tally.note(own.length === 1, () => `${memberId} has ${own.length} phones after a race`);
  }
}

/** The same yes, tapped many times at once, is one yes. */
async function doubleTap(world: World, tally: Tally): Promise<void> {
  const askId = await asks(world, tally);
  await Promise.all(
    Array.from({ length: 20 }, () =>
      call(world, tally, 'secretary', ['joining', 'accept'], {
        ...{ askId, memberId: 'm-victim', replace: true },
      }),
    ),
  );
  const phones = await found<Binding>(world, 'bindings', { memberId: 'm-victim' });
  const [phone] = phones;
  tally.note(
    phones.length === 1 && phone?.openid === openidFor('guest'),
    () => `a yes tapped twice bound ${phones.length} phones, ${String(phone?.openid)}`,
  );
  const standing = await call(world, tally, 'guest', ['joining', 'standing'], {});
  tally.note(JSON.stringify(standing).includes('"member"'), () => 'who was let in is outside');
}

/** Binding a phone to who holds a role is giving the role: a secretary cannot give an administrator's. */
async function phoneOfARole(world: World, tally: Tally): Promise<void> {
  const invited = await call(world, tally, 'stranger', ['joining', 'invitation'], {
    organisationId: 'branch-2',
  });
  const code = invited.ok ? (invited.data as { code: string }).code : '';
  const askId = await asks(world, tally, code);
  const reply = await call(world, tally, 'stranger', ['joining', 'accept'], {
    ...{ askId, memberId: 'm-administrator', replace: true },
  });
  tally.note(!reply.ok, () => 'a secretary bound a phone to the administrator');
  for (const memberId of ['m-victim', 'm-secretary', 'm-nobody', '__proto__']) {
    const other = await call(world, tally, 'stranger', ['joining', 'accept'], { askId, memberId });
    tally.note(!other.ok, () => `a phone of branch-2 was bound to ${memberId}`);
  }
}

/** Two who move somebody at once: roster and record agree, and no point is lost. */
async function moves(world: World, tally: Tally): Promise<void> {
  for (const role of ['guest', 'member', 'secretary', 'stranger'] as const) {
    const reply = await call(world, tally, role, ['roster', 'move'], {
      ...{ memberId: 'm-victim', branchId: 'branch-2' },
    });
    tally.note(!reply.ok, () => `${role} moved a member`);
  }
  for (const branchId of ['committee-1', 'district', 'nowhere']) {
    const input = { memberId: 'm-victim', branchId };
    const reply = await call(world, tally, 'administrator', ['roster', 'move'], input);
    tally.note(!reply.ok, () => `a member was moved to ${branchId}`);
  }
  await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      call(world, tally, 'administrator', ['roster', 'move'], {
        ...{ memberId: 'm-victim', branchId: at % 2 ? 'branch-1' : 'branch-2' },
      }),
    ),
  );
  const [member] = await found<Member>(world, 'members', { _id: 'm-victim' });
  const record = await world.record('m-victim');
  const where = `${String(member?.branchId)} on the roster, ${record.branchId} in the record`;
  tally.note(member?.branchId === record.branchId, () => where);
  tally.note(member?.orgPath.join() === record.orgPath.join(), () => `paths: ${where}`);
}

/** Nobody grants, ends or builds above or beside the own reach, and a branch never has anything below it. */
async function ranks(world: World, tally: Tally): Promise<void> {
  const before = JSON.stringify(await found<Member>(world, 'members'));
  for (const role of everyRole)
    for (const organisationId of ['district', 'committee-1', 'branch-1', 'branch-2', 'nowhere'])
      for (const memberId of ['m-member', 'm-secretary', 'm-stranger', 'm-administrator']) {
        const isOwn = role === 'administrator' && !['district', 'nowhere'].includes(organisationId);
        if (isOwn) continue;
        for (const action of ['grantRole', 'endRole']) {
          const input = { memberId, role: 'administrator', organisationId };
          const reply = await call(world, tally, role, ['organisation', action], input);
          tally.note(!reply.ok, () => `${role} did ${action} for ${organisationId}`);
        }
      }
  tally.note(
    before === JSON.stringify(await found<Member>(world, 'members')),
    () => 'roles changed',
  );
  const trees = await found<{ _id: string }>(world, 'organisations');
  for (const role of everyRole)
    for (const parentId of ['branch-1', 'branch-2', 'district', 'nowhere'])
      for (const kind of ['committee', 'branch']) {
        const input = { requestId: 'attack1234567890', parentId, kind, name: '新支部' };
        const reply = await call(world, tally, role, ['organisation', 'addOrganisation'], input);
        tally.note(!reply.ok, () => `${role} added a ${kind} below ${parentId}`);
      }
  const after = await found<{ _id: string }>(world, 'organisations');
  tally.note(after.length === trees.length, () => 'the tree has grown');
}

/** An upload is its owner's alone, and names no other file than the one that the server gave a place. */
async function foreignFiles(world: World, tally: Tally): Promise<void> {
  const begun = await call(world, tally, 'secretary', ['upload', 'begin'], {
    ...{ purpose: 'points', fileName: '学习.csv', bytes: 10 },
  });
  const { uploadId = '', cloudPath = '' } = begun.ok
    ? (begun.data as { uploadId: string; cloudPath: string })
    : {};
  tally.note(/^uploads\/[0-9a-f]{32}\.csv$/u.test(cloudPath), () => `a place ${cloudPath}`);
  const places = [
    `cloud://study.bucket/${cloudPath}`,
    `cloud://study.bucket/imports/roster-template.xlsx`,
    `cloud://study.bucket/../${cloudPath}`,
    `cloud://study.bucket/imports/x.json?/${cloudPath}`,
    `/${cloudPath}`,
    cloudPath,
    '',
  ];
  for (const role of everyRole)
    for (const fileId of places) {
      const input = { uploadId, fileId };
      const reply = await call(world, tally, role, ['upload', 'finish'], input);
      tally.note(!reply.ok, () => `${role} finished an upload that never came: ${fileId}`);
    }
  for (const fileName of [
    '../../etc/passwd',
    'a.exe',
    'a.csv\u0000.exe',
    'a',
    '.csv/..',
    'a.html',
  ]) {
    const input = { purpose: 'points', fileName, bytes: 10 };
    const reply = await call(world, tally, 'secretary', ['upload', 'begin'], input);
    tally.note(!reply.ok, () => `a file called ${fileName} was given a place`);
  }
  for (const role of everyRole)
    for (const [name, action] of [
      ['roster', 'previewImport'],
      ['roster', 'startImport'],
      ['points', 'readImport'],
    ] as const) {
      const reply = await call(world, tally, role, [name, action], { uploadId });
      tally.note(!reply.ok, () => `${role} did ${name}.${action} with somebody else's file`);
    }
}
