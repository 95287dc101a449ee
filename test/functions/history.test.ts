import type { Attendance } from '../../cloudfunctions/shared/domain/study-record';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const day = 86_400_000;
const at = (id: string, days: number, more: object = {}) =>
  aSession({
    _id: id,
    status: 'settled',
    startsAtMs: startsAtMs + days * day,
    endsAtMs: startsAtMs + days * day + 90 * minuteMs,
    ...more,
  });
const stood = (more: Partial<Attendance>): Attendance => ({
  status: 'present',
  method: 'code',
  seenAtMs: startsAtMs,
  atMs: startsAtMs,
  ...more,
});
const entry = (points: number, source: string) => ({
  rule: 'checkIn' as const,
  points,
  atMs: startsAtMs,
  source,
});

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    sessions: [
      at('C0M1NG00', 2, { status: 'published' }),
      at('SESS000A', -1),
      at('SESS000B', -2, { audience: { organisationIds: ['branch-1'], segments: ['youth'] } }),
      at('SESS000C', -3, { audience: { organisationIds: ['branch-2'], segments: [] } }),
      at('DRAFT000', 3, { status: 'draft' }),
      at('SESS000D', -4, { required: false }),
    ],
    ...peopleOf([
      secretaryOf('branch-1'),
      enrolled('m1', {
        record: {
          attended: ['SESS000C'],
          attendance: {
            SESS000A: stood({
              status: 'absent',
              method: 'by-hand',
              reason: '核对后不在场',
              corrections: [
                {
                  atMs: startsAtMs,
                  by: 'm-secretary',
                  from: 'present',
                  to: 'absent',
                  reason: '核对后不在场',
                },
              ],
            }),
            SESS000C: stood({ method: 'online' }),
          },
          entries: {
            'checkIn:SESS000A': entry(10, 'SESS000A'),
            'checkIn:SESS000A:reversed:1': entry(-10, 'SESS000A'),
            'checkIn:SESS000C': entry(10, 'SESS000C'),
          },
          score: 10,
        },
      }),
    ]),
  });
});
afterAll(() => test.close());

it('shows a member every session of theirs, latest first, with how it came to be and what it earned', async () => {
  const reply = await test.call(openidOf('m1'), 'attendance', 'history', {});
  if (!reply.ok) throw new Error(reply.code);
  const { rows, counts, complete } = reply.data;
  expect(
    rows.map(({ sessionId, recorded, invited, points }) => [sessionId, recorded, invited, points]),
  ).toEqual([
    ['C0M1NG00', 'none', true, 0],
    ['SESS000A', 'absent', true, 0],
    ['SESS000C', 'present', false, 10],
    ['SESS000D', 'none', true, 0],
  ]);
  expect(rows[1]).toMatchObject({
    ...{ method: 'by-hand', reason: '核对后不在场' },
    corrections: [{ from: 'present', to: 'absent', reason: '核对后不在场' }],
  });
  expect(rows[1]).not.toHaveProperty('seenAtMs');
  expect(rows[2]).toMatchObject({ method: 'online', seenAtMs: startsAtMs });
  expect(counts).toMatchObject({
    ...{ invited: 2, uninvited: 1 },
    personTimes: { onSite: 0, online: 1 },
    required: { due: 1, attended: 0, excused: 0 },
  });
  expect(complete).toBe(true);
  expect(JSON.stringify(reply.data)).not.toContain('m-secretary');
});

it('refuses a guest', async () => {
  expect(await test.call('o-guest', 'attendance', 'history', {})).toMatchObject({
    ok: false,
    code: 'NOT_JOINED',
  });
});
