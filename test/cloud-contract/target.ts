import * as cloud from 'wx-server-sdk';
import { redirection } from '../../local-cloud/functions/caller';
import { startProbeCloud, type ProbeCloud, type Sdk } from '../local-cloud/support/probe-cloud';

/** Set by `npm run test:cloud-contract`, never by hand: a variable that happens to be set must not reach a real cloud. */
export const isRemote = process.env['CLOUD_CONTRACT_TARGET'] === 'remote';

/** What this suite calls its own in a real environment; nothing else is touched there. */
export const OWN_PREFIX = 'winter_study_contract_';
export const OWN_FILES = 'winter-study-contract';

/** `plain` has no indexes but that of places, `records` has unique and compound ones where the target can have them. */
export type Room = 'plain' | 'records';
const ROOMS: readonly Room[] = ['plain', 'records'];

/** What only the local cloud can be asked, with the reason that a skipped case shows. */
const ONLY_LOCAL = {
  indexes: 'the SDK cannot make an index',
  names: 'MongoDB stores such a field, the local cloud refuses it',
  functions: 'needs functions deployed beside the suite',
} as const;

/** A cloud under test, spoken to by the unmodified SDK in this process. */
export interface Target {
  readonly sdk: Pick<Sdk, 'cloud' | 'db' | '_' | '$'>;
  /** Name of one of the suite's own collections. */
  name: (room: Room) => string;
  /** A collection to work on. */
  room: (room?: Room) => Sdk['db'];
  /** Replaces all documents of a room. */
  plant: (documents: readonly object[], room?: Room) => Promise<void>;
  /** All documents of a room by id. */
  all: (room?: Room) => Promise<Record<string, unknown>[]>;
  /** Runs code in a function of the local cloud, as any function would. */
  probe: () => ProbeCloud;
}

/** Registers cases that only the local cloud can be asked; elsewhere they are skipped, and their titles say why. */
export function itOnly(need: keyof typeof ONLY_LOCAL): { each: typeof it.each; run: typeof it } {
  if (!isRemote) return { each: it.each, run: it };
  const because = (title: string): string =>
    `${title} (not in a real environment, ${ONLY_LOCAL[need]})`;
  const run = (title: string): void => it.skip(because(title), () => undefined);
  const each = (cases: readonly unknown[]) => (title: string) =>
    it.skip.each(cases)(because(title), () => undefined);
  return { each: each, run: run as typeof it };
}

/** Gives a file of the suite its target, and leaves nothing behind. */
export function useTarget(start: () => Promise<ProbeCloud> = startProbeCloud): Target {
  let probe: ProbeCloud | undefined;
  let database: Sdk['db'];
  const name = (room: Room): string => (isRemote ? OWN_PREFIX : '') + room;
  const target: Target = {
    get sdk() {
      return { cloud, db: database, _: database.command, $: database.command.aggregate };
    },
    name,
    room: (room = 'plain') => database.collection(name(room)),
    plant: async (documents, room = 'plain') => {
      await removeAll(target, room);
      if (documents.length > 0) await target.room(room).add({ data: documents });
    },
    all: async (room = 'plain') => {
      const { data } = await target.room(room).orderBy('_id', 'asc').limit(1000).get();
      return data as Record<string, unknown>[];
    },
    probe: () => {
      if (!probe) throw new Error('a real environment has no probe');
      return probe;
    },
  };
  beforeAll(async () => {
    if (isRemote) {
      cloud.init({ env: process.env['CLOUDBASE_ENV'] ?? '' });
    } else {
      probe = await start();
      Object.assign(process.env, redirection(probe.cloud.gatewayUrl), { WX_API_TOKEN: 'contract' });
      cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
    }
    database = cloud.database();
    if (isRemote) for (const room of ROOMS) await makeCollection(database, name(room));
  });
  afterAll(async () => {
    if (isRemote) for (const room of ROOMS) await removeAll(target, room);
    await probe?.close();
  });
  return target;
}

/** There is no way to drop a collection by the SDK, so those of the run before stand, empty. */
async function makeCollection(database: Sdk['db'], name: string): Promise<void> {
  try {
    await database.createCollection(name);
  } catch (error) {
    if (!/exist/iu.test(String((error as { errMsg?: string }).errMsg))) throw error;
  }
}

async function removeAll({ room, sdk }: Target, own: Room): Promise<void> {
  await room(own)
    .where({ _id: sdk._.exists(true) })
    .remove();
}

/** What a function sees of an error that the SDK threw. */
export interface Refusal {
  errCode?: number;
  code?: string;
  errMsg?: string;
  message?: string;
}

/** What a request that must fail was refused with. */
export async function refusalOf(request: () => unknown): Promise<Refusal> {
  let value: unknown;
  try {
    value = await request();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error(`nothing was refused: ${JSON.stringify(value)}`);
}

/** The SDK puts its words into one field or the other. */
export const textOf = ({ errMsg, message }: Refusal): string => errMsg ?? message ?? '';
