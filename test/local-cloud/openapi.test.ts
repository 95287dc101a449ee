import { PNG } from 'pngjs';
import decodeQR from 'qr/decode.js';
import { ServerClock } from '../../local-cloud';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

/** The SDK makes the open interfaces by a proxy that its types do not know. */
interface OpenApi {
  subscribeMessage: { send: (data: unknown) => Promise<unknown> };
  wxacode: { getUnlimited: (data: unknown) => Promise<{ contentType: string; buffer: Buffer }> };
  phonenumber: { getPhoneNumber: (data: unknown) => Promise<Record<string, unknown>> };
  security: Record<
    'msgSecCheck' | 'imgSecCheck',
    (data: unknown) => Promise<Record<string, unknown>>
  >;
}

const clock = new ServerClock();
let probe: ProbeCloud;
beforeAll(async () => {
  clock.freeze(Date.UTC(2026, 0, 5));
  const openapi = ['subscribeMessage.send', 'wxacode.getUnlimited', 'phonenumber.getPhoneNumber'];
  const security = ['security.msgSecCheck', 'security.imgSecCheck'];
  probe = await startProbeCloud({
    clock,
    config: { permissions: { openapi: [...openapi, ...security] } },
    functions: {
      unpermitted: `
        const cloud = require('wx-server-sdk');
        cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
        exports.main = () => cloud.openapi.subscribeMessage.send({ touser: 'o', templateId: 't', data: {} });`,
    },
  });
});
afterAll(() => probe.close());

it('records subscribe messages as they were sent', async () => {
  const answer = await probe.run(({ cloud }) => {
    const { subscribeMessage } = cloud.openapi as unknown as OpenApi;
    const data = { thing1: { value: '第一课' } };
    return subscribeMessage.send({ touser: 'oMember', templateId: 'T1', page: 'p', data });
  });
  expect(answer).toMatchObject({ errCode: 0, msgid: 1 });
  expect(probe.cloud.sentMessages).toEqual([
    {
      api: 'subscribeMessage.send',
      functionName: 'probe',
      atMs: expect.any(Number) as number,
      data: {
        touser: 'oMember',
        template_id: 'T1',
        page: 'p',
        data: { thing1: { value: '第一课' } },
      },
    },
  ]);
});

it('draws a picture of a code that leads to the page and the scene', async () => {
  const picture = await probe.run(async ({ cloud }) => {
    const { wxacode } = cloud.openapi as unknown as OpenApi;
    const { contentType, buffer } = await wxacode.getUnlimited({
      scene: 'l=lecture-1',
      page: 'study/lecture/index',
      width: 300,
    });
    return { contentType, base64: buffer.toString('base64') };
  });
  expect(picture.contentType).toBe('image/png');
  const { width, height, data } = PNG.sync.read(Buffer.from(picture.base64, 'base64'));
  expect(width).toBe(height);
  expect(width).toBeGreaterThan(200);
  expect(width).toBeLessThanOrEqual(300);
  expect(decodeQR({ width, height, data })).toBe('study/lecture/index?scene=l%3Dlecture-1');
});

const text = { version: 2, scene: 2, openid: 'oProbe', content: 'x' };
const message = { touser: 'o', templateId: 't' };
const thing = (value: unknown) => ({ ...message, data: { thing1: { value } } });

