import { startHttpFront, type HttpFront } from '../../../local-cloud/http-front/server';
import type { AttackArea } from '../area';
import { codeAt, openidFor } from '../season';
import type { Tally } from '../tally';
import type { World } from '../world';

const victim = 'm-secretary';

/** Everything by which a request could pretend to come from the secretary. */
const pretences = () => {
  const openid = openidFor('secretary');
  return [
    ...[
      'openid',
      'OPENID',
      '_openid',
      'openId',
      'WX_OPENID',
      'unionid',
      'openidKey',
      'memberId',
      'caller',
    ],
    ...[
      'TCB_UUID',
      'FROM_OPENID',
      'CLOUDID',
      'wxCloudApiToken',
      'role',
      'roles',
      'isAdmin',
      'personId',
    ],
  ]
    .map((key): Record<string, unknown> => ({ [key]: openid }))
    .concat([
      { userInfo: { openId: openid, appId: 'wx0' } },
      { wxContext: { OPENID: openid } },
      { context: { OPENID: openid } },
      { caller: { openid } },
      { member: { _id: victim, roles: [{ role: 'administrator', organisationId: 'district' }] } },
      { headers: { 'x-wx-openid': openid } },
      { env: { WX_OPENID: openid } },
    ]);
};

const desk = { action: 'board', input: { sessionId: 'SESS0001' } };
const redeem = () => ({ action: 'redeem', input: { code: codeAt(Date.UTC(2026, 10, 25, 11)) } });

/** Who calls is the platform's word alone: nothing in the body, the headers or a cookie makes somebody else of a caller. */
export const identity: AttackArea = {
  name: 'identity',
  async run(world, tally) {
    await world.reset();
    for (const pretence of pretences()) {
      await inTheBody(world, tally, pretence);
    }
    const front = await startHttpFront({
      cloud: world.test.cloud,
      h5Dir: null,
      persons: [
        personOf('member', openidFor('member')),
        personOf('secretary', openidFor('secretary')),
      ],
    });
    try {
      await atTheFront(front, world, tally);
    } finally {
      await front.close();
    }
  },
};

const personOf = (personId: string, openid: string) => ({
  ...{ personId, openid, name: personId, roleLabel: '', branchName: '' },
});

async function inTheBody(
  world: World,
  tally: Tally,
  pretence: Record<string, unknown>,
): Promise<void> {
  const what = JSON.stringify(pretence);
  for (const event of [
    { ...pretence, ...desk },
    { ...desk, input: { ...desk.input, ...pretence } },
  ]) {
    const reply = await world.call(tally, 'member', 'check-in', event);
    tally.note(!reply.ok, () => `a member had the board by ${what}`);
  }
  await world.call(tally, 'member', 'check-in', { ...pretence, ...redeem() });
  const { score } = await world.record(victim);
  tally.note(score === 0, () => `${what} checked somebody else in`);
  const timer = await world.call(tally, 'member', 'summarise', { ...pretence, Type: 'Timer' });
  tally.note(!timer.ok, () => `a member fired a timer by ${what}`);
}

async function atTheFront(front: HttpFront, world: World, tally: Tally): Promise<void> {
  const post = (headers: Record<string, string>, body: unknown) =>
    fetch(`${front.url}/functions/check-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const chosen = await fetch(`${front.url}/demo/person`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: 'member' }),
  });
  const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
  const signature = cookie.split('.').slice(1).join('.');
  const openid = openidFor('secretary');
  const headers = [
    ...['x-wx-openid', 'x-wx-from-openid', 'x-wx-unionid', 'x-openid', 'wx-openid', 'x-user-id'],
    ...['authorization', 'x-forwarded-user', 'x-forwarded-for', 'x-real-ip', 'x-wx-source'],
  ];
  for (const header of headers) {
    const reply = (await (await post({ cookie, [header]: openid }, desk)).json()) as {
      ok?: boolean;
    };
    tally.note(reply.ok === false, () => `the header ${header} made a secretary`);
    const nobody = await post({ [header]: openid }, desk);
    tally.note(nobody.status === 401, () => `${header} alone was a caller: ${nobody.status}`);
  }
  const forged = [
    ...['demoPerson=secretary', 'demoPerson=secretary.', 'demoPerson=s%3Asecretary'],
    ...[`demoPerson=secretary.${signature}`, `demoPerson=${openid}.${signature}`],
    ...[`${cookie}x`, cookie.slice(0, -1), cookie.replace('member', 'MEMBER')],
    ...[
      'demoPerson=',
      'demoPerson=__proto__',
      'demoPerson[$ne]=1',
      'demoPerson=member; demoPerson=secretary',
    ],
  ];
  for (const one of forged) {
    const { status } = await post({ cookie: one }, desk);
    tally.note(status === 401, () => `the cookie ${one} was taken: ${status}`);
  }
  tally.note((await world.record(victim)).score === 0, () => 'a header checked somebody else in');
}
