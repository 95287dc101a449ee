import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startHttpFront, type HttpFront, type HttpFrontOptions } from '../../local-cloud';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

const persons = [
  { personId: 'p1', name: '甲', roleLabel: '党员', branchName: '一支部', openid: 'oSecretOne' },
  { personId: 'p2', name: '乙', roleLabel: '书记', branchName: '二支部', openid: 'oSecretTwo' },
];
const SCRIPT = 'document.documentElement.style.fontSize="16px"';

let probe: ProbeCloud;
let h5Dir: string;
let front: HttpFront;
const start = (more: Partial<HttpFrontOptions> = {}): Promise<HttpFront> =>
  startHttpFront({ cloud: probe.cloud, h5Dir, persons, ...more });

beforeAll(async () => {
  probe = await startProbeCloud({
    functions: { throws: 'exports.main = async () => { throw new Error("inner secret") }' },
  });
  h5Dir = mkdtempSync(path.join(tmpdir(), 'h5-'));
  writeFileSync(
    path.join(h5Dir, 'index.html'),
    `<script>${SCRIPT}</script><script src="/app.12345678.js"></script>`,
  );
  writeFileSync(path.join(h5Dir, 'app.12345678.js'), '1');
  front = await start();
});
afterAll(async () => {
  await front.close();
  await probe.close();
  rmSync(h5Dir, { recursive: true });
});

