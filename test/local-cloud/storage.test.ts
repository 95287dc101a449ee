import {
  closeSync,
  openSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { ServerClock } from '../../local-cloud';
import { rangeOf } from '../../local-cloud/storage/byte-range';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

const clock = new ServerClock(Date.UTC(2026, 0, 5));
let probe: ProbeCloud;
beforeAll(async () => {
  clock.freeze();
  probe = await startProbeCloud({ clock });
});
afterAll(() => probe.close());

it('keeps files over a restart and replaces them whole', async () => {
  const fileId = await probe.cloud.storage.put('a.txt', Buffer.from('old'));
  await probe.cloud.storage.put('a.txt', Buffer.from('fresh'));
  await probe.restart();
  const response = await fetch(probe.cloud.storage.temporaryUrl(fileId));
  expect(await response.text()).toBe('fresh');
});

describe('addresses', () => {
  const urlOf = async (name = 'video.mp4'): Promise<string> =>
    probe.cloud.storage.temporaryUrl(
      await probe.cloud.storage.put(name, Buffer.from('0123456789')),
    );

  it.each([
    [undefined, 200, '0123456789', null],
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=0-999', 206, '0123456789', 'bytes 0-9/10'],
    ['lines=1-2', 200, '0123456789', null],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=9-', 206, '9', 'bytes 9-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=a-b', 200, '0123456789', null],
    ['bytes 2-4', 200, '0123456789', null],
  ])('answers range %s with status %s', async (range, status, body, contentRange) => {
    const response = await fetch(await urlOf(), { headers: range === undefined ? {} : { range } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('refuses range %s', async (range) => {
    const response = await fetch(await urlOf(), { headers: { range } });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */10');
  });

  it.each([
    ['a.mp4', 'video/mp4'],
    ['a.MP3', 'audio/mpeg'],
    ['a.m3u8', 'application/vnd.apple.mpegurl'],
    ['a.vtt', 'text/vtt; charset=utf-8'],
    ['a.jpg', 'image/jpeg'],
    ['a.html', 'text/html; charset=utf-8'],
    ['a.exe', 'application/octet-stream'],
    ['a', 'application/octet-stream'],
  ])('serve %s as %s, with no rights of the app', async (name, contentType) => {
    const response = await fetch(await urlOf(name), { method: 'HEAD' });
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-length')).toBe('10');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('hold as long as they were asked for, a day at most', async () => {
    const fileId = await probe.cloud.storage.put('b.mp4', Buffer.from('x'));
    const { storage } = probe.cloud;
    const [short, long] = [storage.temporaryUrl(fileId, 60), storage.temporaryUrl(fileId, 1e9)];
    clock.advance(59_000);
    expect((await fetch(short)).status).toBe(200);
    clock.advance(1000);
    expect((await fetch(short)).status).toBe(403);
    clock.advance(24 * 3600_000 - 61_000);
    expect((await fetch(long)).status).toBe(200);
    clock.advance(1000);
    expect((await fetch(long)).status).toBe(403);
  });

  it('expire, and hold for one file and one use only', async () => {
    const url = await urlOf();
    const other = new URL(await urlOf('other.mp4'));
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(other.origin + other.pathname + new URL(url).search)).status).toBe(403);
    expect((await fetch(other.origin + other.pathname)).status).toBe(403);
    expect((await fetch(url.replace(/t=(\d)/u, 't=9$1'))).status).toBe(403);
    clock.advance(2 * 3600_000 + 1000);
    expect((await fetch(url)).status).toBe(403);
  });

  it.each(['../secret', 'a//b', '/a', 'a/../b', 'a\\b', ''])(
    'refuses the path %j',
    async (name) => {
      await expect(probe.cloud.storage.put(name, Buffer.from('x'))).rejects.toMatchObject({
        code: 'INVALID_PARAM',
      });
    },
  );
});

it.each([
  ['bytes=5-2', 10, 'whole'],
  ['bytes=-0', 10, 'unsatisfiable'],
  ['bytes=-', 10, 'whole'],
  ['bytes=0-0', 0, 'unsatisfiable'],
  ['bytes=-20', 10, { start: 0, end: 9 }],
])('reads %s of %s bytes', (header, bytes, expected) => {
  expect(rangeOf(header, bytes)).toEqual(expected);
});

describe('a stored file on the disk', () => {
  const disk = (): string => {
    const [name = ''] = readdirSync(path.join(own.dataDir, 'files'));
    return path.join(own.dataDir, 'files', name);
  };
  let own: ProbeCloud;
  beforeEach(async () => {
    own = await startProbeCloud();
    await own.cloud.storage.put('lecture.mp4', Buffer.alloc(40e6, 3));
  });
  afterEach(async () => {
    await own.close();
  });

  it('that was never finished is gone after the next start', async () => {
    await own.cloud.close();
    writeFileSync(path.join(own.dataDir, 'files', 'half'), 'x');
    await own.restart();
    expect(readdirSync(path.join(own.dataDir, 'files'))).toHaveLength(1);
    expect(own.cloud.storage.has('lecture.mp4')).toBe(true);
  });

  it.each<[string, () => void, RegExp]>([
    ['missing', () => rmSync(disk()), /stored file lecture\.mp4 is missing; restore a back-up/u],
    ['cut short', () => truncateSync(disk(), 39e6), /has 39000000 of 40000000 bytes; restore/u],
  ])('that is %s is noticed at the start', async (_case, damage, message) => {
    await own.cloud.close();
    damage();
    await expect(own.restart()).rejects.toThrow(message);
  });
});

it('damage of a large data file that only reading shows is found beside its use', async () => {
  const own = await startProbeCloud();
  await expect(own.cloud.checked).resolves.toBeUndefined();
  const long = 'x'.repeat(1e6);
  await own.cloud.database.insertMany(
    'plain',
    Array.from({ length: 40 }, () => ({ long })),
  );
  await own.restart();
  await expect(own.cloud.checked).resolves.toBeUndefined();
  await own.cloud.close();
  const file = path.join(own.dataDir, 'cloud.sqlite');
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(40_000, 0xff), 0, 40_000, 20e6);
  closeSync(handle);
  await own.restart();
  await expect(own.cloud.checked).rejects.toThrow(/is damaged \(.*restore it from a back-up/u);
  await own.close();
});
