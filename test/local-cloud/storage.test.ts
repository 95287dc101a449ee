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
  ])('answers range %s with status %s', async (range, status, body, contentRange) => {
    const response = await fetch(await urlOf(), { headers: range === undefined ? {} : { range } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
  });

  it('refuses a range beyond the end', async () => {
    const response = await fetch(await urlOf(), { headers: { range: 'bytes=10-' } });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */10');
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