it.each<[string, string, string, unknown, number]>([
  ['no scene', 'wxacode', 'getUnlimited', {}, 40169],
  ['a scene with a percent sign', 'wxacode', 'getUnlimited', { scene: 'a%' }, 40169],
  ['a scene with Chinese', 'wxacode', 'getUnlimited', { scene: '课' }, 40169],
  ['a scene of 33 characters', 'wxacode', 'getUnlimited', { scene: 'a'.repeat(33) }, 40169],
  ['a page with a leading slash', 'wxacode', 'getUnlimited', { scene: 'a', page: '/p' }, 41030],
  ['a page with a query', 'wxacode', 'getUnlimited', { scene: 'a', page: 'p?x=1' }, 41030],
  ['a picture too narrow', 'wxacode', 'getUnlimited', { scene: 'a', width: 279 }, 40097],
  ['a picture too wide', 'wxacode', 'getUnlimited', { scene: 'a', width: 1281 }, 40097],
  ['a message to nobody', 'subscribeMessage', 'send', { templateId: 't', data: {} }, 40003],
  [
    'a message to who has turned messages off',
    ...(['subscribeMessage', 'send'] as const),
    { ...message, touser: 'o-off-1', data: { thing1: { value: 'x' } } },
    43101,
  ],
  ['a message of no template', 'subscribeMessage', 'send', { touser: 'o', data: {} }, 40037],
  ['a message without data', 'subscribeMessage', 'send', message, 47003],
  ['a thing of 21 characters', 'subscribeMessage', 'send', thing('字'.repeat(21)), 47003],
  ['an empty thing', 'subscribeMessage', 'send', thing(''), 47003],
  ['a thing that is an object', 'subscribeMessage', 'send', thing({}), 47003],
  [
    'a phrase with letters',
    'subscribeMessage',
    'send',
    { ...message, data: { phrase2: { value: 'ok' } } },
    47003,
  ],
  ['a phone code of nobody', 'phonenumber', 'getPhoneNumber', { code: 'x' }, 40029],
  ['no phone code', 'phonenumber', 'getPhoneNumber', {}, 40029],
  ['an unversioned text check', 'security', 'msgSecCheck', { ...text, version: 1 }, 47001],
  ['a text of nobody', 'security', 'msgSecCheck', { ...text, openid: undefined }, 40003],
  ['a text of an unknown scene', 'security', 'msgSecCheck', { ...text, scene: 5 }, 40129],
  ['an empty text', 'security', 'msgSecCheck', { ...text, content: '' }, 44002],
  ['a text too long', 'security', 'msgSecCheck', { ...text, content: '字'.repeat(2501) }, 45002],
  ['no picture', 'security', 'imgSecCheck', {}, 41005],
  ['a text of somebody not seen', 'security', 'msgSecCheck', { ...text, openid: 'oNever' }, 61010],
])('refuses %s, and records that it was asked', async (_case, group, name, data, errCode) => {
  const before = probe.cloud.openApiCalls.length;
  const thrown = await probe.failure(
    ({ cloud }, call) => {
      const api = cloud.openapi as unknown as Record<
        string,
        Record<string, (data: unknown) => unknown>
      >;
      return api[call.group]?.[call.name]?.(call.data);
    },
    { group, name, data },
  );
  expect(thrown.errCode).toBe(errCode);
  expect(probe.cloud.openApiCalls.slice(before)).toMatchObject([
    { api: `${group}.${name}`, functionName: 'probe' },
  ]);
});

it('gives a phone number once for its code, within five minutes', async () => {
  const call = (code: string): Promise<unknown> => {
    const ask = `({ cloud }) => cloud.openapi.phonenumber.getPhoneNumber({ code: '${code}' })`;
    return probe.cloud.invoke('probe', { code: ask }, { openid: 'o' });
  };
  const code = probe.cloud.issuePhoneCode('13800000000');
  clock.advance(5 * 60_000);
  expect(await call(code)).toMatchObject({
    value: { phoneInfo: { phoneNumber: '13800000000', countryCode: '86' } },
  });
  expect(await call(code)).toMatchObject({ thrown: { errCode: 40163 } });
  const late = probe.cloud.issuePhoneCode('13800000000');
  clock.advance(5 * 60_000 + 1);
  expect(await call(late)).toMatchObject({ thrown: { errCode: 40029 } });
});

it('judges texts of up to 2,500 characters, of people seen within two hours', async () => {
  const check = async (content: string, openid: string): Promise<unknown> =>
    await probe.run(
      ({ cloud }, given) => {
        const { security } = cloud.openapi as unknown as OpenApi;
        return security.msgSecCheck({ ...given, version: 2, scene: 2 });
      },
      { content, openid },
    );
  await probe.run(() => 1, undefined, 'oVisitor');
  clock.advance(2 * 3600_000);
  expect(await check('字'.repeat(2500), 'oVisitor')).toMatchObject({ result: { suggest: 'pass' } });
  expect(await check('违规内容', 'oVisitor')).toMatchObject({
    result: { suggest: 'risky', label: 20001 },
  });
  clock.advance(1);
  await expect(check('学习体会', 'oVisitor')).rejects.toMatchObject({ errCode: 61010 });
});

it('refuses a function that did not declare the interface', async () => {
  const before = probe.cloud.sentMessages.length;
  await expect(probe.cloud.invoke('unpermitted', {}, { openid: 'o' })).rejects.toThrow(/-604101/u);
  expect(probe.cloud.sentMessages).toHaveLength(before);
});

it.each<[string, Buffer, number]>([
  ['passes', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 0],
  ['is risky', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('违规')]), 87014],
  ['is none', Buffer.from('<html>'), 40137],
  ['is too large', Buffer.alloc(1024 * 1024 + 1), 40006],
])('judges a picture: %s', async (_case, content, errCode) => {
  const answered = await probe.run(async ({ cloud }, base64) => {
    const { security } = cloud.openapi as unknown as OpenApi;
    const media = { contentType: 'image/png', value: Buffer.from(base64, 'base64') };
    try {
      return await security.imgSecCheck({ media });
    } catch (error) {
      return { errCode: (error as { errCode: number }).errCode };
    }
  }, content.toString('base64'));
  expect(answered).toMatchObject({ errCode });
  expect(probe.cloud.openApiCalls.at(-1)?.data).toEqual({ media: `${content.length} bytes` });
});
