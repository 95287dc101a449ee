import type {
  CollectionState,
  EnvironmentState,
  FunctionState,
  IndexState,
  Trigger,
  Wanted,
  WantedFunction,
} from './state';

/** One change of an environment. There is no step that deletes data, a collection or an index. */
export type Step =
  | { kind: 'create-collection'; collection: string }
  | { kind: 'create-index'; collection: string; index: IndexState }
  | { kind: 'close-collection'; collection: string }
  | { kind: 'close-storage' }
  | { kind: 'create-function'; wanted: WantedFunction; variables: Record<string, string> }
  | { kind: 'update-code'; wanted: WantedFunction }
  | {
      kind: 'update-config';
      wanted: WantedFunction;
      variables: Record<string, string>;
      /** What differs, without any value of a variable. */
      differs: string[];
    }
  | { kind: 'remove-trigger'; name: string; trigger: Trigger }
  | { kind: 'create-trigger'; name: string; trigger: Trigger };

/** Something that a person has to look at: it is not ours to change. */
export interface Remark {
  text: string;
}

export interface Plan {
  steps: Step[];
  remarks: Remark[];
}

/** Under this name a function keeps the digest of its bundle, so that a deployment finds out what runs there. */
export const releaseVariable = 'RELEASE';

/**
 * The steps from an environment as it was found to the wanted one, in the order in which they are safe: data before the functions that
 * read it, and timers last. Nothing to do gives no step. What the environment has beyond it is left alone and remarked upon.
 */
export function planOf(
  wanted: Wanted,
  found: EnvironmentState,
  variables: Record<string, string>,
): Plan {
  const collections = wanted.collections.map((one) => collectionSteps(one, found));
  const functions = wanted.functions.map((one) => functionSteps(one, found, variables));
  const triggers = wanted.functions.flatMap((one) => triggerSteps(one, found));
  return {
    steps: [
      ...collections.flatMap(({ steps }) => steps),
      ...(found.storageIsPrivate ? [] : [{ kind: 'close-storage' } as const]),
      ...functions.flat(),
      ...triggers,
    ],
    remarks: [...collections.flatMap(({ remarks }) => remarks), ...leftAlone(wanted, found)],
  };
}

function collectionSteps(wanted: Omit<CollectionState, 'closed'>, found: EnvironmentState): Plan {
  const collection = wanted.name;
  const before = found.collections.find(({ name }) => name === collection);
  const steps: Step[] = before ? [] : [{ kind: 'create-collection', collection }];
  const remarks: Remark[] = [];
  for (const index of wanted.indexes) {
    const same = before?.indexes.find(({ name }) => name === index.name);
    if (!same) steps.push({ kind: 'create-index', collection, index });
    else if (!sameIndex(same, index))
      remarks.push({
        text: `${collection}: the index ${index.name} has other keys than wanted (${textOf(same)} instead of ${textOf(index)}); remove it in the console, then deploy again`,
      });
  }
  // A new collection is open to its creators by default.
  if (!before?.closed) steps.push({ kind: 'close-collection', collection });
  return { steps, remarks };
}

function functionSteps(
  wanted: WantedFunction,
  found: EnvironmentState,
  variables: Record<string, string>,
): Step[] {
  const before = found.functions.find(({ name }) => name === wanted.name);
  const all = { ...before?.variables, ...variables, [releaseVariable]: wanted.release };
  if (!before) return [{ kind: 'create-function', wanted, variables: all }];
  const differs = differencesOf(wanted, before, all);
  return [
    ...(before.release === wanted.release ? [] : [{ kind: 'update-code' as const, wanted }]),
    // After the code: the noted release must never be ahead of what runs.
    ...(differs.length > 0
      ? [{ kind: 'update-config' as const, wanted, variables: all, differs }]
      : []),
  ];
}

function differencesOf(
  wanted: WantedFunction,
  before: FunctionState,
  variables: Record<string, string>,
): string[] {
  const figures = (
    [
      ['timeout', before.timeoutSeconds, wanted.timeoutSeconds, 's'],
      ['memory', before.memoryMegabytes, wanted.memoryMegabytes, 'MB'],
    ] as const
  ).flatMap(([what, old, now, unit]) => (old === now ? [] : [`${what} ${old} → ${now} ${unit}`]));
  const stood: Record<string, string | undefined> = {
    ...before.variables,
    [releaseVariable]: before.release,
  };
  const changed = Object.keys(variables).filter((name) => stood[name] !== variables[name]);
  return [...figures, ...changed.map((name) => `variable ${name}`)];
}

function triggerSteps(wanted: WantedFunction, found: EnvironmentState): Step[] {
  const before = found.functions.find(({ name }) => name === wanted.name)?.triggers ?? [];
  const missing = wanted.triggers.filter((one) => !before.some((other) => sameTrigger(one, other)));
  const wrong = before.filter((one) => !wanted.triggers.some((other) => sameTrigger(one, other)));
  const { name } = wanted;
  return [
    ...wrong.map((trigger) => ({ kind: 'remove-trigger' as const, name, trigger })),
    ...missing.map((trigger) => ({ kind: 'create-trigger' as const, name, trigger })),
  ];
}

function leftAlone(wanted: Wanted, found: EnvironmentState): Remark[] {
  const names = (list: { name: string }[]) => new Set(list.map(({ name }) => name));
  const functions = names(wanted.functions);
  const collections = names(wanted.collections);
  return [
    ...found.functions
      .filter(({ name }) => !functions.has(name))
      .map(({ name }) => ({
        text: `the function ${name} is not ours any more; it goes on running`,
      })),
    ...found.collections
      .filter(({ name }) => !collections.has(name))
      .map(({ name }) => ({ text: `the collection ${name} is not ours; it stays as it is` })),
  ];
}

const sameTrigger = (a: Trigger, b: Trigger) => a.name === b.name && a.config === b.config;
const sameIndex = (a: IndexState, b: IndexState) => textOf(a) === textOf(b);
const textOf = ({ keys, unique }: IndexState) =>
  `${keys.map(([path, direction]) => `${path} ${direction}`).join(', ')}${unique ? ' unique' : ''}`;
