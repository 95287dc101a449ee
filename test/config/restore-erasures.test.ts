import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main as dataCommand } from '../../config/data-commands';
import { main as erasures } from '../../config/erasures';
import { eraseMember } from '../../cloudfunctions/shared/erasure/erase-member';
import { repositories } from '../../cloudfunctions/shared/repositories';
import { documentsIn } from '../../local-cloud';
import { type BareCloud, startBareCloud } from '../tools/bare-cloud';
import { startsAtMs } from '../tools/builders';
import {
  documentsAboutPerson,
  importNamingPerson,
  knownName,
  knownPerson,
  me,
  otherFilesOfPerson,
  storedTexts,
} from '../tools/known-person';
import { openidOf } from '../tools/test-cloud';

/** A back-up knows people who were erased after it was made: what brings it back must not bring them back. */
const COLLECTIONS = path.join(__dirname, '../../cloudfunctions/collections.json');
const collections = Object.keys(
  (JSON.parse(readFileSync(COLLECTIONS, 'utf8')) as { collections: object }).collections,
);

let folder: string;
let bare: BareCloud;
let said: string[];
const at = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'restored-'));
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
  bare = await startBareCloud({ ...documentsAboutPerson() });
  await importNamingPerson(bare.cloud);
  await otherFilesOfPerson(bare.cloud);
  await dataCommand(['backup', '--to', at('saved'), '--data', bare.folder]);
  await repositories().erasures.begin(me, startsAtMs);
  await eraseMember(me, { repositories: repositories() });
  await erasures(['--to', at('list.json'), '--data', bare.folder]);
  await bare.cloud.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const one of [folder, bare.folder]) rmSync(one, { recursive: true, force: true });
});

const restore = (data: string, ...more: string[]) =>
  dataCommand(['restore', '--from', at('saved'), '--data', data, ...more]);

/** What a folder says about the person: in its documents, and in its files. */
async function leftIn(data: string): Promise<string[]> {
  const documents = [];
  for (const one of collections) documents.push(await documentsIn(data, COLLECTIONS, one));
  const text = JSON.stringify(documents) + storedTexts(data);
  expect(text).toContain('m-other');
  return [knownName, openidOf(me), knownPerson().binding._id].filter((one) => text.includes(one));
}

it('a restore into the same folder erases once more, before the data take their place', async () => {
  await restore(bare.folder, '--replace');
  expect(said.at(-1)).toMatch(/^1 people who were erased since/u);
  expect(await leftIn(bare.folder)).toEqual([]);
  expect(await documentsIn(bare.folder, COLLECTIONS, 'erasures')).toEqual([
    { _id: me, askedAtMs: startsAtMs },
  ]);
  expect(existsSync(path.join(bare.folder, 'erasures-to-replay.json'))).toBe(false);
});

it('a restore that was cut short after the old data went still knows whom to erase', async () => {
  writeFileSync(path.join(bare.folder, 'erasures-to-replay.json'), readFileSync(at('list.json')));
  rmSync(path.join(bare.folder, 'cloud.sqlite'));
  writeFileSync(path.join(bare.folder, 'restore-unfinished'), '');
  await restore(bare.folder);
  expect(await leftIn(bare.folder)).toEqual([]);
});

it('another folder knows nobody: it says so, and the list that was saved makes up for it', async () => {
  await restore(at('other'));
  expect(said.at(-1)).toMatch(/had no list of erasures: .* stands there again.*npm run erasures/u);
  expect(await leftIn(at('other'))).not.toEqual([]);
  await erasures(['--from', at('list.json'), '--data', at('other')]);
  expect(await leftIn(at('other'))).toEqual([]);
  await restore(at('third'), '--erasures', at('list.json'));
  expect(await leftIn(at('third'))).toEqual([]);
});

it('where the list cannot be read nothing is changed, unless another is named or none is wanted', async () => {
  const file = path.join(bare.folder, 'cloud.sqlite');
  const damaged = readFileSync(file).fill(0xff, 4096, 60_000);
  writeFileSync(file, damaged);
  await expect(restore(bare.folder, '--replace')).rejects.toThrow(
    /who was erased since .* cannot be read.*\nNothing was changed\. .*--erasures/u,
  );
  expect(readFileSync(file).equals(damaged)).toBe(true);
  await restore(bare.folder, '--replace', '--erasures', at('list.json'));
  expect(await leftIn(bare.folder)).toEqual([]);
  writeFileSync(file, damaged);
  await restore(bare.folder, '--replace', '--without-erasures');
  expect(said.at(-1)).toMatch(/had no list of erasures/u);
});

it('a saved list names nobody, and nothing else is taken for one', async () => {
  expect(JSON.parse(readFileSync(at('list.json'), 'utf8'))).toEqual({
    erasures: [{ memberId: me, askedAtMs: startsAtMs }],
  });
  writeFileSync(at('other.json'), '{"members":[]}');
  await expect(restore(at('data'), '--erasures', at('other.json'))).rejects.toThrow(/is no list/u);
  await expect(erasures([])).rejects.toThrow(/--to FILE/u);
});
