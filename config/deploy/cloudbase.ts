import { releaseVariable, type Step } from './plan';
import type { CollectionState, EnvironmentState, FunctionState, IndexState } from './state';

/**
 * What is used of `@cloudbase/manager-node`, which only a deployment installs. Shapes as in its type declarations and in the
 * platform's API reference (GetFunction, ListTables, DescribeTable, DescribeSafeRule, ModifySafeRule).
 */
export interface Manager {
  functions: {
    listFunctions: (limit: number, offset: number) => Promise<Record<string, string>[]>;
    getFunctionDetail: (name: string) => Promise<FunctionDetail>;
    createFunction: (code: Code) => Promise<unknown>;
    updateFunctionCode: (code: Code) => Promise<unknown>;
    updateFunctionConfig: (func: Func) => Promise<unknown>;
    createFunctionTriggers: (name: string, triggers: TimerTrigger[]) => Promise<unknown>;
    deleteFunctionTrigger: (name: string, triggerName: string) => Promise<unknown>;
  };
  database: {
    listCollections: (page: {
      MgoLimit: number;
      MgoOffset: number;
    }) => Promise<{ Collections: { CollectionName: string }[] }>;
    describeCollection: (name: string) => Promise<{ Indexes?: FoundIndex[] }>;
    createCollectionIfNotExists: (name: string) => Promise<unknown>;
    runCommands: (commands: {
      MgoCommands: { TableName: string; CommandType: 'INSERT'; Command: string }[];
    }) => Promise<unknown>;
    updateCollection: (name: string, change: { CreateIndexes: NewIndex[] }) => Promise<unknown>;
  };
  storage: {
    getStorageAcl: () => Promise<string>;
    setStorageAcl: (acl: 'PRIVATE') => Promise<unknown>;
  };
  commonService: (
    service: string,
    version: string,
  ) => { call: (request: { Action: string; Param: object }) => Promise<SafeRule> };
}

interface FunctionDetail {
  Timeout: number;
  MemorySize: number;
  Environment?: { Variables?: { Key: string; Value: string }[] };
  Triggers?: { TriggerName: string; TriggerDesc: string; Type: string }[];
}

interface FoundIndex {
  Name: string;
  Unique: boolean;
  Keys: { Name?: string; Direction?: string }[];
}

interface NewIndex {
  IndexName: string;
  MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean };
}

interface SafeRule {
  AclTag?: string;
  Rule?: string | null;
}

interface TimerTrigger {
  name: string;
  type: 'timer';
  config: string;
}

interface Func {
  name: string;
  runtime: string;
  handler: string;
  timeout: number;
  memorySize: number;
  installDependency: boolean;
  ignore: string[];
  envVariables?: Record<string, string>;
  triggers?: TimerTrigger[];
}

interface Code {
  func: Func;
  functionPath: string;
  /** Inside the request itself, which takes 1.5 MB; our bundles are a tenth of that. */
  deployMode: 'zip';
}

/** What the bundles are built for (config/functions.ts). */
export const runtime = 'Nodejs18.15';
const pageSize = 100;
const [tcb, tcbVersion] = ['tcb', '2018-06-08'] as const;

/** Everything of an environment that a plan compares. Reads only. */
export async function readEnvironment(manager: Manager, envId: string): Promise<EnvironmentState> {
  const names = await allOf(async (offset) =>
    (await manager.functions.listFunctions(pageSize, offset)).map(
      (one) => one['FunctionName'] ?? '',
    ),
  );
  const functions: FunctionState[] = [];
  // One after the other: the interface takes 20 requests a second.
  for (const name of names) functions.push(await readFunction(manager, name));
  const collections: CollectionState[] = [];
  const collectionNames = await allOf(async (MgoOffset) => {
    const page = await manager.database.listCollections({ MgoLimit: pageSize, MgoOffset });
    return page.Collections.map(({ CollectionName }) => CollectionName);
  });
  for (const name of collectionNames) collections.push(await readCollection(manager, envId, name));
  const storageIsPrivate = (await manager.storage.getStorageAcl()) === 'PRIVATE';
  return { functions, collections, storageIsPrivate };
}

async function allOf(page: (offset: number) => Promise<string[]>): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const names = await page(all.length);
    all.push(...names);
    if (names.length < pageSize) return all;
  }
}

