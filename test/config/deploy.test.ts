import { ensureFunctions } from '../../config/builds';
import { FUNCTIONS_DIR as folder } from '../../config/functions';
import {
  type Manager,
  applyStep,
  insertDocument,
  readEnvironment,
} from '../../config/deploy/cloudbase';
import { planOf } from '../../config/deploy/plan';
import { linesOf } from '../../config/deploy/plan-text';
import { DeployError, variableNames, variablesOf, withNewKey } from '../../config/deploy/secrets';
import type { EnvironmentState, Wanted } from '../../config/deploy/state';
import { readWanted } from '../../config/deploy/wanted';
import { hashOfCode, newAdministratorCodeEntry } from '../../cloudfunctions/shared/domain/joining';
import { settings } from '../../cloudfunctions/shared/runtime/settings';

const envId = 'study-1a2b3c';
const nothing: EnvironmentState = { functions: [], collections: [], storageIsPrivate: false };
const host = 'study.city.cn';

let wanted: Wanted;
beforeAll(async () => {
  await ensureFunctions();
  wanted = await readWanted(folder);
});

interface Told {
  func: {
    name: string;
    timeout: number;
    memorySize: number;
    envVariables?: Record<string, string>;
  };
  functionPath: string;
}

/** The platform in memory, in the shapes of its interface; notes what is asked of it. */
function platform() {
  const functions = new Map<string, Told['func'] & { triggers: Map<string, string> }>();
  const collections = new Map<string, { indexes: Map<string, unknown>; acl: string }>();
  const asked: string[] = [];
  const inserted: [string, unknown][] = [];
  let storage = 'READONLY';
  const functionOf = (name: string) => {
    const found = functions.get(name);
    if (!found) throw new Error(`no function ${name}`);
    return found;
  };
  const collectionOf = (name: string) => {
    const found = collections.get(name);
    if (!found) throw new Error(`no collection ${name}`);
    return found;
  };
  const say = <Answer>(what: string, answer: Answer) => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const manager: Manager = {
    functions: {
      listFunctions: (limit, offset) =>
        Promise.resolve(
          [...functions.keys()]
            .slice(offset, offset + limit)
            .map((FunctionName) => ({ FunctionName })),
        ),
      getFunctionDetail: (name) => {
        const { timeout, memorySize, envVariables = {}, triggers } = functionOf(name);
        return Promise.resolve({
          Timeout: timeout,
          MemorySize: memorySize,
          Environment: {
            Variables: Object.entries(envVariables).map(([Key, Value]) => ({ Key, Value })),
          },
          Triggers: [...triggers].map(([TriggerName, cron]) => ({
            TriggerName,
            TriggerDesc: JSON.stringify({ cron }),
            Type: 'timer',
          })),
        });
      },
      createFunction: ({ func }) => {
        functions.set(func.name, { ...func, triggers: new Map() });
        return say(`create ${func.name}`, {});
      },
      updateFunctionCode: ({ func }) => say(`code ${functionOf(func.name).name}`, {}),
      updateFunctionConfig: (func) => {
        Object.assign(functionOf(func.name), func);
        return say(`config ${func.name}`, {});
      },
      createFunctionTriggers: (name, triggers) => {
        for (const one of triggers) functionOf(name).triggers.set(one.name, one.config);
        return say(`timer ${name}`, {});
      },
      deleteFunctionTrigger: (name, trigger) => {
        functionOf(name).triggers.delete(trigger);
        return say(`no timer ${name}`, {});
      },
    },
    database: {
      listCollections: ({ MgoLimit, MgoOffset }) =>
        Promise.resolve({
          Collections: [...collections.keys()]
            .slice(MgoOffset, MgoOffset + MgoLimit)
            .map((CollectionName) => ({ CollectionName })),
        }),
      describeCollection: (name) =>
        Promise.resolve({ Indexes: [...collectionOf(name).indexes.values()] as never }),
      createCollectionIfNotExists: (name) => {
        const id = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] };
        collections.set(name, { indexes: new Map([['_id_', id]]), acl: 'PRIVATE' });
        return say(`collection ${name}`, {});
      },
      runCommands: ({ MgoCommands }) => {
        for (const { TableName, Command } of MgoCommands)
          inserted.push([TableName, JSON.parse(Command) as unknown]);
        return say('insert', {});
      },
      updateCollection: (name, { CreateIndexes }) => {
        for (const one of CreateIndexes)
          collectionOf(name).indexes.set(one.IndexName, {
            Name: one.IndexName,
            Unique: one.MgoKeySchema.MgoIsUnique,
            Keys: one.MgoKeySchema.MgoIndexKeys,
          });
        return say(`index ${name}`, {});
      },
    },
    storage: {
      getStorageAcl: () => Promise.resolve(storage),
      setStorageAcl: (acl) => {
        storage = acl;
        return say('storage', {});
      },
    },
    commonService: () => ({
      call: ({ Action, Param }) => {
        const { CollectionName, AclTag } = Param as { CollectionName: string; AclTag?: string };
        const collection = collectionOf(CollectionName);
        if (Action === 'DescribeSafeRule') return Promise.resolve({ AclTag: collection.acl });
        collection.acl = AclTag ?? '';
        return say(`close ${CollectionName}`, {});
      },
    }),
  };
  return { manager, asked, inserted };
}