const post = (address: string, body: string, headers: Record<string, string> = {}) =>
  fetch(front.url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

async function cookieOf(personId: string): Promise<string> {
  const response = await post('/demo/person', JSON.stringify({ personId }));
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Resolves when it holds; the test's own limit ends a wait in vain. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(5);
}

const WHO = JSON.stringify({ code: '({ cloud }) => cloud.getWXContext()' });

describe('files that people bring', () => {
  const name = () => `${randomBytes(16).toString('hex')}.xlsx`;
  const send = async (file: string, more: RequestInit = {}) =>
    await fetch(`${front.url}/uploads/${file}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', cookie: await cookieOf('p1') },
      body: 'content',
      ...more,
    });
  const filesOnDisk = (): number => readdirSync(path.join(probe.dataDir, 'files')).length;

  it('are stored under the name that the server gave, once', async () => {
    const file = name();
    const first = await send(file);
    const { fileId } = (await first.json()) as { fileId: string };
    expect([first.status, fileId.endsWith(`/uploads/${file}`)]).toEqual([200, true]);
    const again = await send(file, { body: 'another' });
    expect(again.status).toBe(409);
    const kept = await fetch(probe.cloud.storage.temporaryUrl(fileId));
    expect(await kept.text()).toBe('content');
  });

  it('are one of two that arrive at once under one name', async () => {
    const file = name();
    const before = filesOnDisk();
    const answers = await Promise.all(['left', 'right'].map((body) => send(file, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(filesOnDisk()).toBe(before + 1);
  });

  it('leave nothing when the line breaks', async () => {
    const file = name();
    const { port, hostname } = new URL(front.url);
    const cookie = await cookieOf('p1');
    const before = filesOnDisk();
    const line = connect(Number(port), hostname);
    line.write(
      `PUT /uploads/${file} HTTP/1.1\r\nhost: ${hostname}\r\ncookie: ${cookie}\r\n` +
        'content-type: application/octet-stream\r\ncontent-length: 1000\r\n\r\nhalf',
    );
    await until(() => filesOnDisk() === before + 1);
    line.destroy();
    await until(() => filesOnDisk() === before);
    expect(probe.cloud.storage.has(`uploads/${file}`)).toBe(false);
  });

  it.each([
    ["a name of one's own", () => send('roster.xlsx'), 400],
    ['a path', () => send('..%2F..%2Fx.xlsx'), 400],
    ['nothing', () => send(name(), { body: '' }), 400],
    [
      'nobody',
      () => send(name(), { headers: { 'content-type': 'application/octet-stream' } }),
      401,
    ],
    [
      'a form of another page',
      () => send(name(), { headers: { 'content-type': 'text/plain' } }),
      415,
    ],
  ])('%s: refused', async (_case, sending, status) => {
    expect((await sending()).status).toBe(status);
  });
});

describe('who calls', () => {
  it('shows persons without their openids', async () => {
    const text = await (await fetch(`${front.url}/demo/persons`)).text();
    expect(JSON.parse(text)).toEqual({
      persons: persons.map(({ openid: _, ...shown }) => shown),
    });
    expect(text).not.toContain('oSecret');
  });

  it('is whoever was chosen, kept in a cookie that scripts cannot read', async () => {
    const chosen = await post('/demo/person', '{"personId":"p2"}');
    expect(chosen.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/u);
    const cookie = await cookieOf('p2');
    const me = await fetch(`${front.url}/demo/me`, { headers: { cookie } });
    expect(await me.json()).toEqual({
      person: { personId: 'p2', name: '乙', roleLabel: '书记', branchName: '二支部' },
    });
    const answer = await post('/functions/probe', WHO, { cookie });
    expect(await answer.json()).toMatchObject({ value: { OPENID: 'oSecretTwo' } });
  });

  const sign = (value: string, key: string): string =>
    `${value}.${createHmac('sha256', key).update(value).digest('base64').replace(/=+$/u, '')}`;

  it.each([
    ['no cookie', ''],
    ['an unsigned cookie', 'demoPerson=p1'],
    ['a cookie signed with another key', `demoPerson=${encodeURIComponent(sign('p1', 'guess'))}`],
    ['an openid as the cookie', 'demoPerson=oSecretOne'],
  ])('refuses %s', async (_case, cookie) => {
    const answer = await post('/functions/probe', WHO, { cookie });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'PERSON_NOT_CHOSEN' });
  });

  it('refuses the signature of one person under the name of another', async () => {
    const cookie = (await cookieOf('p1')).replace('=p1.', '=p2.');
    expect((await post('/functions/probe', WHO, { cookie })).status).toBe(401);
  });

  it('takes no identity from the event', async () => {
    const event = JSON.stringify({ ...JSON.parse(WHO), userInfo: { openId: 'oSecretTwo' } });
    const answer = await post('/functions/probe', event, { cookie: await cookieOf('p1') });
    expect(await answer.json()).toMatchObject({ value: { OPENID: 'oSecretOne' } });
  });

  it('forgets the person when told to', async () => {
    const cookie = await cookieOf('p1');
    const response = await post('/demo/person', '{"personId":null}', { cookie });
    expect(response.headers.get('set-cookie')).toMatch(/demoPerson=;/u);
  });
});

it('hands a code for a number to somebody of the demonstration alone', async () => {
  const ask = (body: string, cookie = '') => post('/demo/phone-code', body, { cookie });
  const good = '{"phoneNumber":"13800000000"}';
  expect((await ask(good)).status).toBe(401);
  const cookie = await cookieOf('p1');
  for (const bad of ['{}', '{"phoneNumber":"1380000000"}', '{"phoneNumber":13800000000}'])
    expect((await ask(bad, cookie)).status).toBe(400);
  const { code } = (await (await ask(good, cookie)).json()) as { code: string };
  expect(code).toMatch(/^[0-9a-f]{64}$/u);
});

describe('refusals are clear', () => {
  type Case = [string, string, string, Record<string, string>, number, string];
  const cases: Case[] = [
    ['an unknown person', '/demo/person', '{"personId":"x"}', {}, 404, 'PERSON_NOT_FOUND'],
    ['a body that is no JSON', '/functions/probe', '{', {}, 400, 'BAD_REQUEST'],
    ['an event that is a list', '/functions/probe', '[]', {}, 400, 'BAD_REQUEST'],
    ['an event that is a text', '/functions/probe', '"x"', {}, 400, 'BAD_REQUEST'],
    ['a prototype in the event', '/functions/probe', '{"__proto__":1}', {}, 400, 'BAD_REQUEST'],
    ['an unknown function', '/functions/none', '{}', {}, 404, 'FUNCTION_NOT_FOUND'],
    ['an inherited name', '/functions/constructor', '{}', {}, 404, 'FUNCTION_NOT_FOUND'],
    [
      'another content type',
      '/functions/probe',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'an event over 6 MB',
      '/functions/probe',
      JSON.stringify({ x: 'x'.repeat(6.5e6) }),
      {},
      413,
      'BODY_TOO_LARGE',
    ],
    ['a function that fails', '/functions/throws', '{}', {}, 502, 'FUNCTIONS_EXECUTE_FAIL'],
    [
      'an event of endless depth',
      '/functions/probe',
      `{"x":${'['.repeat(2e5)}${']'.repeat(2e5)}}`,
      {},
      400,
      'INVALID_PARAM',
    ],
    ['an upload', '/files/x', '{}', {}, 404, 'NOT_FOUND'],
  ];
  it.each(cases)('of %s', async (_case, address, body, headers, status, code) => {
    const answer = await post(address, body, { cookie: await cookieOf('p1'), ...headers });
    expect(answer.status).toBe(status);
    const refusal = (await answer.json()) as { code: string; message: string };
    expect(refusal.code).toBe(code);
    expect(refusal.message).not.toContain('secret');
  });

  it('of a host name that somebody pointed at this machine', async () => {
    const { port } = new URL(front.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `evil.example:${port}` };
      httpRequest({ port, host: '127.0.0.1', path: '/demo/persons', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('of too many calls', async () => {
    const strict = await start({ callsPerMinute: 2 });
    const cookie = await cookieOf('p1');
    const call = (address = '/functions/probe') =>
      fetch(`${strict.url}${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: WHO,
      });
    // The same address in another spelling is no way around the limit.
    const answers = [await call(), await call(), await call('/%66unctions/probe')];
    const health = await fetch(`${strict.url}/health`);
    await strict.close();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(await answers[2]?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(health.status).toBe(200);
  });
});

