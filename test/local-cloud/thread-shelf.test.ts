import { ServerClock, ThreadShelf } from '../../local-cloud';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

interface Seen {
  thread: number;
  calls: number;
  nowMs: number;
  random: number;
  environment: string | null;
  stored: number;
}

/** Keeps a count in its module, and tells what it is run on. */
const COUNTER = `
const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const { threadId } = require('node:worker_threads');
let calls = 0;
exports.main = async ({ last }) => {
  if (last) process.exit(1);
  const { total } = await cloud.database().collection('plain').count();
  return { thread: threadId, calls: ++calls, nowMs: Date.now(), random: Math.random(),
    environment: process.env.ONE_CLOUD_ONLY ?? null, stored: total };
};`;

let threads: ThreadShelf;
beforeEach(() => {
  threads = new ThreadShelf();
});
afterEach(() => threads.close());

async function start(more: Parameters<typeof startProbeCloud>[0] = {}): Promise<ProbeCloud> {
  const clock = new ServerClock();
  clock.freeze(1_000_000_000_000);
  const functions = { counter: COUNTER, other: COUNTER };
  return await startProbeCloud({ clock, seed: 'same', threads, functions, ...more });
}
const call = async (probe: ProbeCloud, name = 'counter', event: object = {}): Promise<Seen> =>
  (await probe.cloud.invoke(name, event, { openid: 'oCaller' })) as Seen;

it('hands a thread on, and with it nothing of the cloud before', async () => {
  const one = await start({ environment: { ONE_CLOUD_ONLY: 'yes' } });
  await one.cloud.database.insertMany('plain', [{ _id: 'first' }]);
  const first = await call(one);
  expect(first).toMatchObject({ calls: 1, environment: 'yes', stored: 1 });
  expect(await call(one)).toMatchObject({ thread: first.thread, calls: 2 });
  // The same file again.
  await one.restart();
  expect(await call(one)).toEqual(first);
  await one.close();

  const clock = new ServerClock();
  clock.freeze(1_700_000_000_000);
  const two = await start({ clock });
  const { thread, random } = first;
  const fresh = { calls: 1, environment: null, stored: 0, nowMs: 1_700_000_000_000 };
  expect(await call(two)).toEqual({ ...fresh, thread, random });
  await two.close();
});

it('makes an instance of one function out of that of another', async () => {
  const one = await start();
  const { thread } = await call(one);
  await one.close();
  const two = await start();
  expect(await call(two, 'other')).toMatchObject({ thread, calls: 1 });
  expect((await call(two)).thread).not.toBe(thread);
  await two.close();
});

it.each([
  ['a real clock', { clock: undefined }],
  ['other bounds', { memoryMegabytes: 128 }],
])('starts a fresh thread for a cloud with %s', async (_, more) => {
  const one = await start();
  const { thread } = await call(one);
  await one.close();
  const two = await start(more as object);
  expect((await call(two)).thread).not.toBe(thread);
  await two.close();
});

it('keeps no thread that has ended', async () => {
  const one = await start();
  await expect(call(one, 'counter', { last: true })).rejects.toThrow(/exited/u);
  await one.close();
  const two = await start();
  expect(await call(two)).toMatchObject({ calls: 1 });
  await two.close();
});
