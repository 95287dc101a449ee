import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureFunctions } from '../../config/builds';
import { serve, SETTINGS_FILE } from '../../config/serve';

let folder: string;
beforeAll(async () => {
  await ensureFunctions();
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  const server = await serve({ dataDir: folder });
  expect([new URL(server.url).hostname, server.isPublic]).toEqual(['127.0.0.1', false]);
  await server.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

it('does not take one season for another', async () => {
  await expect(serve({ dataDir: folder, season: 'large' })).rejects.toThrow(
    /has the small season; name another folder with --data, or .*--reset --season large/u,
  );
  const same = await serve({ dataDir: folder, season: 'small' });
  await same.close();
});

it('begins an empty cloud with a one-time code, and a new one as long as nobody has used it', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'serve-empty-'));
  const first = await serve({ dataDir: empty, season: 'empty' });
  await first.close();
  const second = await serve({ dataDir: empty });
  expect(second.administratorCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/u);
  expect(second.administratorCode).not.toBe(first.administratorCode);
  // One is kept, and only what it hashes to.
  const kept = await second.cloud.database.find('administratorCodes', {});
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain(second.administratorCode);
  await second.close();
  await expect(serve({ dataDir: empty, season: 'small' })).rejects.toThrow(/has the empty season/u);
  rmSync(empty, { recursive: true });
});

it.each<[string, (file: string) => void, RegExp]>([
  ['are missing', (file) => rmSync(file), /has data, but not the keys .*restore a back-up/u],
  ['are cut short', (file) => writeFileSync(file, '{"SIGN'), /is damaged; restore a back-up/u],
  ['are of something else', (file) => writeFileSync(file, '{}'), /is damaged; restore a back-up/u],
])('refuses data whose keys %s, and makes no others', async (_case, damage, message) => {
  const file = path.join(folder, SETTINGS_FILE);
  const before = readFileSync(file);
  damage(file);
  await expect(serve({ dataDir: folder })).rejects.toThrow(message);
  writeFileSync(file, before);
});

it('refuses a place that can be no folder', async () => {
  const dataDir = path.join(folder, SETTINGS_FILE, 'below');
  await expect(serve({ dataDir })).rejects.toThrow(/cannot be used as a data folder/u);
});
