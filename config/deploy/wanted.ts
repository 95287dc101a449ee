import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { FUNCTIONS_DIR } from '../functions';
import type { IndexState, Wanted, WantedFunction } from './state';

const COLLECTIONS_FILE = path.join(__dirname, '..', '..', 'cloudfunctions', 'collections.json');

/** The platform's own bounds; a file that leaves them would only fail over there. */
const functionConfig = z.strictObject({
  permissions: z.strictObject({
    openapi: z.array(z.string().regex(/^[a-z]+\.[A-Za-z]+$/iu)),
  }),
  timeout: z.int().min(1).max(60),
  memorySize: z.literal([128, 256, 512, 1024, 2048]),
  triggers: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/u),
        type: z.literal('timer'),
        config: z.string().regex(/^(\S+ ){6}\S+$/u),
      }),
    )
    .max(1)
    .optional(),
});

const collectionsFile = z.strictObject({
  collections: z.record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,31}$/u),
    z.strictObject({
      indexes: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(60),
            keys: z.record(z.string().min(1), z.literal([1, -1])),
            unique: z.boolean().optional(),
            multikey: z.string().optional(),
          }),
        )
        .max(20),
      security: z.strictObject({ read: z.literal(false), write: z.literal(false) }),
    }),
  ),
});

/**
 * What the repository wants of an environment, from the built functions and collections.json. Throws when one of them is not
 * what the platform takes; no collection may be open to clients.
 */
export async function readWanted(functionsDir: string = FUNCTIONS_DIR): Promise<Wanted> {
  const names = (await readdir(functionsDir)).sort();
  const functions = await Promise.all(
    names.map((name) => readFunction(path.join(functionsDir, name), name)),
  );
  const text = await readFile(COLLECTIONS_FILE, 'utf8');
  const { collections } = collectionsFile.parse(JSON.parse(text));
  return {
    functions,
    collections: Object.entries(collections).map(([name, { indexes }]) => ({
      name,
      indexes: indexes.map(({ name: index, keys, unique }): IndexState => {
        return { name: index, keys: Object.entries(keys), unique: unique === true };
      }),
    })),
  };
}

async function readFunction(folder: string, name: string): Promise<WantedFunction> {
  const config = functionConfig.parse(
    JSON.parse(await readFile(path.join(folder, 'config.json'), 'utf8')),
  );
  return {
    name,
    folder,
    timeoutSeconds: config.timeout,
    memoryMegabytes: config.memorySize,
    triggers: (config.triggers ?? []).map(({ name: trigger, config: cron }) => ({
      name: trigger,
      config: cron,
    })),
    openapi: config.permissions.openapi,
    release: await digestOf(folder),
  };
}

/** What runs, and what the platform installs for it; the source map changes nothing there. */
async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['index.js', 'package.json', 'config.json'])
    hash.update(file).update(await readFile(path.join(folder, file)));
  return hash.digest('hex').slice(0, 32);
}
