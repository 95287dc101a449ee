import { contractVersion, oldestClientVersion } from '../../cloudfunctions/shared/contract/version';
import { aSeason } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

let test: TestCloud;
beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([enrolled('m1')]),
  });
});
afterAll(() => test.close());

const raw = (event: unknown, openid = openidOf('m1')) =>
  test.cloud.invoke('home', event, { openid });

describe('what every function does with a request', () => {
  it.each([
    ['no event', null, 'UNKNOWN_ACTION'],
    ['a text', 'overview', 'UNKNOWN_ACTION'],
    ['no action', {}, 'UNKNOWN_ACTION'],
    ['an unknown action', { action: 'drop' }, 'UNKNOWN_ACTION'],
    ['an inherited name', { action: 'constructor' }, 'UNKNOWN_ACTION'],
    ['an action that is an object', { action: { $gt: '' } }, 'UNKNOWN_ACTION'],
    ['an unknown key', { action: 'overview', input: { seasonId: 'x' } }, 'BAD_REQUEST'],
    ['an input that is a text', { action: 'overview', input: 'x' }, 'BAD_REQUEST'],
    ['an identity of its own', { action: 'overview', input: { openid: 'o-m1' } }, 'BAD_REQUEST'],
  ])('refuses %s', async (_case, event, code) => {
    expect(await raw(event)).toMatchObject({ ok: false, code, serverNowMs: test.clock.now() });
  });

  it.each([
    ['an older client than is served', { contract: oldestClientVersion - 1 }, 'CLIENT_OUTDATED'],
    [
      'a newer client with an action of its own',
      { action: 'dream', contract: contractVersion + 1 },
      'FUNCTIONS_OUTDATED',
    ],
    [
      'a newer client with a field of its own',
      { input: { dreams: true }, contract: contractVersion + 1 },
      'FUNCTIONS_OUTDATED',
    ],
    ['a contract that is an object', { contract: { $gt: 0 }, action: 'drop' }, 'UNKNOWN_ACTION'],
  ])('tells %s', async (_case, more, code) => {
    const event = { action: 'overview', input: {}, ...more };
    expect(await raw(event)).toMatchObject({ ok: false, code });
  });

  it('serves a newer client what it understands', async () => {
    const event = { action: 'overview', input: {}, contract: contractVersion + 1 };
    expect(await raw(event)).toMatchObject({ ok: true });
  });

  it('takes the identity from the platform, whatever stands beside the input', async () => {
    const event = { action: 'overview', input: {}, openid: 'o-m1', userInfo: { openId: 'o-m1' } };
    expect(await raw(event, 'o-stranger')).toMatchObject({ ok: true, data: { sessions: [] } });
    expect(await raw(event, 'o-stranger')).not.toHaveProperty('data.member');
  });

  it('answers a defect with a correlation id and nothing of its cause', async () => {
    await test.cloud.database.updateMany('seasons', {}, { $set: { lectures: 'not a list' } });
    await test.cloud.database.updateMany('studyRecords', {}, { $set: { openidKey: 'moved' } });
    test.clock.advance(120_000); // beyond what an instance keeps of the season
    const reply = (await raw({ action: 'overview', input: {} })) as Record<string, unknown>;
    expect(reply).toEqual({
      ok: false,
      code: 'INTERNAL',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string,
      serverNowMs: test.clock.now(),
    });
  });
});
