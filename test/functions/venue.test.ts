import { aSeason } from '../tools/builders';
import { aVenue, venueFacts } from '../tools/project-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const [secretary, administrator, stranger, member, guest] = [
  ...['m-secretary', 'm-admin', 'm-other', 'm1', 'm-nobody'].map(openidOf),
] as [string, string, string, string, string];
const changedAtMs = aVenue().changedAtMs;

let test: TestCloud;
beforeAll(async () => {
  const admin = secretaryOf('committee-1', 'm-admin');
  Object.assign(admin.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    ...peopleOf([
      secretaryOf('branch-1'),
      secretaryOf('branch-2', 'm-other'),
      admin,
      enrolled('m1'),
    ]),
  });
});
afterAll(() => test.close());
beforeEach(async () => {
  for (const one of ['venues', 'auditLog', 'uploads'])
    await test.cloud.database.removeMany(one, {});
});

const seed = (...venues: ReturnType<typeof aVenue>[]) =>
  test.cloud.database.insertMany(
    'venues',
    venues.map((one) => ({ ...one })),
  );
const outcome = (reply: { ok: boolean; code?: string }) => (reply.ok ? 'ok' : reply.code);
const data = <Data>(reply: { ok: true; data: Data } | { ok: false; code: string }): Data => {
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};
const list = async (openid: string) => data(await test.call(openid, 'venue', 'list', {}));
const show = (openid: string, venueId = 'venue-1') =>
  test.call(openid, 'venue', 'show', { venueId });
const add = (openid: string, organisationId: string, more: Parameters<typeof venueFacts>[0] = {}) =>
  test.call(openid, 'venue', 'add', {
    ...{ requestId: 'venue00000000001', organisationId, venue: venueFacts(more) },
  });
const change = (openid: string, more: Parameters<typeof venueFacts>[0] = {}, seen = changedAtMs) =>
  test.call(openid, 'venue', 'change', {
    ...{ venueId: 'venue-1', changedAtMs: seen, venue: venueFacts(more) },
  });

it.each([
  ['a secretary for the own branch', secretary, 'branch-1', 'ok'],
  ['a secretary for another branch', secretary, 'branch-2', 'NOT_ALLOWED'],
  ['a secretary for the committee', secretary, 'committee-1', 'NOT_ALLOWED'],
  ['an administrator for a branch below', administrator, 'branch-2', 'ok'],
  ['a member', member, 'branch-1', 'NOT_ALLOWED'],
  ['a guest', guest, 'branch-1', 'NOT_JOINED'],
])('is entered by %s: %s', async (_, openid, organisationId, expected) => {
  expect(outcome(await add(openid, organisationId))).toBe(expected);
  // Sent again it is the same one.
  await add(openid, organisationId);
  expect(await test.cloud.database.find('venues', {})).toHaveLength(expected === 'ok' ? 1 : 0);
  expect(await test.cloud.database.find('auditLog', {})).toHaveLength(expected === 'ok' ? 1 : 0);
});

it.each([
  ["a person's phone", { phone: '13800000000' }],
  ['a position that is none', { position: { latitude: 91, longitude: 0 } }],
  ['a name of nothing', { name: ' ' }],
])('with %s is refused', async (_, more) => {
  expect(outcome(await add(secretary, 'branch-1', more))).toBe('BAD_REQUEST');
});

it('is seen by everybody, guests too, who are not told which branch keeps it', async () => {
  await seed(aVenue());
  const shown = data(await show(guest));
  expect(shown).toMatchObject({ name: '工人文化宫', phone: '0511-5550108', mayEdit: false });
  expect(JSON.stringify(shown)).not.toContain('支部');
  expect(data(await show(member)).organisationName).toBe('第一支部');
  expect(await list(guest)).toMatchObject({ venues: [{ venueId: 'venue-1' }], mayAdd: false });
  expect(await list(secretary)).toMatchObject({ mayAdd: true });
  expect(data(await show(secretary)).mayEdit).toBe(true);
  expect(data(await show(stranger)).mayEdit).toBe(false);
});

it('leaves room for others: a branch enters thirty, who stands above it as many as there are places', async () => {
  const thirty = Array.from({ length: 30 }, (_, at) =>
    aVenue({ _id: `venue-${at}`, withdrawn: at > 0 }),
  );
  await seed(...thirty);
  expect(outcome(await add(secretary, 'branch-1'))).toBe('TOO_MANY_VENUES');
  expect(outcome(await add(administrator, 'committee-1'))).toBe('ok');
});

