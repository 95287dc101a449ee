import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServerClock } from '../../local-cloud';
import { openDatabase, type Database } from '../../local-cloud/database';

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'queue-'));
  const unique = { name: 'u', keys: { u: 1 }, unique: true, multikey: null } as const;
  const tags = { name: 't', keys: { tags: 1 }, unique: false, multikey: 'tags' } as const;
  const definitions = new Map([['things', [unique, tags]]]);
  database = openDatabase({ dataDir: folder, definitions, clock: new ServerClock() });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

it('undoes one failed write of a batch alone', async () => {
  const { handle } = database;
  const outcomes = await Promise.allSettled([
    handle.insertMany('things', [{ _id: 'a', u: 1 }]),
    handle.insertMany('things', [
      { _id: 'b', u: 2, tags: ['x'] },
      { _id: 'c', u: 1, tags: ['x'] },
    ]),
    handle.insertMany('things', [{ _id: 'd', u: 3, tags: ['x'] }]),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await handle.find('things')).map(({ _id }) => _id)).toEqual(['a', 'd']);
  expect(await handle.count('things', { tags: 'x' })).toBe(1);
});

it('forgets with an undone write what kinds of value it brought', async () => {
  const { handle } = database;
  await handle.insertMany('things', [{ _id: 'a', u: 1 }]);
  const failed = handle.insertMany('things', [
    { _id: 'x', u: 'text' },
    { _id: 'a', u: 9 },
  ]);
  await expect(failed).rejects.toThrow(/E11000/u);
  await handle.insertMany('things', [{ _id: 'c', u: 'text' }]);
  const kinds = database.store.statements.all<{ kind: string }>(
    "SELECT kind FROM kinds WHERE path='u' ORDER BY kind",
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['number', 'string']);
});

it('shows a batch to nobody before it is on disk', async () => {
  const { handle } = database;
  const write = handle.insertMany('things', [{ _id: 'a', u: 1 }]);
  expect(await handle.count('things')).toBe(0);
  await write;
  expect(await handle.count('things')).toBe(1);
});

describe('with a disk that takes its time', () => {
  let held: { resolve: () => void; reject: (error: Error) => void }[];
  let slow: Database;
  beforeEach(() => {
    held = [];
    slow = openDatabase({
      dataDir: path.join(folder, 'slow'),
      definitions: new Map([['things', []]]),
      clock: new ServerClock(),
      syncLog: () =>
        new Promise((resolve, reject) => {
          held.push({ resolve, reject });
        }),
    });
  });
  afterEach(() => slow.close());

  const turn = async (): Promise<void> => {
    for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
  };
  /** What became of each so far: nothing, an answer, a refusal. */
  const watch = (promises: Promise<unknown>[]): string[] => {
    const states = promises.map(() => 'waits');
    promises.forEach((promise, n) => {
      promise.then(
        () => (states[n] = 'answered'),
        () => (states[n] = 'refused'),
      );
    });
    return states;
  };
  const read = () =>
    slow.service.act('getDocument', { collectionName: 'things', query: '{}', queryType: 'WHERE' });

  it('acknowledges after the sync that began after the commit, and shares the next one', async () => {
    const first = slow.handle.insertMany('things', [{ _id: 'a' }]);
    await turn();
    const later = [1, 2].map((n) => slow.handle.insertMany('things', [{ _id: `b${n}` }]));
    await turn();
    const states = watch([first, ...later]);
    expect(held).toHaveLength(1);
    held[0]?.resolve();
    await turn();
    expect(states).toEqual(['answered', 'waits', 'waits']);
    expect(held).toHaveLength(2);
    held[1]?.resolve();
    await turn();
    expect(states).toEqual(['answered', 'answered', 'answered']);
  });

  it('commits what came during a sync in one go, and does not lose it by closing', async () => {
    const first = slow.handle.insertMany('things', [{ _id: 'a' }]);
    await turn();
    const during = slow.handle.insertMany('things', [{ _id: 'b' }]);
    await turn();
    const later = slow.handle.insertMany('things', [{ _id: 'c' }]);
    await turn();
    const states = watch([first, during, later]);
    expect(await slow.handle.count('things')).toBe(1);
    held[0]?.resolve();
    await turn();
    expect(await slow.handle.count('things')).toBe(3);
    expect(held).toHaveLength(2);
    const last = watch([slow.handle.insertMany('things', [{ _id: 'd' }])]);
    await turn();
    expect([...states, ...last]).toEqual(['answered', 'waits', 'waits', 'waits']);
    slow.close();
    await turn();
    expect([...states, ...last]).toEqual(['answered', 'answered', 'answered', 'answered']);
  });

  it('tells no reader, and no refused writer, of what is not on the disk', async () => {
    const write = slow.handle.insertMany('things', [{ _id: 'a' }]);
    await turn();
    const again = slow.handle.insertMany('things', [{ _id: 'a' }]);
    const states = watch([write, read(), again]);
    await turn();
    expect(states).toEqual(['waits', 'waits', 'waits']);
    for (let n = 0; n < held.length; n++) {
      held[n]?.resolve();
      await turn();
    }
    expect(states).toEqual(['answered', 'answered', 'refused']);
  });

  it('acknowledges nothing any more once a sync has failed', async () => {
    const states = watch([slow.handle.insertMany('things', [{ _id: 'a' }])]);
    await turn();
    held[0]?.reject(new Error('the disk is full'));
    await turn();
    expect(states).toEqual(['refused']);
    await expect(slow.handle.insertMany('things', [{ _id: 'b' }])).rejects.toThrow(/disk is full/u);
    await expect(read()).rejects.toThrow(/disk is full/u);
  });

  it('brings what waits to the disk by closing', async () => {
    const states = watch([slow.handle.insertMany('things', [{ _id: 'a' }])]);
    await turn();
    slow.close();
    await turn();
    expect(states).toEqual(['answered']);
  });
});
