import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureFunctions } from '../../config/builds';
import { FUNCTIONS_DIR } from '../../config/functions';
import { planOf } from '../../config/deploy/plan';
import { linesOf } from '../../config/deploy/plan-text';
import { forgetNewest, keepRelease, releaseBefore } from '../../config/deploy/releases';
import { DeployError, variablesOf } from '../../config/deploy/secrets';
import type { EnvironmentState, Wanted } from '../../config/deploy/state';
import { readWanted } from '../../config/deploy/wanted';

/** Taking a deployment back: what this machine has kept of the one before, and the plan that it comes to. */
const envId = `rollback-${process.pid}`;
const kept = path.join(__dirname, '../../.deploy', envId);
const nothing: EnvironmentState = { functions: [], collections: [], storageIsPrivate: false };
const variables = variablesOf(nothing, { host: 'study.city.cn' });

let folder: string;
const first = () => path.join(folder, 'first');
const second = () => path.join(folder, 'second');

beforeEach(async () => {
  await ensureFunctions();
  folder = mkdtempSync(path.join(tmpdir(), 'rollback-'));
  for (const place of [first(), second()])
    cpSync(path.join(FUNCTIONS_DIR, 'score'), path.join(place, 'score'), { recursive: true });
  appendFileSync(path.join(second(), 'score', 'index.js'), '\n// something else');
});
afterEach(() => {
  for (const one of [folder, kept]) rmSync(one, { recursive: true, force: true });
});

/** An environment in which this was deployed. */
const deployed = ({ functions, collections }: Wanted): EnvironmentState => ({
  functions: functions.map(({ folder: _folder, openapi: _openapi, ...one }) => ({
    ...one,
    variables: { ...variables },
  })),
  collections: collections.map((one) => ({ ...one, closed: true })),
  storageIsPrivate: true,
});

it('goes back to the code before the last, changes nothing else, and then has none before it', async () => {
  await keepRelease(envId, first(), 1_000);
  await keepRelease(envId, second(), 2_000);
  const before = await releaseBefore(envId);
  const bundle = (place: string) => readFileSync(path.join(place, 'score', 'index.js'), 'utf8');
  expect(bundle(before)).toBe(bundle(first()));
  const now = deployed(await readWanted(second()));
  const lines = linesOf(planOf(await readWanted(before), now, variables));
  expect(lines.map((line) => line.replace(/(code) [0-9a-f]{8}/u, '$1'))).toEqual([
    '~ function score: code',
    '~ function score: variable RELEASE',
  ]);
  await forgetNewest(envId);
  await expect(releaseBefore(envId)).rejects.toThrow(DeployError);
});

it('says what to do where this machine has deployed nothing, or only once', async () => {
  const words = /made from this machine; check out the former version/u;
  await expect(releaseBefore(envId)).rejects.toThrow(words);
  await keepRelease(envId, first(), 1_000);
  await expect(releaseBefore(envId)).rejects.toThrow(words);
});

it('keeps ten, the oldest make room', async () => {
  for (let nth = 1; nth <= 12; nth += 1) await keepRelease(envId, first(), nth * 1_000);
  const places = ['00-00-02', '00-00-03'].map((time) => path.join(kept, `1970-01-01T${time}-000Z`));
  expect(places.map((place) => existsSync(place))).toEqual([false, true]);
});