const functionWith = (variables: Record<string, string>, name = 'f') => ({
  name,
  timeoutSeconds: 10,
  memoryMegabytes: 256,
  triggers: [],
  release: undefined,
  variables,
});

async function deploy(manager: Manager, mostSteps = Infinity) {
  const found = await readEnvironment(manager, envId);
  const plan = planOf(wanted, found, variablesOf(found, { host }));
  for (const step of plan.steps.slice(0, mostSteps)) await applyStep(manager, envId, step);
  return plan;
}

describe('a deployment', () => {
  it('makes of an empty environment what the repository wants, and finds nothing to do the second time', async () => {
    const { manager, asked } = platform();
    await deploy(manager);
    const made = await readEnvironment(manager, envId);
    expect(
      made.functions.map(({ name, timeoutSeconds, memoryMegabytes, triggers, release }) => ({
        name,
        timeoutSeconds,
        memoryMegabytes,
        triggers,
        release,
      })),
    ).toEqual(
      wanted.functions.map(({ name, timeoutSeconds, memoryMegabytes, triggers, release }) => ({
        name,
        timeoutSeconds,
        memoryMegabytes,
        triggers,
        release,
      })),
    );
    expect(made.collections).toEqual(wanted.collections.map((one) => ({ ...one, closed: true })));
    expect(made.storageIsPrivate).toBe(true);
    const calls = asked.length;
    expect((await deploy(manager)).steps).toEqual([]);
    expect(asked).toHaveLength(calls);
  });

  it.each([1, 7, 40])('goes on where it stopped after %d steps', async (steps) => {
    const whole = platform();
    await deploy(whole.manager);
    const broken = platform();
    await deploy(broken.manager, steps);
    await deploy(broken.manager);
    // The secrets of the two differ; everything else is the same.
    const stateOf = async ({ manager }: ReturnType<typeof platform>) => {
      const state = await readEnvironment(manager, envId);
      return { ...state, functions: state.functions.map(({ variables: _, ...rest }) => rest) };
    };
    expect(await stateOf(broken)).toEqual(await stateOf(whole));
  });

  it('gives every function the same secrets, also one that comes later', async () => {
    const { manager } = platform();
    const all = wanted;
    wanted = { ...all, functions: all.functions.slice(2) };
    await deploy(manager);
    wanted = all;
    await deploy(manager);
    const { functions } = await readEnvironment(manager, envId);
    const rings = new Set(functions.map(({ variables }) => variables['SIGNING_KEYS']));
    expect([functions.length, rings.size]).toEqual([all.functions.length, 1]);
  });

  it('keeps of the first administrator’s code its hash alone', async () => {
    const { manager, inserted } = platform();
    await insertDocument(manager, 'administratorCodes', newAdministratorCodeEntry('CODE', 5));
    const document = { _id: hashOfCode('CODE'), issuedAtMs: 5, expiresAtMs: 86_400_005 };
    expect(inserted).toEqual([
      ['administratorCodes', { insert: 'administratorCodes', documents: [document] }],
    ]);
  });

  it('keeps the template of reminders that was named once', async () => {
    const template = 'Tq7'.repeat(14) + 'x';
    const named = variablesOf(nothing, { host, nudgeTemplate: template });
    expect(named.NUDGE_TEMPLATE_ID).toBe(template);
    const later = { ...nothing, functions: [functionWith(named)] };
    expect(variablesOf(later, {}).NUDGE_TEMPLATE_ID).toBe(template);
    expect(() => variablesOf(nothing, { host, nudgeTemplate: 'mine' })).toThrow('--nudge-template');
  });

  it('touches nothing that it does not know, and has no step that deletes data', async () => {
    const { manager } = platform();
    await manager.database.createCollectionIfNotExists('notes');
    await manager.functions.createFunction({
      func: { name: 'ours-once', timeout: 3, memorySize: 256 } as never,
      functionPath: folder,
      deployMode: 'zip',
    });
    const plan = await deploy(manager);
    expect(plan.remarks.map(({ text }) => text)).toEqual([
      'the function ours-once is not ours any more; it goes on running',
      'the collection notes is not ours; it stays as it is',
    ]);
    expect(new Set(plan.steps.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['create-collection', 'create-index', 'close-collection', 'close-storage'],
        ...['create-function', 'create-trigger'],
      ]),
    );
  });
});

