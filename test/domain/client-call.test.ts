import { call } from '@/platform/cloud';
import { TransportFailure } from '@/platform/transport';

const invoke = jest.fn<Promise<unknown>, unknown[]>();
jest.mock('@/platform/function-call', () => ({
  invoke: (...input: unknown[]) => invoke(...input),
}));

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
    await expect(call('home', 'overview', {})).resolves.toEqual({ ok: false, code });
  });
});
