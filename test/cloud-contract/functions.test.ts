import { startProbeCloud } from '../local-cloud/support/probe-cloud';
import { itOnly, useTarget } from './target';

/** Functions that call functions, and open interfaces: both need a running call, so they run inside one. */
const interfaces = [
  ...['subscribeMessage.send', 'wxacode.getUnlimited'],
  ...['phonenumber.getPhoneNumber', 'security.imgSecCheck', 'security.msgSecCheck'],
];
const target = useTarget(() =>
  startProbeCloud({
    config: { permissions: { openapi: interfaces } },
    functions: {
      throws: 'exports.main = async () => { throw new TypeError("no") }',
      adds: 'exports.main = async ({ a, b }) => ({ sum: a + b, none: undefined })',
      broken: 'throw new Error("does not load")',
    },
  }),
);
const { each, run } = itOnly('functions');

run('answer what the called function returned, as JSON', async () => {
  const answer = await target
    .probe()
    .run(({ cloud }) => cloud.callFunction({ name: 'adds', data: { a: 1, b: 2 } }));
  expect(answer).toMatchObject({ result: { sum: 3 }, errMsg: 'callFunction:ok' });
  expect(answer).not.toHaveProperty('result.none');
});

run('keep the caller, whatever the event says', async () => {
  const seen = await target.probe().run(
    async ({ cloud }) => {
      const data = { code: '({ cloud }) => cloud.getWXContext()', OPENID: 'oOther' };
      const { result } = await cloud.callFunction({ name: 'probe', data });
      return (result as { value: unknown }).value;
    },
    undefined,
    'oOuter',
  );
  expect(seen).toMatchObject({ OPENID: 'oOuter', SOURCE: 'wx_client' });
});

each([
  ['throws', 'throws', 'FUNCTIONS_EXECUTE_FAIL', /TypeError: no/u],
  ['does not load', 'broken', 'FUNCTIONS_EXECUTE_FAIL', /does not load/u],
  ['is not there', 'nobody', 'FUNCTION_NOT_FOUND', /could not be found/u],
])('fail with errCode -1 and the code when the function %s', async (_title, name, code, text) => {
  const thrown = await target
    .probe()
    .failure(({ cloud }, called) => cloud.callFunction({ name: called }), name);
  expect(thrown).toMatchObject({ errCode: -1, code });
  expect(thrown.message).toMatch(text);
});

each<[string, unknown, unknown]>([
  [
    'subscribeMessage.send',
    { touser: 'oMember', templateId: 'T', data: { thing1: { value: '课' } } },
    { errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' },
  ],
  ['wxacode.getUnlimited', { scene: 'l=1' }, { errCode: 0, contentType: 'image/png' }],
  [
    'security.msgSecCheck',
    { content: '学习体会', version: 2, scene: 2, openid: 'oProbe' },
    { errCode: 0, result: { suggest: 'pass' } },
  ],
])('open interface %s answers as WeChat documents it', async (api, data, expected) => {
  const answer = await target.probe().run(
    async ({ cloud }, call) => {
      const [group = '', name = ''] = call.api.split('.');
      const { buffer, ...rest } = await cloud.openapi[group][name](call.data);
      return { ...rest, bytes: buffer?.length as number | undefined };
    },
    { api, data },
  );
  expect(answer).toMatchObject(expected as object);
});

run('a picture that is none is refused with its number', async () => {
  const ask = target.probe().run(({ cloud }, text) => {
    const media = { contentType: 'image/png', value: Buffer.from(text) };
    return cloud.openapi.security.imgSecCheck({ media });
  }, '<html>');
  await expect(ask).rejects.toMatchObject({ errCode: 40137 });
});

run('a phone number is told for the code that its owner tapped, and once', async () => {
  const code = target.probe().cloud.issuePhoneCode('13800000000');
  const ask = () =>
    target
      .probe()
      .run(({ cloud }, given) => cloud.openapi.phonenumber.getPhoneNumber({ code: given }), code);
  expect(await ask()).toMatchObject({ errCode: 0, phoneInfo: { phoneNumber: '13800000000' } });
  await expect(ask()).rejects.toMatchObject({ errCode: 40163 });
});