describe('a plan', () => {
  const secrets = variablesOf(nothing, { host });
  const deployed = (): EnvironmentState => ({
    functions: wanted.functions.map(({ folder: _folder, openapi: _openapi, ...one }) => ({
      ...one,
      variables: { ...secrets },
    })),
    collections: wanted.collections.map((one) => ({ ...one, closed: true })),
    storageIsPrivate: true,
  });
  const home = (state: EnvironmentState) => {
    const found = state.functions.find(({ name }) => name === 'home');
    if (!found) throw new Error('no home');
    return found;
  };

  /** The index by which organisations are found. */
  const paths = ({ collections }: EnvironmentState) => {
    const found = collections[0]?.indexes.find(({ name }) => name === 'path');
    if (!found) throw new Error('no index of paths');
    return found;
  };

  it.each<[string, (state: EnvironmentState) => void, string[]]>([
    [
      'nothing',
      () => undefined,
      ['  nothing to do: the environment is as the repository wants it'],
    ],
    [
      'other code',
      (state) => Object.assign(home(state), { release: 'f'.repeat(32) }),
      ['~ function home: code', '~ function home: variable RELEASE'],
    ],
    [
      'less memory',
      (state) => Object.assign(home(state), { memoryMegabytes: 128 }),
      ['~ function home: memory 128 → 256 MB'],
    ],
    [
      'an open collection',
      (state) => Object.assign(state.collections[0] ?? {}, { closed: false }),
      ['~ collection organisations: closed to every client'],
    ],
    [
      'a missing index',
      (state) => Object.assign(paths(state), { name: 'other' }),
      ['+ index organisations.path (path 1, kind 1)'],
    ],
    [
      'an index with other keys',
      (state) => Object.assign(paths(state), { keys: [['path', 1]] }),
      [
        '  nothing to do: the environment is as the repository wants it',
        '! organisations: the index path has other keys than wanted (path 1 instead of path 1, kind 1); remove it in the console, then deploy again',
      ],
    ],
    [
      'an old timer',
      (state) => home(state).triggers.push({ name: 'old', config: '0 * * * * * *' }),
      ['- timer home.old (0 * * * * * *)'],
    ],
  ])('of %s', (_case, change, lines) => {
    const state = structuredClone(deployed());
    change(state);
    const shown = linesOf(planOf(wanted, state, variablesOf(state, { host })));
    expect(shown.map((line) => line.replace(/(code) [0-9a-f]{8}/u, '$1'))).toEqual(lines);
  });

  it('never shows a secret', () => {
    const variables = variablesOf(nothing, { host });
    const shown = linesOf(planOf(wanted, nothing, variables)).join('\n');
    expect(shown).toContain('variables SIGNING_KEYS, OPENID_HMAC_KEY, CODE_HOST, RELEASE');
    for (const { SIGNING_KEYS: ring, OPENID_HMAC_KEY: key } of [variables]) {
      expect(shown).not.toContain(key);
      expect(shown).not.toContain((JSON.parse(ring) as { keys: { k1: string } }).keys.k1);
    }
  });
});

