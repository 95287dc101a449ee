import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { useTarget } from './target';

/** What the SDK offers and no table of this suite names would be a promise that nobody checks. */
const target = useTarget();
const tables = readdirSync(__dirname)
  .filter((name) => name.endsWith('.test.ts') && name !== path.basename(__filename))
  .map((name) => readFileSync(path.join(__dirname, name), 'utf8'))
  .join('\n');
/** Groups of other commands, and two that need what no application of ours has: a text index, a JSON schema. */
const NOT_COMMANDS = ['aggregate', 'project', 'jsonSchema', 'text'];
/** The SDK's own: startTransaction has called it. */
const INTERNAL = ['constructor', 'init'];
const unnamed = (names: string[], before: string): string[] =>
  names.filter((name) => !new RegExp(`${before}${name}\\(`, 'u').test(tables));

it('has a case for every command of queries and updates', () => {
  const commands = Object.keys(target.sdk._ as object).filter(
    (name) => !NOT_COMMANDS.includes(name),
  );
  expect(commands.length).toBeGreaterThan(30);
  expect(unnamed(commands, '_\\.')).toEqual([]);
});

it('has a case for every stage of an aggregation that the SDK can send', () => {
  const start = target.room().aggregate() as { _aggregate: object };
  const sendable = Object.getPrototypeOf(start._aggregate) as Record<string, unknown>;
  const offered = Object.getOwnPropertyNames(Object.getPrototypeOf(start));
  const stages = offered.filter((name) => name in sendable && !INTERNAL.includes(name));
  expect(stages.length).toBeGreaterThan(15);
  expect(unnamed(stages, '\\.\\s*')).toEqual([]);
});

it('has a case for every operation on collections, documents and transactions', async () => {
  const methods = (value: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(value));
  const transaction = (await target.sdk.db.startTransaction()) as { rollback: () => Promise<void> };
  const operations = [
    ...methods(target.room() as object),
    ...methods(target.room().where({}) as object),
    ...methods(target.room().doc('a') as object),
    ...methods(transaction),
  ].filter((name) => !name.startsWith('_') && !INTERNAL.includes(name));
  await transaction.rollback();
  expect(operations.length).toBeGreaterThan(15);
  expect(unnamed([...new Set(operations)], '\\.\\s*')).toEqual([]);
});
