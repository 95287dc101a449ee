import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { resetDataDir } from '../../local-cloud';
import { readCollectionsFile } from '../../local-cloud/database/collections-file';
import { startProbeCloud } from './support/probe-cloud';

it('starts empty after a reset', async () => {
  const probe = await startProbeCloud();
  await probe.cloud.database.insertMany('plain', [{ n: 1 }]);
  expect(() => resetDataDir(probe.dataDir)).toThrow(/used by another/u);
  await probe.cloud.close();
  resetDataDir(probe.dataDir);
  await probe.restart();
  expect(await probe.cloud.database.isEmpty()).toBe(true);
  await probe.close();
});

it.each([
  [{ a: { indexes: [{ name: 'i', keys: {} }] } }, /"keys" is empty/u],
  [{ a: { indexes: [{ name: 'i', keys: { 'x..y': 1 } }] } }, /not a usable path/u],
  [{ a: { indexes: [{ name: 'i', keys: { x: 2 } }] } }, /direction of "x"/u],
  [{ a: { indexes: [{ name: 'i', keys: { x: 1 }, multikey: 'y' }] } }, /"multikey" must name/u],
  [{ a: { security: { read: true, write: false } } }, /"security" must be/u],
  [{ 'a b': {} }, /not a collection name/u],
])('refuses definitions %j', (collections, message) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'definitions-'));
  const file = path.join(folder, 'collections.json');
  writeFileSync(file, JSON.stringify({ collections }));
  expect(() => readCollectionsFile(file)).toThrow(message);
  rmSync(folder, { recursive: true });
});
