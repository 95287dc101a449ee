import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import * as z from 'zod';
import { ensureFunctions } from '../../config/builds';
import { cloudbasercOf } from '../../config/deploy/cloudbaserc';
import { readWanted } from '../../config/deploy/wanted';
import { platformPackage } from '../tools/platform-package';

/** What a deployment says, held against the platform's own words: the schema of its command line tool, the types of its library. */
const root = path.join(__dirname, '../..');
const tools = JSON.parse(
  readFileSync(path.join(root, 'config/deploy/tools/package-lock.json'), 'utf8'),
) as { packages: Record<string, { version: string }> };

type Schema = Record<string, unknown> & { definitions: Record<string, Schema> };

const schemaFolder = platformPackage('@cloudbase/framework-core', '1.9.7');
const library = platformPackage(
  '@cloudbase/manager-node',
  tools.packages['node_modules/@cloudbase/manager-node']?.version ?? '',
);

/** The schema of cloudbaserc as the tool's framework ships it. */
function toolSchema(): Schema {
  const file = path.join(schemaFolder ?? '', 'assets/cloudbaserc-json-schema.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

/** Its shape of one thing; what it does not name is refused, so that a field which the tool does not know would be found. */
function shapeOf(schema: Schema, name: string) {
  const { definitions } = schema;
  const strict = Object.fromEntries(
    Object.entries(definitions).map(([key, one]) => [
      key,
      one['properties'] ? { ...one, additionalProperties: false } : one,
    ]),
  );
  const { $schema } = schema;
  return z.fromJSONSchema({
    ...{ $schema, definitions: strict, $ref: `#/definitions/${name}` },
  } as never);
}

let written: ReturnType<typeof cloudbasercOf>['framework']['plugins'];

beforeAll(async () => {
  await ensureFunctions();
  written = cloudbasercOf(await readWanted(), 'study-1a2b3c').framework.plugins;
});

const describeHeld = schemaFolder === undefined ? describe.skip : describe;

describeHeld("the tool's own schema", () => {
  it("functions, timers, collections and indexes have the shape of the tool's own schema", () => {
    const schema = toolSchema();
    // It lists the run times of 2020 and no newer one, though the tool knows them.
    const { ICloudFunction } = schema.definitions;
    Object.assign(ICloudFunction?.['properties'] as object, {
      runtime: { type: 'string' },
    });
    const [ofFunction, ofCollection] = [
      shapeOf(schema, 'ICloudFunction'),
      shapeOf(schema, 'ICollectionInputs'),
    ];
    for (const one of written.functions.inputs.functions) ofFunction.parse(one);
    for (const one of written.database.inputs.collections) ofCollection.parse(one);
    expect(written.functions.inputs.functions.length).toBeGreaterThan(30);
    expect(written.database.inputs.collections.length).toBeGreaterThan(45);
  });

  it.each([
    ['a memory that is not sold', 'ICloudFunction', { name: 'f', memory: 300 }],
    [
      'a timer without its times',
      'ICloudFunction',
      { name: 'f', triggers: [{ name: 't', type: 'timer' }] },
    ],
    ['a field of no meaning', 'ICloudFunction', { name: 'f', memorySize: 256 }],
    ['an open collection', 'ICollectionInputs', { collectionName: 'c', aclTag: 'OPEN' }],
    [
      'an index in no direction',
      'ICollectionInputs',
      {
        collectionName: 'c',
        createIndexes: [{ name: 'i', unique: false, keys: [{ name: 'a', direction: 'up' }] }],
      },
    ],
    [
      'an index that does not say whether it is unique',
      'ICollectionInputs',
      { collectionName: 'c', createIndexes: [{ name: 'i', keys: [] }] },
    ],
  ])('the schema refuses %s', (_what, name, value) => {
    expect(shapeOf(toolSchema(), name).safeParse(value).success).toBe(false);
  });
});

// A machine whose set-up had no network says so there.
(library === undefined ? it.skip : it)(
  'what is asked of the library is what its types offer',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'held-'));
    const file = path.join(folder, 'held.ts');
    const typesOf = (...parts: string[]) =>
      JSON.stringify(path.join(...parts).replaceAll('\\', '/'));
    writeFileSync(
      file,
      `import type CloudBase from ${typesOf(library ?? '', 'types/index')};
import type { Manager } from ${typesOf(root, 'config/deploy/cloudbase')};
export const held = (library: CloudBase): Manager => library;`,
    );
    const program = ts.createProgram([file], {
      ...{ noEmit: true, strict: true, skipLibCheck: true, esModuleInterop: true },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
      ...{ moduleResolution: ts.ModuleResolutionKind.Node10, types: ['node'] },
      typeRoots: [path.join(root, 'node_modules/@types')],
    });
    const said = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    rmSync(folder, { recursive: true });
    expect(said).toEqual([]);
  },
  120_000,
);
