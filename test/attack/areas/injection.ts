import { inGroups } from '../../../cloudfunctions/shared/runtime/in-groups';
import type { AttackArea } from '../area';
import { naughtyKeys, naughtyTexts, naughtyValues } from '../naughty';
import {
  allActions,
  goodRequestsOf,
  placesIn,
  withAt,
  withKey,
  type Action,
  type FieldPath,
} from '../requests';
import { knownFieldsOf, type Role } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

/** One request with something planted in it. */
interface Case {
  input: unknown;
  /** What no schema of ours may let pass: an object or a list in the place of a scalar, or a key too many. */
  mustBeRefused: boolean;
}

/** Operators, prototypes, paths and naughty texts in every field of every action, and keys that do not belong there. */
export const injection: AttackArea = {
  name: 'injection',
  async run(world, tally, { full }) {
    for (const [place, action] of allActions().entries()) {
      const cases = casesOf(action);
      tally.note(cases.length > 0, () => `no good request for ${action.name}.${action.action}`);
      checkSchema(tally, action, cases);
      const callers: readonly Role[] = full
        ? ['secretary', 'member', 'guest', 'administrator']
        : ['secretary'];
      for (const role of callers) {
        const sent = full ? cases : cases.filter((_, at) => at % 50 === place % 50);
        await sendAll(world, tally, action, role, sent);
      }
    }
    await attackTheEnvelope(world, tally, full);
  },
};

function casesOf(action: Action): Case[] {
  return goodRequestsOf(action.schema, knownFieldsOf(action)).flatMap((good) =>
    placesIn(good).flatMap((at) => [...inPlace(good, at), ...beside(good, at)]),
  );
}

function inPlace(good: unknown, at: FieldPath): Case[] {
  const replaced = valueAt(good, at);
  const isScalar = typeof replaced !== 'object' || replaced === null;
  return [...naughtyTexts, ...naughtyValues()].map((planted) => ({
    input: withAt(good, at, planted),
    mustBeRefused: isScalar && typeof planted === 'object' && planted !== null,
  }));
}

function beside(good: unknown, at: FieldPath): Case[] {
  const target = valueAt(good, at);
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return [];
  return naughtyKeys
    .filter((key) => !(key in target) || key in Object.prototype)
    .flatMap((key) =>
      ['m-administrator', { $gt: '' }].map((planted) => ({
        input: withKey(good, at, key, planted),
        // A key of the prototype's name never arrives as one: it is dropped or refused, both are right.
        mustBeRefused: key !== '__proto__',
      })),
    );
}

function valueAt(value: unknown, at: FieldPath): unknown {
  return at.reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], value);
}

/** The schema alone, in this process: what it lets pass, and that parsing pollutes nothing. */
function checkSchema(tally: Tally, { name, action, schema }: Action, cases: readonly Case[]): void {
  const passed = cases.filter(
    (one) => schema.safeParse(one.input).success && one.mustBeRefused && !isOptional(schema, one),
  );
  tally.noteMany(cases.length, passed.length, `${name}.${action} lets pass ${textOf(passed[0])}`);
  tally.note(!('polluted' in {}), () => `${name}.${action} polluted every object`);
}

/** A field that the contract itself allows to be an object, such as a position, may be one. */
function isOptional(schema: Action['schema'], { input }: Case): boolean {
  const text = JSON.stringify(schema.safeParse(input).data);
  return !/\$|operator|_internalType|polluted|toString|valueOf|toJSON|then/u.test(text);
}

const textOf = (one: Case | undefined) => JSON.stringify(one?.input ?? null).slice(0, 160);

/** Calls side by side: as many as keep the instances busy. */
const atOnce = 8;
/** The store is looked through so often; a damage then names the requests since. */
const batch = 400;

async function sendAll(
  world: World,
  tally: Tally,
  { name, action, schema }: Action,
  role: Role,
  cases: readonly Case[],
): Promise<void> {
  await world.reset();
  for (let first = 0; first < cases.length; first += batch) {
    const sent = cases.slice(first, first + batch);
    const replies = await inGroups(sent, atOnce, (one) =>
      world.call(tally, role, name, { action, input: one.input }),
    );
    for (const [place, reply] of replies.entries()) {
      const one = sent[place];
      const isWrong =
        one !== undefined && one.mustBeRefused && !isOptional(schema, one) && reply.ok;
      tally.note(!isWrong, () => `${name}.${action} took ${textOf(one)} from ${role}`);
    }
    const damage = await world.damage(name === 'organisation' && /Role$/u.test(action));
    tally.note(damage === undefined, () => `${name}.${action} by ${role}: ${damage}`);
  }
}

/** What stands around the input: the action's name and the event itself. */
async function attackTheEnvelope(world: World, tally: Tally, full: boolean): Promise<void> {
  await world.reset();
  const before = await world.stored();
  const names = [...new Set(allActions().map((one) => one.name)), 'summarise'];
  const all = [
    ...[...naughtyTexts, ...naughtyValues()].map((action) => ({ action, input: {} })),
    ...naughtyValues(),
    ...naughtyTexts,
  ];
  for (const [place, name] of names.entries()) {
    const events = full ? all : all.filter((_, at) => at % 40 === place);
    const replies = await inGroups(events, atOnce, (event) =>
      world.call(tally, 'member', name, event),
    );
    tally.noteMany(
      replies.length,
      replies.filter((reply) => reply.ok).length,
      `${name} answered an event without an action`,
    );
  }
  tally.note(
    (await world.stored()) === before,
    () => 'an event without an action changed something',
  );
}
