import { TransportFailure } from '@/platform/transport';

const invoke = jest.fn<Promise<unknown>, unknown[]>();
jest.mock('@/platform/http-transport', () => ({
  invokeOverHttp: (...input: unknown[]) => invoke(...input),
}));
jest.mock('@/platform/wechat-transport', () => ({
  invokeInWechat: (...input: unknown[]) => invoke(...input),
}));

// The build puts CLOUD in place, so the module can only be read after it.
beforeAll(() => Object.assign(globalThis, { CLOUD: { kind: 'http' } }));

describe('a call', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a lost connection',
      () => Promise.reject(new TransportFailure('NETWORK_FAILED')),
      'NETWORK_FAILED',
    ],
    ['a defect on this side', () => Promise.reject(new TypeError('undefined')), 'INTERNAL'],
    ['a proxy’s error page', () => Promise.resolve('<html>'), 'NETWORK_FAILED'],
  ])('answers %s with a code and never rejects', async (_case, answer, code) => {
    invoke.mockImplementationOnce(answer);
    const { call } = await import('@/platform/cloud');
    await expect(call('home', 'overview', {})).resolves.toEqual({ ok: false, code });
  });
});
