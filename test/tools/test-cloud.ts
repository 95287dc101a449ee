import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import type {
  Binding,
  Member,
  Organisation,
} from '../../cloudfunctions/shared/domain/organisation';
import type { KeyRing } from '../../cloudfunctions/shared/domain/session-code';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { ensureFunctions } from '../../config/builds';
import { FUNCTIONS_DIR } from '../../config/functions';
// From their files: the room's index brings the http front along, which no function needs, into each of hundreds of files.
import { ServerClock } from '../../local-cloud/clock';
import { DATA_FILE } from '../../local-cloud/database/data-folder';
import type { QueryExplanation } from '../../local-cloud/database/query-watch';
import { ThreadShelf } from '../../local-cloud/functions/thread-shelf';
import { type LocalCloud, startLocalCloud } from '../../local-cloud/local-cloud';
import { aRecord, startsAtMs } from './builders';
import { makeScratchFolder } from './scratch-folder';

export const signingKeys: KeyRing = { current: 'k1', keys: { k1: 'test-signing-key-'.repeat(2) } };
const openidHmacKey = 'test-openid-key-'.repeat(2);

export const environment = {
  SIGNING_KEYS: JSON.stringify(signingKeys),
  OPENID_HMAC_KEY: openidHmacKey,
  CODE_HOST: 'STUDY.EXAMPLE',
  NUDGE_TEMPLATE_ID: 'nudge-template',
};

type Documents = Record<string, { _id: string }[]>;

/** The real function bundles with the real SDK on a durable store of their own, with a clock and randomness at hand. */
export interface TestCloud {
  cloud: LocalCloud;
  /** Frozen at the start of the sessions of test/tools/builders unless told otherwise. */
  clock: ServerClock;
  call: <Name extends FunctionName, Action extends keyof Contract[Name] & string>(
    openid: string,
    name: Name,
    action: Action,
    input: Contract[Name][Action] extends { request: infer Request } ? Request : never,
  ) => Promise<
    Reply<Contract[Name][Action] extends { response: infer Response } ? Response : never>
  >;
  record: (memberId: string) => Promise<StudyRecord>;
  /** Puts somebody new on the roster with a bound phone; answers the member id. Tests that share a cloud stay apart by it. */
  enroll: (more?: { member?: Partial<Member>; record?: Partial<StudyRecord> }) => Promise<string>;
  /** A number that is another one once anything at all was written, whichever collection it is in. */
  storeVersion: () => number;
  close: () => Promise<void>;
}

/** The sources do not change while a test file runs: one build serves all its clouds. */
let built: Promise<unknown> | undefined;

/** The clouds of one test file, of which many have one a test, take over each other's threads; a program has one cloud only. */
const threads = typeof afterAll === 'function' ? new ThreadShelf() : undefined;
if (threads) afterAll(() => threads.close());

export async function startTestCloud(
  documents: Documents,
  log: (line: string) => void = () => undefined,
  explain?: (explanation: QueryExplanation) => void,
): Promise<TestCloud> {
  await (built ??= ensureFunctions());
  const dataDir = makeScratchFolder('winter-study-');
  const clock = new ServerClock();
  clock.freeze(startsAtMs);
  const cloud = await startLocalCloud({
    dataDir,
    functionsDir: FUNCTIONS_DIR,
    collectionsFile: path.join(__dirname, '../../cloudfunctions/collections.json'),
    environment,
    clock,
    seed: 'test',
    ...(threads && { threads }),
    timers: false,
    log,
    ...(explain ? { explain } : {}),
  });
  const seed = async (more: Documents) => {
    for (const [collection, list] of Object.entries(more)) {
      if (list.length > 0) await cloud.database.insertMany(collection, list);
    }
  };
  await seed(documents);
  // SQLite tells a connection of its own whether others have written.
  const onlooker = new Database(path.join(dataDir, DATA_FILE), { readonly: true });
  const version = onlooker.prepare('PRAGMA data_version');
  let people = 0;
  return {
    cloud,
    clock,
    call: async (openid, name, action, input) =>
      (await cloud.invoke(name, { action, input }, { openid })) as never,
    record: async (memberId) => {
      const [record] = await cloud.database.find('studyRecords', { memberId });
      if (!record) throw new Error(`no record of ${memberId}`);
      return record as unknown as StudyRecord;
    },
    enroll: async (more) => {
      people += 1;
      const memberId = `new-${people}`;
      await seed(peopleOf([enrolled(memberId, more)]));
      return memberId;
    },
    storeVersion: () => (version.get() as { data_version: number }).data_version,
    close: async () => {
      onlooker.close();
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything of one member who has bound a phone: roster, binding and record. The openid is `o-<memberId>`. */
export interface Enrolled {
  member: Member;
  binding: Binding;
  record: StudyRecord;
}

export const openidOf = (memberId: string) => `o-${memberId}`;

export function enrolled(
  memberId: string,
  more: { member?: Partial<Member>; record?: Partial<StudyRecord> } = {},
): Enrolled {
  const openid = openidOf(memberId);
  const openidKey = openidKeyOf(openidHmacKey, openid);
  const place = {
    branchId: 'branch-1',
    orgPath: ['district', 'committee-1', 'branch-1'],
    segments: ['line' as const],
  };
  return {
    member: {
      _id: memberId,
      name: `成员${memberId}`,
      nameInitials: 'cy',
      ...place,
      roles: [],
      nameHidden: false,
      ...more.member,
    },
    binding: { _id: openidKey, memberId, openid, boundAtMs: startsAtMs },
    record: aRecord(memberId, {
      openidKey,
      noted: Object.keys(more.record?.attendance ?? {}),
      ...more.record,
    }),
  };
}

/** Documents of several people, ready to seed. */
export function peopleOf(people: readonly Enrolled[]): Documents {
  return {
    members: people.map((one) => one.member),
    bindings: people.map((one) => one.binding),
    studyRecords: people.map((one) => one.record),
  };
}

/** A district with one committee and two branches. */
export const organisations: Organisation[] = [
  {
    _id: 'district',
    kind: 'district',
    name: '示范区',
    parentId: null,
    path: ['district'],
    memberCount: 6,
  },
  {
    _id: 'committee-1',
    kind: 'committee',
    name: '第一党委',
    parentId: 'district',
    path: ['district', 'committee-1'],
    memberCount: 6,
  },
  {
    _id: 'branch-1',
    kind: 'branch',
    name: '第一支部',
    parentId: 'committee-1',
    path: ['district', 'committee-1', 'branch-1'],
    memberCount: 3,
  },
  {
    _id: 'branch-2',
    kind: 'branch',
    name: '第二支部',
    parentId: 'committee-1',
    path: ['district', 'committee-1', 'branch-2'],
    memberCount: 3,
  },
];

/** A secretary of branch-1, as the roster holds the role. */
export function secretaryOf(organisationId: string, memberId = 'm-secretary'): Enrolled {
  const roles = [
    {
      role: 'secretary' as const,
      organisationId,
      organisationName: organisationId,
      grantedBy: 'setup',
      grantedAtMs: 0,
    },
  ];
  return enrolled(memberId, { member: { roles } });
}
