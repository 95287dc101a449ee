import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import { startsAtMs } from '../tools/builders';

const CONTRACT = path.join(__dirname, '../../cloudfunctions/shared/contract');

export interface Action {
  name: string;
  action: string;
  schema: z.ZodType;
}

/** Every action of every function, found in the contract itself: a new one is attacked without being named here. */
export function allActions(): Action[] {
  return readdirSync(CONTRACT)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- files are found at run time
      const module = require(path.join(CONTRACT, file)) as Record<string, unknown>;
      const requests = Object.entries(module).find(([key]) => key.endsWith('Requests'))?.[1];
      return Object.entries((requests ?? {}) as Record<string, z.ZodType>).map(
        ([action, schema]) => ({ name: path.basename(file, '.ts'), action, schema }),
      );
    });
}

type JsonSchema = Record<string, unknown> & {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

/**
 * Good requests of an action, made from its schema: one with the required fields and, where they go together, one with all. Fields
 * with a known name get a value that leads past the first look-up, such as the id of a session that exists.
 */
export function goodRequestsOf(schema: z.ZodType, known: Record<string, unknown>): unknown[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const candidates = [true, false].map((optional) => exampleOf(shape, '', { known, optional }));
  const single = Object.keys(shape.properties ?? {}).map((only) =>
    exampleOf(shape, '', { known, optional: false, only }),
  );
  const good = [...candidates, ...single].filter((one) => schema.safeParse(one).success);
  const byText = new Map(good.map((one) => [JSON.stringify(one), one]));
  return [...byText.values()];
}

interface Wish {
  known: Record<string, unknown>;
  /** Optional fields too. */
  optional: boolean;
  /** This optional one of the outermost object. */
  only?: string;
}

function exampleOf(shape: JsonSchema, key: string, wish: Wish): unknown {
  if (Object.hasOwn(wish.known, key)) return wish.known[key];
  const option = (shape.anyOf ?? shape.oneOf)?.[0];
  if (option) return exampleOf(option, key, wish);
  if ('const' in shape) return shape['const'];
  if (Array.isArray(shape['enum'])) return shape['enum'][0] as unknown;
  switch (shape.type) {
    case 'object':
      return objectOf(shape, wish);
    case 'array': {
      const length = Math.max(1, Number(shape['minItems'] ?? 1));
      return Array.from({ length }, () => exampleOf(shape.items ?? {}, key, wish));
    }
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return numberOf(shape, key);
    default:
      return textOf(shape);
  }
}

function objectOf(shape: JsonSchema, wish: Wish): Record<string, unknown> {
  const { only, ...inner } = wish;
  const required = new Set(shape.required ?? []);
  return Object.fromEntries(
    Object.entries(shape.properties ?? {})
      .filter(([key]) => wish.optional || required.has(key) || key === only)
      .map(([key, property]) => [key, exampleOf(property, key, inner)]),
  );
}

function numberOf(shape: JsonSchema, key: string): number {
  if (key === 'endedAtMs') return startsAtMs + 10_000;
  if (key.endsWith('AtMs')) return startsAtMs + (/^(ends|closes|to)/u.test(key) ? 3_600_000 : 0);
  const minimum = Number(shape['minimum'] ?? 0);
  if (key === 'toSeconds') return minimum + 10;
  // An award honours somebody.
  if (key === 'overall') return minimum + 1;
  return minimum < 0 ? 1 : minimum;
}

function textOf(shape: JsonSchema): string {
  const pattern = shape['pattern'] ?? shape.allOf?.find((one) => one['pattern'])?.['pattern'];
  if (typeof pattern !== 'string')
    return '冬训'.repeat(Math.max(1, Number(shape['minLength'] ?? 1)));
  const [text = ''] = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), {
    seed: 1,
    numRuns: 1,
  });
  return text;
}

export type FieldPath = readonly (string | number)[];

/** Every place in a request where something else can be put: leaves, lists and objects. */
export function placesIn(value: unknown, at: FieldPath = []): FieldPath[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...at, key]));
  return [at, ...inner];
}

/** The request with something else in one place. */
export function withAt(value: unknown, at: FieldPath, planted: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return planted;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = withAt(copy[key], rest, planted);
  return copy;
}

/** The request with one key more in the object at a place. */
export function withKey(value: unknown, at: FieldPath, key: string, planted: unknown): unknown {
  const target = at.reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], value);
  // Through JSON, as it would come over the wire: an own key "__proto__" too.
  const text = JSON.stringify({ ...(target as object), 'key-to-be': planted });
  return withAt(value, at, JSON.parse(text.replace('"key-to-be"', JSON.stringify(key))));
}
