import { decodeQR } from 'qr/decode.js';
import { pendingOf, countsOf } from '@/features/session/attendance';
import { qrImageOf } from '@/platform/qr-image';
import {
  newDraft,
  problemsOf,
  requestOf,
  type SessionDraft,
} from '@/features/session/session-draft';
import { groupSessions, type DeskSession } from '@/features/session/session-groups';
import { seasonRequests } from '@contract/season';
import type { SheetRow } from '@contract/attendance';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const nowMs = at('2026-12-05T13:20');

describe('a new session', () => {
  const draft: SessionDraft = {
    ...newDraft(nowMs, () => 0.5),
    title: ' 冬训第一课 ',
    venue: '一楼',
  };

  test('begins at the next full hour in Shanghai and lasts an hour and a half', () => {
    expect(draft).toMatchObject({ day: '2026-12-05', startsAt: '14:00', endsAt: '15:30' });
  });

  test.each([
    ['2026-12-05T20:00', { day: '2026-12-05', startsAt: '20:00', endsAt: '21:30' }],
    ['2026-12-05T20:01', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-05T23:30', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-06T02:10', { day: '2026-12-06', startsAt: '19:00', endsAt: '20:30' }],
    ['2026-12-06T07:10', { day: '2026-12-06', startsAt: '08:00', endsAt: '09:30' }],
  ])('is never put into the night: at %s it is for the coming evening', (now, expected) => {
    expect(newDraft(at(now), () => 0)).toMatchObject(expected);
  });

  test('makes a request that the contract accepts', () => {
    const request = requestOf(draft);
    expect(seasonRequests.publishSession.parse(request)).toMatchObject({
      title: '冬训第一课',
      startsAtMs: at('2026-12-05T14:00'),
      endsAtMs: at('2026-12-05T15:30'),
    });
    expect(request).not.toHaveProperty('lecturer');
  });

  test.each<[string, Partial<SessionDraft>, object]>([
    ['nothing wrong', {}, {}],
    ['no title', { title: '  ' }, { title: 'titleMissing' }],
    ['no venue', { venue: '' }, { venue: 'venueMissing' }],
    ['ends when it begins', { endsAt: '14:00' }, { endsAt: 'endBeforeStart' }],
    ['ends before it begins', { endsAt: '09:00' }, { endsAt: 'endBeforeStart' }],
    ['is over already', { startsAt: '09:00', endsAt: '10:00' }, { endsAt: 'past' }],
    ['runs already', { startsAt: '13:00' }, {}],
  ])('%s', (_what, change, expected) => {
    expect(problemsOf({ ...draft, ...change }, nowMs)).toEqual(expected);
  });
});

describe('sessions on the desk', () => {
  const session = (
    sessionId: string,
    starts: string,
    ends: string,
    status: DeskSession['status'],
    pending = 0,
  ) => ({ sessionId, startsAtMs: at(starts), endsAtMs: at(ends), status, pending }) as DeskSession;
  const sessions = [
    session('old', '2026-12-01T09:00', '2026-12-01T10:00', 'open', 2),
    session('morning', '2026-12-05T09:00', '2026-12-05T10:00', 'closed'),
    session('soon', '2026-12-05T14:00', '2026-12-05T15:00', 'published'),
    session('running', '2026-12-05T13:00', '2026-12-05T16:00', 'open'),
    session('tomorrow', '2026-12-06T09:00', '2026-12-06T10:00', 'published'),
  ];
  const ids = (list: DeskSession[]) => list.map((one) => one.sessionId);

  test('what runs comes first, what has ended last', () => {
    const groups = groupSessions(sessions, nowMs);
    expect(groups.present?.sessionId).toBe('running');
    expect(ids(groups.coming)).toEqual(['soon', 'tomorrow']);
    expect(ids(groups.past)).toEqual(['morning', 'old']);
    expect(ids(groups.waiting)).toEqual(['old']);
  });

  test('the day is the Shanghai day', () => {
    expect(groupSessions(sessions, at('2026-12-06T00:10')).present?.sessionId).toBe('tomorrow');
    expect(groupSessions(sessions, at('2026-12-05T23:50')).present).toBeUndefined();
  });
});

describe('the attendance sheet', () => {
  const row = (memberId: string, status: SheetRow['status'], codeAgeMs?: number): SheetRow => ({
    memberId,
    name: memberId,
    branchName: '一支部',
    status,
    ...(codeAgeMs === undefined ? {} : { codeAgeMs }),
  });
  const rows = [
    row('a', 'present'),
    row('b', 'pending', 30_000),
    row('c', 'pending', 700_000),
    row('d', 'none'),
    row('e', 'none'),
  ];

  test('counts every status', () => {
    expect(countsOf(rows)).toEqual({
      ...{ pending: 2, present: 1, late: 0, none: 2 },
      ...{ declined: 0, excused: 0, absent: 0, left: 0 },
    });
  });

  test('codes older than ten minutes are judged one by one', () => {
    const { plain, toJudge } = pendingOf(rows);
    expect([plain, toJudge].map((list) => list.map((one) => one.memberId))).toEqual([['b'], ['c']]);
  });
});

describe('the projected symbol', () => {
  const text = 'HTTPS://DONGXUE.EXAMPLE/C/7M3KQZ9A4X1C2BVN8T5RWHJ6D';
  const svg = Buffer.from(qrImageOf(text).split(',')[1]!, 'base64').toString('ascii');

  test('is 29 modules wide with four modules of white around them', () => {
    expect(/viewBox="0 0 (\d+) \d+"/u.exec(svg)?.[1]).toBe('37');
    const starts = [...svg.matchAll(/M(\d+) (\d+)h\d+v1/gu)].flatMap(([, x, y]) => [
      Number(x),
      Number(y),
    ]);
    expect(Math.min(...starts)).toBe(4);
  });

  test('says what it should when drawn and read again', () => {
    const scale = 6;
    const size = 37 * scale;
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)) {
      for (let dy = 0; dy < scale; dy += 1) {
        for (let dx = 0; dx < Number(width) * scale; dx += 1) {
          const pixel = ((Number(y) * scale + dy) * size + Number(x) * scale + dx) * 4;
          data.fill(0, pixel, pixel + 3);
        }
      }
    }
    expect(decodeQR({ width: size, height: size, data })).toBe(text);
  });

  test.each(['A', 'AB', 'ABC', 'ABCD'])('a text of any length is encoded whole: %s', (short) => {
    expect(Buffer.from(qrImageOf(short).split(',')[1]!, 'base64').toString('ascii')).toMatch(
      /^<svg.*<\/svg>$/u,
    );
  });
});