describe('what it serves', () => {
  it('serves the app under every page address, and nothing else under others', async () => {
    const page = await fetch(`${front.url}/C/ABC123`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain(SCRIPT);
    const missing = await fetch(`${front.url}/missing.js`);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets browsers keep files with a digest in their name, and no others', async () => {
    const script = await fetch(`${front.url}/app.12345678.js`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const page = await fetch(front.url);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  });

  it('has a policy with the digest of the inline script and no room for others', async () => {
    const response = await fetch(front.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    const [scripts] = /script-src [^;]*/u.exec(policy) ?? [''];
    expect(scripts).toMatch(/^script-src 'self' 'sha256-[A-Za-z0-9+/=]{44}'$/u);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`media-src 'self' blob:;`);
    expect(response.headers.get('permissions-policy')).toContain('camera=(self)');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('opens nothing to other origins', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const preflight = await fetch(`${front.url}/functions/probe`, { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    expect(preflight.status).toBe(404);
  });

  it('serves stored files in parts, at its own address', async () => {
    const fileId = await probe.cloud.storage.put('lectures/l1.mp4', Buffer.from('0123456789'));
    const url = probe.cloud.storage.temporaryUrl(fileId);
    expect(url.startsWith(`${front.url}/files/`)).toBe(true);
    const response = await fetch(url, { headers: { range: 'bytes=3-5' } });
    expect([response.status, await response.text()]).toEqual([206, '345']);
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  });

  it('gives pages addresses of files that hold under any name of this machine', async () => {
    const fileId = await probe.cloud.storage.put('lectures/l2.mp4', Buffer.from('x'));
    const url = probe.cloud.storage.temporaryUrl(fileId);
    const answer = await fetch(`${front.url}/functions/probe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await cookieOf('p1') },
      body: JSON.stringify({ code: `() => ${JSON.stringify(url)}` }),
    });
    expect(await answer.json()).toEqual({ value: url.slice(front.url.length) });
  });

  it('is seen by this machine alone unless an address is given on purpose', async () => {
    expect([new URL(front.url).hostname, front.isPublic]).toEqual(['127.0.0.1', false]);
    expect(new URL(probe.cloud.gatewayUrl).hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const url of [front.url, probe.cloud.gatewayUrl]) {
      for (const { address } of others) {
        await expect(fetch(`http://${address}:${new URL(url).port}/health`)).rejects.toThrow();
      }
    }
    const open = await start({ host: '0.0.0.0' });
    expect(open.isPublic).toBe(true);
    await open.close();
  });

  it('tells whether it is well', async () => {
    const health = await fetch(`${front.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
  });

  it('finishes running calls before it stops, and takes no others meanwhile', async () => {
    const own = await start();
    const cookie = await cookieOf('p1');
    const slow = '() => new Promise((done) => setTimeout(() => done("finished"), 300))';
    const answer = fetch(`${own.url}/functions/probe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ code: slow }),
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closing = own.close();
    // A connection that was open before may still ask; it is told so. A new one finds nobody.
    const refused = await fetch(`${own.url}/health`).then(
      ({ status }) => status,
      () => 'unreachable',
    );
    expect([503, 'unreachable']).toContain(refused);
    expect(await (await answer).json()).toEqual({ value: 'finished' });
    await closing;
    await expect(fetch(`${own.url}/health`)).rejects.toThrow();
  });
});
