import type { OverlapQuestion } from '../../cloudfunctions/shared/contract/season';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const at = (days: number, minutes: number) => startsAtMs + days * dayMs + minutes * minuteMs;
const inCommittee = { organisationId: 'committee-1', orgPath: ['district', 'committee-1'] };
const inNeighbour = {
  organisationId: 'branch-2',
  orgPath: ['district', 'committee-1', 'branch-2'],
  audience: { organisationIds: ['branch-2'], segments: [] },
};
/** From 19:00 to 20:30 on a day of its own. */
const planted = (_id: string, day: number, more: Partial<Session> = {}) =>
  aSession({
    ...{ _id, title: _id, status: 'published' },
    ...{ startsAtMs: at(day, 0), endsAtMs: at(day, 90), ...more },
  });
let test: TestCloud;

beforeAll(async () => {
  const administrator = secretaryOf('committee-1', 'm-administrator');
  Object.assign(administrator.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      planted('0WNBRNCH', 1),
      planted('C0MM1TEE', 2, {
        ...inCommittee,
        audience: { organisationIds: ['committee-1'], segments: [] },
      }),
      planted('NE1GHB0R', 3, inNeighbour),
      planted('Y0VNG001', 4, { audience: { organisationIds: ['branch-1'], segments: ['youth'] } }),
      planted('CANCE001', 5, { status: 'cancelled' }),
      planted('DRAFT001', 5, { status: 'draft' }),
      planted('CXSD0001', 5, { status: 'closed' }),
      planted('NEXTWEEK', 15),
    ],
    ...peopleOf([secretaryOf('branch-1'), administrator]),
  });
});
beforeEach(() => test.clock.set(startsAtMs));
afterAll(() => test.close());

const whole = { organisationIds: [], segments: [] };
async function overlapsOf(
  question: Partial<OverlapQuestion> & { startsAtMs: number },
  who = 'm-secretary',
): Promise<string[]> {
  const endsAtMs = question.startsAtMs + 60 * minuteMs;
  const input = { audience: whole, endsAtMs, ...question };
  const reply = await test.call(openidOf(who), 'season', 'overlaps', input);
  if (!reply.ok) throw new Error(reply.code);
  return reply.data.overlaps.map((one) => one.sessionId);
}

it.each<[string, number, string[]]>([
  ['within it', at(1, 10), ['0WNBRNCH']],
  ['reaching into it', at(1, -30), ['0WNBRNCH']],
  ['ending when it begins', at(1, -60), []],
  ['beginning when it ends', at(1, 90), []],
  ['with one of the committee', at(2, 0), ['C0MM1TEE']],
  ['with a neighbour’s, who invites nobody here', at(3, 0), []],
  ['with one of some of the members', at(4, 0), ['Y0VNG001']],
  ['with none that is called off, over or a draft', at(5, 0), []],
])('a branch’s session at the time of another one: %s', async (_case, startMs, expected) => {
  expect(await overlapsOf({ startsAtMs: startMs })).toEqual(expected);
});

it('is none with itself, nor with people of other segments', async () => {
  expect(await overlapsOf({ startsAtMs: at(1, 10), except: '0WNBRNCH' })).toEqual([]);
  const seniors = { organisationIds: [], segments: ['senior' as const] };
  expect(await overlapsOf({ startsAtMs: at(4, 0), audience: seniors })).toEqual([]);
});

it('is found in every week of a series', async () => {
  expect(await overlapsOf({ startsAtMs: at(1, 0) - weekMs, repeatWeeks: 4 })).toEqual([
    '0WNBRNCH',
    'NEXTWEEK',
  ]);
});

it('is told to an administrator of every branch below that has a session then', async () => {
  expect(await overlapsOf({ startsAtMs: at(3, 0) }, 'm-administrator')).toEqual(['NE1GHB0R']);
  expect(
    await overlapsOf({ startsAtMs: at(3, 0), holderId: 'branch-1' }, 'm-administrator'),
  ).toEqual([]);
});

it('is told of nobody whom the caller may not invite', async () => {
  const audience = { organisationIds: ['branch-2'], segments: [] };
  const input = { audience, startsAtMs: at(3, 0), endsAtMs: at(3, 60) };
  expect(await test.call(openidOf('m-secretary'), 'season', 'overlaps', input)).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});