async function readFunction(manager: Manager, name: string): Promise<FunctionState> {
  const detail = await manager.functions.getFunctionDetail(name);
  const { [releaseVariable]: release, ...variables } = Object.fromEntries(
    (detail.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value]),
  );
  return {
    name,
    timeoutSeconds: detail.Timeout,
    memoryMegabytes: detail.MemorySize,
    triggers: (detail.Triggers ?? [])
      .filter(({ Type }) => Type === 'timer')
      .map(({ TriggerName, TriggerDesc }) => ({ name: TriggerName, config: cronOf(TriggerDesc) })),
    release,
    variables,
  };
}

/** A trigger is created with its cron and described as JSON around it. */
function cronOf(description: string): string {
  if (!description.startsWith('{')) return description;
  return (JSON.parse(description) as { cron?: string }).cron ?? description;
}

async function readCollection(
  manager: Manager,
  envId: string,
  name: string,
): Promise<CollectionState> {
  const { Indexes = [] } = await manager.database.describeCollection(name);
  const { AclTag, Rule } = await manager
    .commonService(tcb, tcbVersion)
    .call({ Action: 'DescribeSafeRule', Param: { EnvId: envId, CollectionName: name } });
  return {
    name,
    closed: AclTag === 'ADMINONLY' || (AclTag === 'CUSTOM' && deniesAll(Rule ?? '')),
    indexes: Indexes.filter((one) => one.Name !== '_id_').map(
      ({ Name, Unique, Keys }): IndexState => ({
        name: Name,
        unique: Unique,
        keys: Keys.map((key) => [key.Name ?? '', Number(key.Direction) === -1 ? -1 : 1]),
      }),
    ),
  };
}

function deniesAll(rule: string): boolean {
  const { read, write } = JSON.parse(rule || '{}') as { read?: unknown; write?: unknown };
  return read === false && write === false;
}

/** Does one step. Each may be done again: what is there already is left as it is. */
export async function applyStep(manager: Manager, envId: string, step: Step): Promise<void> {
  switch (step.kind) {
    case 'create-collection':
      await manager.database.createCollectionIfNotExists(step.collection);
      return;
    case 'create-index':
      await createIndex(manager, step.collection, step.index);
      return;
    case 'close-collection':
      await manager.commonService(tcb, tcbVersion).call({
        Action: 'ModifySafeRule',
        Param: { EnvId: envId, CollectionName: step.collection, AclTag: 'ADMINONLY' },
      });
      return;
    case 'close-storage':
      await manager.storage.setStorageAcl('PRIVATE');
      return;
    case 'create-trigger':
      await manager.functions.createFunctionTriggers(step.name, [
        { type: 'timer', ...step.trigger },
      ]);
      return;
    case 'remove-trigger':
      await manager.functions.deleteFunctionTrigger(step.name, step.trigger.name);
      return;
    case 'create-function':
    case 'update-code':
    case 'update-config':
      await changeFunction(manager, step);
  }
}

async function changeFunction(
  manager: Manager,
  step: Extract<Step, { wanted: unknown }>,
): Promise<void> {
  const { wanted } = step;
  const func: Func = {
    name: wanted.name,
    runtime,
    handler: 'index.main',
    timeout: wanted.timeoutSeconds,
    memorySize: wanted.memoryMegabytes,
    // The platform installs wx-server-sdk beside the bundle.
    installDependency: true,
    ignore: ['*.map'],
    ...('variables' in step ? { envVariables: step.variables } : {}),
  };
  const code: Code = { func, functionPath: wanted.folder, deployMode: 'zip' };
  if (step.kind === 'create-function') await manager.functions.createFunction(code);
  else if (step.kind === 'update-code') await manager.functions.updateFunctionCode(code);
  else await manager.functions.updateFunctionConfig(func);
}

async function createIndex(manager: Manager, collection: string, index: IndexState): Promise<void> {
  const MgoIndexKeys = index.keys.map(([Name, direction]) => ({
    Name,
    Direction: String(direction),
  }));
  await manager.database.updateCollection(collection, {
    CreateIndexes: [
      { IndexName: index.name, MgoKeySchema: { MgoIndexKeys, MgoIsUnique: index.unique } },
    ],
  });
}

/** Puts one document into a collection; refused by the platform when its id stands already. */
export async function insertDocument(
  manager: Manager,
  collection: string,
  document: { _id: string },
): Promise<void> {
  const Command = JSON.stringify({ insert: collection, documents: [document] });
  await manager.database.runCommands({
    MgoCommands: [{ TableName: collection, CommandType: 'INSERT', Command }],
  });
}
