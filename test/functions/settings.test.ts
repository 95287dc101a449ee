import { environment } from '../tools/test-cloud';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** Reads the settings as a fresh instance with this environment would. */
function settingsWith(more: Record<string, string | undefined>): unknown {
  process.env = { ...before, ...environment, ...more };
  let read: unknown;
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an instance reads them once; each case is a new one
    const module = require('../../cloudfunctions/shared/runtime/settings') as {
      settings: () => unknown;
    };
    read = module.settings();
  });
  return read;
}

it('reads keys and host from the environment', () => {
  expect(settingsWith({})).toEqual({
    signingKeys: JSON.parse(environment.SIGNING_KEYS) as unknown,
    openidHmacKey: environment.OPENID_HMAC_KEY,
    codeHost: environment.CODE_HOST,
    nudgeTemplateId: environment.NUDGE_TEMPLATE_ID,
  });
  expect(settingsWith({ NUDGE_TEMPLATE_ID: undefined })).not.toHaveProperty('nudgeTemplateId');
});

const secret = 'fifty-characters-of-a-key-that-nobody-may-ever-see';

it.each([
  ['no signing keys', { SIGNING_KEYS: undefined }, 'SIGNING_KEYS'],
  ['signing keys that are not JSON', { SIGNING_KEYS: `{"current":${secret}` }, 'SIGNING_KEYS'],
  [
    'a current key that is not there',
    { SIGNING_KEYS: JSON.stringify({ current: 'toString', keys: { k1: secret } }) },
    'SIGNING_KEYS',
  ],
  [
    'a key that is too short',
    { SIGNING_KEYS: JSON.stringify({ current: 'k1', keys: { k1: secret.slice(0, 31) } }) },
    'SIGNING_KEYS',
  ],
  ...['k.1', 'k 1', '钥匙', '__proto__'].map((id): [string, { SIGNING_KEYS: string }, string] => [
    `a key named ${id}, which no receipt can carry`,
    { SIGNING_KEYS: `{"current":"${id}","keys":{"${id}":"${secret}"}}` },
    'SIGNING_KEYS',
  ]),
  ['a short openid key', { OPENID_HMAC_KEY: secret.slice(0, 31) }, 'OPENID_HMAC_KEY'],
  ['a host that does not fit the code', { CODE_HOST: 'A-HOST-MUCH-TOO-LONG.EXAMPLE' }, 'CODE_HOST'],
  ['a host in lower case', { CODE_HOST: 'study.example' }, 'CODE_HOST'],
])('stops at %s, names the variable and repeats nothing of it', (_case, more, name) => {
  let message = '';
  try {
    settingsWith(more);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toBe(`environment variables missing or malformed: ${name}`);
});
