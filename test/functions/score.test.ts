import type { LedgerEntry } from '../../cloudfunctions/shared/domain/study-record';
import { aLecture, aSeason, aSession, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  startTestCloud,
} from '../tools/test-cloud';

const day = 86_400_000;

const entries: Record<string, LedgerEntry> = {
  'watch:9': { rule: 'watch', points: 1, atMs: startsAtMs, source: 'l1' },
  'watch:10': { rule: 'watch', points: 0, atMs: startsAtMs, source: 'l1', capped: true },
  'lectureDone:l1': { rule: 'lectureDone', points: 3, atMs: startsAtMs + 5, source: 'l1' },
  'checkIn:SESS0001': {
    rule: 'checkIn',
    points: 10,
    atMs: startsAtMs - 8 * day,
    source: 'SESS0001',
  },
  'checkIn:G0NEAWAY': {
    rule: 'checkIn',
    points: 5,
    atMs: startsAtMs - 9 * day,
    source: 'G0NEAWAY',
  },
};

let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud({
    organisations,
    seasons: [aSeason({ lectures: [aLecture('l1', { title: '雪天出行' })] })],
    sessions: [aSession()],
    ...peopleOf([
      enrolled('m1', {
        record: {
          entries,
          score: 19,
          weeks: { '2026W48': 4, '2026W47': 15 },
          days: { '20261125': { watch: 1, lectureDone: 3 } },
        },
      }),
      enrolled('m-new'),
      enrolled('m-served'),
    ]),
  });
});
afterAll(() => test.close());

const book = (openid: string) => test.call(openid, 'score', 'book', {});

describe('the score book', () => {
  it('explains every entry, newest first, and its entries add up to the score', async () => {
    const reply = await book(openidOf('m1'));
    if (!reply.ok) throw new Error(reply.code);
    expect(reply.data.entries).toEqual([
      {
        key: 'lectureDone:l1',
        rule: 'lectureDone',
        points: 3,
        atMs: startsAtMs + 5,
        day: '20261125',
        sourceTitle: '雪天出行',
        capped: false,
      },
      expect.objectContaining({ key: 'watch:10', points: 0, capped: true }),
      expect.objectContaining({ key: 'watch:9', points: 1, capped: false }),
      expect.objectContaining({
        key: 'checkIn:SESS0001',
        sourceTitle: '冬训第一课',
        day: '20261117',
      }),
      expect.objectContaining({ key: 'checkIn:G0NEAWAY', points: 5 }),
    ]);
    expect(reply.data.entries[4]).not.toHaveProperty('sourceTitle');
    expect(reply.data.entries.reduce((sum, entry) => sum + entry.points, 0)).toBe(19);
    expect(reply.data).toMatchObject({ score: 19, weekPoints: 4 });
  });

  it('shows what was taken back beside its correction, and why', async () => {
    const credit = { rule: 'checkIn' as const, atMs: startsAtMs, source: 'SESS0001' };
    const memberId = await test.enroll({
      record: {
        entries: {
          'checkIn:SESS0001': { ...credit, points: 10 },
          'checkIn:SESS0001:reversed:1': {
            ...{ ...credit, points: -10, reason: '扫错了人' },
            takenBackAtMs: startsAtMs + 60_000,
          },
          'checkIn:SESS0001:2': { ...credit, points: 5 },
        },
        score: 5,
      },
    });
    const reply = await book(openidOf(memberId));
    if (!reply.ok) throw new Error(reply.code);
    expect(
      reply.data.entries.map(({ points, takenBack, corrects }) => [points, takenBack, corrects]),
    ).toEqual([
      [-10, undefined, { reason: '扫错了人', atMs: startsAtMs + 60_000 }],
      [5, undefined, undefined],
      [10, { reason: '扫错了人', atMs: startsAtMs + 60_000 }, undefined],
    ]);
  });

  it('knows corrections of every rule and round, and why a person gave points', async () => {
    const at = { atMs: startsAtMs, takenBackAtMs: startsAtMs + 1 };
    const memberId = await test.enroll({
      record: {
        entries: {
          'watch:7': { rule: 'watch', points: 1, atMs: startsAtMs },
          'watch:7:reversed:1': { ...at, rule: 'watch', points: -1, reason: '规则调整' },
          'watch:7:2': { rule: 'watch', points: 2, atMs: startsAtMs },
          'watch:7:reversed:2': { ...at, rule: 'watch', points: -2, reason: '规则又调整' },
          'manual:a1': { rule: 'manual', points: 5, atMs: startsAtMs, reason: '宣讲示范' },
        },
      },
    });
    const reply = await book(openidOf(memberId));
    if (!reply.ok) throw new Error(reply.code);
    const of = (key: string) => reply.data.entries.find((entry) => entry.key === key);
    expect(of('watch:7')?.takenBack?.reason).toBe('规则调整');
    expect(of('watch:7:2')?.takenBack?.reason).toBe('规则又调整');
    expect(of('watch:7:reversed:2')?.corrects?.reason).toBe('规则又调整');
    expect(of('manual:a1')).toMatchObject({ reason: '宣讲示范' });
    expect(of('manual:a1')).not.toHaveProperty('takenBack');
  });

  it('names the task that was done, and the hours that were confirmed', async () => {
    await test.cloud.database.insertMany('tasks', [
      { _id: 't1', title: '读完规定篇目', seasonId: 's2026', organisationId: 'district' },
    ]);
    const given: Record<string, LedgerEntry> = {
      'task:t1': { rule: 'task', points: 20, atMs: startsAtMs, source: 't1' },
      'service:a1:1': { rule: 'service', points: 10, atMs: startsAtMs, source: 'a1', hours: 2 },
    };
    await test.cloud.database.updateMany(
      'studyRecords',
      { memberId: 'm-served' },
      { $set: { entries: given, score: 30 } },
    );
    const reply = await book(openidOf('m-served'));
    if (!reply.ok) throw new Error(reply.code);
    const of = (key: string) => reply.data.entries.find((entry) => entry.key === key);
    expect(of('task:t1')).toMatchObject({ sourceTitle: '读完规定篇目' });
    expect(of('service:a1:1')).toMatchObject({ hours: 2 });
    expect(of('service:a1:1')).not.toHaveProperty('sourceTitle');
  });

  it('says what today has earned under each cap, and the rules as they stand', async () => {
    expect(await book(openidOf('m1'))).toMatchObject({
      ok: true,
      data: {
        today: [
          { rule: 'checkIn', earned: 0, cap: 20 },
          { rule: 'watch', earned: 1, cap: 10 },
          { rule: 'service', earned: 0, cap: 15 },
        ],
        rules: {
          checkIn: { onTime: 10, late: 5, dayCap: 20 },
          watch: { points: 1, everySeconds: 120, dayCap: 10 },
          lectureDone: { points: 3 },
          quiz: { points: 1, most: 5 },
          service: { points: 5, dayCap: 15 },
          task: { points: 20 },
        },
      },
    });
  });

  it('is empty for whoever has just joined', async () => {
    const reply = await book(openidOf('m-new'));
    expect(reply).toMatchObject({ ok: true, data: { score: 0, weekPoints: 0, entries: [] } });
  });

  it('is refused to nobody of the roster', async () => {
    expect(await book('o-guest')).toMatchObject({ ok: false, code: 'NOT_JOINED' });
  });
});
