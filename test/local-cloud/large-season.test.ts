import path from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ensureFunctions } from '../../config/builds';
import { FUNCTIONS_DIR } from '../../config/functions';
import { ServerClock, startLocalCloud, type LocalCloud } from '../../local-cloud';
import { openDatabase } from '../../local-cloud/database';
import { demoPersons, plantSeason } from '../../local-cloud/demo-season';
import { committeesUpTo } from '../../local-cloud/demo-season/large-district';
import { organisationTree } from '../../local-cloud/demo-season/organisations';

const anchorMs = Date.UTC(2026, 10, 25, 3, 20);

describe('the tree of a large district', () => {
  const tree = organisationTree(committeesUpTo(100_000, 'test'));
  const sizes = tree.branches.map(({ memberCount }) => memberCount).sort((a, b) => a - b);

  it('has about the members that were asked for, in branches of 3 to 300', () => {
    expect(tree.district.memberCount).toBeGreaterThanOrEqual(100_000);
    expect(tree.district.memberCount).toBeLessThan(100_010);
    expect(sizes[0]).toBe(3);
    expect(sizes.at(-1)).toBeGreaterThan(150);
    expect(sizes.at(-1)).toBeLessThanOrEqual(300);
    const median = sizes[sizes.length >> 1] ?? 0;
    expect(median).toBeGreaterThan(18);
    expect(median).toBeLessThan(40);
  });

  it('names every part apart, and keeps the small district as it is', () => {
    const all = [tree.district, ...tree.committees, ...tree.branches];
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(all.length);
    expect(new Set(tree.committees.map(({ name }) => name)).size).toBe(tree.committees.length);
    const small = organisationTree();
    expect(tree.branches.slice(0, small.branches.length)).toEqual(small.branches);
  });

  it('is the same from the same seed', () => {
    expect(committeesUpTo(20_000, 'test')).toEqual(committeesUpTo(20_000, 'test'));
    expect(committeesUpTo(20_000, 'test')).not.toEqual(committeesUpTo(20_000, 'other'));
  });
});

const clock = new ServerClock();

describe('planted', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'large-'));
  const told: [number, number][] = [];
  let cloud: LocalCloud;

  beforeAll(async () => {
    await ensureFunctions();
    clock.freeze(anchorMs);
    cloud = await startLocalCloud({
      dataDir,
      functionsDir: FUNCTIONS_DIR,
      collectionsFile: path.join(__dirname, '../../cloudfunctions/collections.json'),
      environment: {
        SIGNING_KEYS: JSON.stringify({ current: 'k1', keys: { k1: 'ab'.repeat(32) } }),
        OPENID_HMAC_KEY: 'test-openid-key-'.repeat(2),
        CODE_HOST: 'STUDY.EXAMPLE',
      },
      clock,
    });
    await plantSeason(cloud, {
      anchorMs,
      seed: 'test',
      openidHmacKey: 'test-openid-key-'.repeat(2),
      members: 3000,
      onProgress: (done, all) => told.push([done, all]),
    });
  }, 60_000);
  afterAll(async () => {
    await cloud.close();
    rmSync(dataDir, { recursive: true });
  });

  it('is whole, and told how far it was', async () => {
    const members = await cloud.database.count('members');
    expect(members).toBeGreaterThanOrEqual(3000);
    expect(await cloud.database.count('studyRecords')).toBe(members);
    expect(await cloud.database.count('studyRecords', { orgPath: 'district' })).toBe(members);
    expect(told.at(-1)).toEqual([2 * members, 2 * members]);
    const done = told.map(([one]) => one);
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('has the persons of the small one, with their phones bound', async () => {
    for (const { openid, personId } of demoPersons('test')) {
      const found = await cloud.database.count('bindings', { openid });
      expect([personId, found]).toEqual([personId, personId === 'guest' ? 0 : 1]);
    }
  });

  it('has the rankings that the function would count', async () => {
    const before = await cloud.database.find('summaries', {});
    expect(before).toHaveLength(await cloud.database.count('organisations'));
    // Asked to count everything, it finds every summary as it stands, and writes none.
    await cloud.database.removeMany('summaryRuns', {});
    for (let waiting = 1; waiting > 0;) {
      const reply = (await cloud.fireTimer('summarise')) as { ok: true; data: { waiting: number } };
      expect(reply.ok).toBe(true);
      ({ waiting } = reply.data);
    }
    expect(await cloud.database.find('summaries', {})).toEqual(before);
  });

  it('keeps its unique keys', async () => {
    const [binding] = await cloud.database.find('bindings', {}, { limit: 1 });
    await expect(
      cloud.database.insertMany('bindings', [{ ...binding, _id: 'another' }]),
    ).rejects.toThrow(/E11000/u);
  });
});

it.each([
  ['fulfilled', () => Promise.resolve()],
  ['rejected', () => Promise.reject(new Error('cut short'))],
])('writes are synced again when a filling is %s', async (outcome, end) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'synced-'));
  const { store, close } = openDatabase({ dataDir, definitions: new Map(), clock });
  const synchronous = (): unknown =>
    store.statements.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous;
  const always = synchronous();
  let meanwhile: unknown;
  const filling = store.bulkLoad(() => {
    meanwhile = synchronous();
    return end();
  });
  expect(await Promise.allSettled([filling])).toMatchObject([{ status: outcome }]);
  expect([always, meanwhile, synchronous()]).toEqual([2, 0, 2]);
  close();
  rmSync(dataDir, { recursive: true });
});

it('a folder whose filling was cut short is refused', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'half-'));
  const start = (): Promise<LocalCloud> =>
    startLocalCloud({
      dataDir,
      functionsDir: FUNCTIONS_DIR,
      collectionsFile: path.join(__dirname, '../../cloudfunctions/collections.json'),
    });
  const cloud = await start();
  const cut = cloud.database.bulkLoad(async () => {
    await cloud.database.insertMany('members', [{ name: '甲' }]);
    throw new Error('cut short');
  });
  await expect(cut).rejects.toThrow('cut short');
  await cloud.close();
  await expect(start()).rejects.toThrow(/only half full; start over with a reset/u);
  rmSync(dataDir, { recursive: true });
});
