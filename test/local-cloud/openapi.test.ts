import { PNG } from 'pngjs';
import { startProbeCloud, type ProbeCloud } from './support/probe-cloud';

/** The SDK makes the open interfaces by a proxy that its types do not know. */
interface OpenApi {
  subscribeMessage: { send: (data: unknown) => Promise<unknown> };
  wxacode: { getUnlimited: (data: unknown) => Promise<{ contentType: string; buffer: Buffer }> };
  phonenumber: { getPhoneNumber: (data: unknown) => Promise<Record<string, unknown>> };
  security: { msgSecCheck: (data: unknown) => Promise<Record<string, unknown>> };
}

let probe: ProbeCloud;
beforeAll(async () => {
  const openapi = ['subscribeMessage.send', 'wxacode.getUnlimited', 'phonenumber.getPhoneNumber'];
  probe = await startProbeCloud({
    config: { permissions: { openapi: [...openapi, 'security.msgSecCheck'] } },
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

it('draws a real picture for a scene', async () => {
  const picture = await probe.run(async ({ cloud }) => {
    const { wxacode } = cloud.openapi as unknown as OpenApi;
    const { contentType, buffer } = await wxacode.getUnlimited({
      scene: 'l=lecture-1',
      width: 300,
    });
    return { contentType, base64: buffer.toString('base64') };
  });
  expect(picture.contentType).toBe('image/png');
  const png = PNG.sync.read(Buffer.from(picture.base64, 'base64'));
  expect(png.width).toBe(png.height);
  expect(png.width).toBeGreaterThan(200);
  expect(new Set(png.data.filter((_, at) => at % 4 === 0))).toEqual(new Set([0, 255]));
});

it.each([
  ['a scene with a percent sign', 'wxacode', 'getUnlimited', { scene: 'a%' }, 40169],
  ['a scene of 33 characters', 'wxacode', 'getUnlimited', { scene: 'a'.repeat(33) }, 40169],
  ['a page with a leading slash', 'wxacode', 'getUnlimited', { scene: 'a', page: '/p' }, 41030],
  ['a message to nobody', 'subscribeMessage', 'send', { templateId: 't', data: {} }, 40003],
  ['a phone code of nobody', 'phonenumber', 'getPhoneNumber', { code: 'x' }, 40029],
  ['an unversioned text check', 'security', 'msgSecCheck', { content: 'x' }, 47001],
])('refuses %s', async (_case, group, name, data, errCode) => {
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
});

it('gives a phone number once for its code', async () => {
  const ask = `({ cloud }) => cloud.openapi.phonenumber.getPhoneNumber({ code: 'local-13800000000' })`;
  const call = (): Promise<unknown> => probe.cloud.invoke('probe', { code: ask }, { openid: 'o' });
  expect(await call()).toMatchObject({ value: { phoneInfo: { phoneNumber: '13800000000' } } });
  expect(await call()).toMatchObject({ thrown: { errCode: 40163 } });
});

it('judges texts', async () => {
  const judged = await probe.run(async ({ cloud }) => {
    const { security } = cloud.openapi as unknown as OpenApi;
    const check = (content: string): Promise<Record<string, unknown>> =>
      security.msgSecCheck({ content, version: 2, scene: 2, openid: 'o' });
    return [await check('学习体会'), await check('违规内容')];
  });
  expect(judged).toMatchObject([
    { result: { suggest: 'pass' } },
    { result: { suggest: 'risky', label: 20001 } },
  ]);
});

it('refuses a function that did not declare the interface', async () => {
  const before = probe.cloud.sentMessages.length;
  await expect(probe.cloud.invoke('unpermitted', {}, { openid: 'o' })).rejects.toThrow(/-604101/u);
  expect(probe.cloud.sentMessages).toHaveLength(before);
});