describe('secrets', () => {
  const withVariables = (...all: Record<string, string>[]): EnvironmentState => ({
    ...nothing,
    functions: all.map((variables, index) => functionWith(variables, `f${index}`)),
  });
  const good = variablesOf(nothing, { host });
  const ringOf = (key: string) => JSON.stringify({ current: 'k1', keys: { k1: key } });

  it('are what the functions ask for, and made new for a new environment alone', () => {
    const names = /missing or malformed: (.*)$/u;
    const before = { ...process.env };
    for (const name of variableNames) delete process.env[name];
    try {
      expect(() => settings()).toThrow(names);
      expect(() => settings()).toThrow(variableNames.join(', '));
    } finally {
      Object.assign(process.env, before);
    }
    expect(variablesOf(nothing, { host }).SIGNING_KEYS).not.toBe(good.SIGNING_KEYS);
    expect(variablesOf(withVariables(good, good), {})).toEqual(good);
  });

  it.each([
    ['no host at the first deployment', nothing, undefined],
    ['a host that is too long', nothing, 'winter-study.district.example.cn'],
    ['the host of the documents', nothing, 'STUDY.EXAMPLE'],
    ['two rings', withVariables(good, { ...good, SIGNING_KEYS: ringOf('q'.repeat(40)) }), host],
    [
      'a key of the tests',
      withVariables({ ...good, OPENID_HMAC_KEY: 'test-openid-key-'.repeat(2) }),
      host,
    ],
    ['a key of one letter', withVariables({ ...good, SIGNING_KEYS: ringOf('k'.repeat(43)) }), host],
    ['a short key', withVariables({ ...good, SIGNING_KEYS: ringOf('Zp9x_2Lm') }), host],
    ['a ring that is none', withVariables({ ...good, SIGNING_KEYS: '{"current":"k1"' }), host],
  ])('%s: refused without being repeated', (_case, found, asked) => {
    let message = '';
    try {
      variablesOf(found, { host: asked });
    } catch (error) {
      expect(error).toBeInstanceOf(DeployError);
      message = (error as Error).message;
    }
    expect(message).not.toBe('');
    for (const { variables } of found.functions)
      for (const value of [variables['OPENID_HMAC_KEY'], variables['SIGNING_KEYS']])
        expect(message).not.toContain(value);
  });

  it('get a new current key beside the one before, and none older', () => {
    type Ring = { current: string; keys: Record<string, string> };
    const second = JSON.parse(withNewKey(good.SIGNING_KEYS)) as Ring;
    const third = JSON.parse(withNewKey(JSON.stringify(second))) as Ring;
    expect([second.current, Object.keys(second.keys)]).toEqual(['k2', ['k1', 'k2']]);
    expect([third.current, Object.keys(third.keys)]).toEqual(['k3', ['k2', 'k3']]);
    expect(third.keys['k2']).toBe(second.keys['k2']);
  });
});
