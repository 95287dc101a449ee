import { randomBytes } from 'node:crypto';
import type { EnvironmentState } from './state';

/** The variables that every function gets; `cloudfunctions/shared/runtime/settings.ts` reads them. */
export const variableNames = ['SIGNING_KEYS', 'OPENID_HMAC_KEY', 'CODE_HOST'] as const;
export type Variables = Record<(typeof variableNames)[number], string> & {
  /** WeChat's template for reminders; without one they are notes in the app alone. */
  NUDGE_TEMPLATE_ID?: string;
};

/** What the person at the keyboard says; what is left out stays as the environment has it. */
export interface Said {
  host?: string | undefined;
  nudgeTemplate?: string | undefined;
}

/** Thrown with a sentence for the person at the keyboard; never with a secret. */
export class DeployError extends Error {}

/** Has `parse` read the command line; what it does not know is answered with how to use the command. */
export function orUsage<Options>(usage: string, parse: () => Options): Options {
  try {
    return parse();
  } catch (error) {
    throw new DeployError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

/** A key that somebody typed, or that stands in a document or a test. */
const placeholder = /placeholder|example|change.?me|secret|test|demo|xxxx|0000|1234|abcd/iu;
/** 32 random bytes in base64url have about 27 different characters; a typed text has few. */
const fewestDifferentCharacters = 16;

const isMadeUp = (key: string) =>
  key.length < 32 || placeholder.test(key) || new Set(key).size < fewestDifferentCharacters;

/**
 * The variables of a deployment. The secrets are made once, at the first deployment, and live in the environment alone: a later one
 * reads them from its functions. Throws DeployError when functions disagree, when a key is made up or when the host of the code's link
 * is missing.
 */
export function variablesOf(found: EnvironmentState, { host, nudgeTemplate }: Said): Variables {
  const codeHost = host?.toUpperCase() ?? onlyOne(found, 'CODE_HOST');
  if (codeHost === undefined)
    throw new DeployError('the first deployment needs --host, the domain of the check-in link');
  if (!/^[A-Z0-9.-]{4,18}$/u.test(codeHost))
    throw new DeployError(
      `${codeHost} cannot be the host of the check-in link (4 to 18 letters, digits, dots and dashes)`,
    );
  if (codeHost.endsWith('.EXAMPLE'))
    throw new DeployError(
      `${codeHost} belongs to nobody; the check-in link needs a domain of yours`,
    );
  const ring = onlyOne(found, 'SIGNING_KEYS') ?? newKeyRing();
  const openidKey = onlyOne(found, 'OPENID_HMAC_KEY') ?? newKey();
  if (isMadeUp(openidKey)) throw new DeployError('OPENID_HMAC_KEY is a placeholder');
  for (const key of keysOf(ring))
    if (isMadeUp(key)) throw new DeployError('SIGNING_KEYS holds a placeholder');
  const template = nudgeTemplate ?? onlyOne(found, 'NUDGE_TEMPLATE_ID');
  if (template !== undefined && !/^[A-Za-z0-9_-]{40,64}$/u.test(template))
    throw new DeployError('--nudge-template is the id of a subscribe template, 43 characters');
  return {
    ...{ SIGNING_KEYS: ring, OPENID_HMAC_KEY: openidKey, CODE_HOST: codeHost },
    ...(template === undefined ? {} : { NUDGE_TEMPLATE_ID: template }),
  };
}

/**
 * The key ring with a new current key, the one before it for receipts and codes that are still on their way (7 days), and none older.
 */
export function withNewKey(ring: string): string {
  const { current, keys } = JSON.parse(ring) as { current: string; keys: Record<string, string> };
  const number = Math.max(...Object.keys(keys).map((id) => Number(id.slice(1)) || 0)) + 1;
  const before = keys[current];
  if (before === undefined) throw new DeployError('SIGNING_KEYS has no current key');
  const next = `k${number}`;
  return JSON.stringify({ current: next, keys: { [current]: before, [next]: newKey() } });
}

/** The value that all functions which have one agree on. Two different ones would make half of all codes invalid. */
function onlyOne({ functions }: EnvironmentState, name: string): string | undefined {
  const values = new Set(functions.flatMap(({ variables }) => variables[name] ?? []));
  if (values.size > 1)
    throw new DeployError(
      `the functions of the environment disagree about ${name}; set it by hand first`,
    );
  const [value] = values;
  return value;
}

function keysOf(ring: string): string[] {
  try {
    const { current, keys } = JSON.parse(ring) as { current: string; keys: Record<string, string> };
    if (keys[current] === undefined) throw new Error('no current key');
    return Object.values(keys);
  } catch {
    // The parser's message would repeat a piece of the keys.
    throw new DeployError('SIGNING_KEYS is not a ring of keys');
  }
}

/** Chance, too, spells out a word of the list once in some thousand keys; the next deployment would refuse such a one. */
function newKey(): string {
  for (;;) {
    const key = randomBytes(32).toString('base64url');
    if (!isMadeUp(key)) return key;
  }
}

const newKeyRing = () => JSON.stringify({ current: 'k1', keys: { k1: newKey() } });