it('takes no picture that is one by its name alone: guests are shown it', async () => {
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 20 }, () => 0)]);
  await seed(aVenue());
  const changeWith = async (uploadId: string, content: Buffer) => {
    const fileId = await test.cloud.storage.put(`uploads/${uploadId}.jpg`, content);
    const upload = {
      ...{ _id: uploadId, memberId: 'm-secretary', purpose: 'venue', fileName: 'a.jpg' },
      ...{ fileId, bytes: content.length, cloudPath: `uploads/${uploadId}.jpg` },
      ...{ beganAtMs: test.clock.now(), expiresAtMs: test.clock.now() + 3_600_000 },
    };
    await test.cloud.database.insertMany('uploads', [upload]);
    return outcome(
      await test.call(secretary, 'venue', 'change', {
        ...{ venueId: 'venue-1', changedAtMs, venue: venueFacts(), uploadId },
      }),
    );
  };
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  expect(await changeWith('a'.repeat(32), page)).toBe('FILE_CONTENT_WRONG');
  expect(await changeWith('b'.repeat(32), jpeg)).toBe('ok');
  // What was not taken over waits to be deleted.
  expect((await test.cloud.database.find('uploads', {})).map(({ _id }) => _id)).toEqual([
    'a'.repeat(32),
  ]);
});

it('is changed as it was seen, and by one of two at once', async () => {
  await seed(aVenue());
  expect(outcome(await change(stranger))).toBe('NOT_ALLOWED');
  const replies = await Promise.all([
    change(secretary, { name: '文化宫', phone: undefined, position: undefined }),
    change(administrator, { name: '文化宫', phone: undefined, position: undefined }),
  ]);
  expect(replies.map(outcome).sort()).toEqual(['VENUE_CHANGED', 'ok']);
  const [kept] = await test.cloud.database.find('venues', {});
  expect(kept).toMatchObject({ name: '文化宫', organisationName: '第一支部' });
  expect(kept).not.toHaveProperty('phone');
  expect(kept).not.toHaveProperty('position');
  expect(await test.cloud.database.find('auditLog', {})).toHaveLength(1);
});

it('is taken off the register and brought back, and never deleted', async () => {
  await seed(aVenue());
  const withdraw = (seen: number, withdrawn: boolean) =>
    test.call(secretary, 'venue', 'withdraw', {
      ...{ venueId: 'venue-1', changedAtMs: seen, withdrawn },
    });
  const gone = data(await withdraw(changedAtMs, true));
  expect((await list(guest)).venues).toEqual([]);
  expect((await list(stranger)).venues).toEqual([]);
  expect(outcome(await show(member))).toBe('VENUE_NOT_FOUND');
  expect((await list(secretary)).venues).toMatchObject([{ withdrawn: true }]);
  expect(outcome(await withdraw(changedAtMs, false))).toBe('VENUE_CHANGED');
  expect(outcome(await withdraw(gone.changedAtMs, false))).toBe('ok');
  expect((await list(guest)).venues).toHaveLength(1);
});

it('belongs to another venue, two levels and no more', async () => {
  await seed(
    aVenue(),
    aVenue({ _id: 'venue-2', name: '实践所' }),
    aVenue({ _id: 'venue-3', name: '实践站', parentId: 'venue-2' }),
  );
  expect(outcome(await change(secretary, { parentId: 'venue-3' }))).toBe('VENUE_PLACE_WRONG');
  expect(outcome(await change(secretary, { parentId: 'venue-1' }))).toBe('VENUE_PLACE_WRONG');
  expect(outcome(await change(secretary, { parentId: 'venue-2' }))).toBe('ok');
  expect(data(await show(guest)).parent).toEqual({ venueId: 'venue-2', name: '实践所' });
  expect(data(await show(guest, 'venue-2')).children.map(({ name }) => name)).toEqual([
    ...['工人文化宫', '实践站'],
  ]);
});

it('offers who may keep a venue: a secretary the own branch, an administrator all below', async () => {
  const keepers = async (openid: string) =>
    data(await test.call(openid, 'venue', 'keepers', {})).keepers.map((one) => one.organisationId);
  expect(await keepers(secretary)).toEqual(['branch-1']);
  expect(await keepers(administrator)).toEqual(
    expect.arrayContaining(['committee-1', 'branch-1', 'branch-2']),
  );
});
