import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sumOfLedger } from '../../cloudfunctions/shared/domain/ledger';
import { openidKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { isInvited } from '../../cloudfunctions/shared/domain/session';
import { ServerClock } from '../../local-cloud';
import { openDatabase } from '../../local-cloud/database';
import { readCollectionsFile } from '../../local-cloud/database/collections-file';
import { demoPersons, plantSeason, renewSessionOfToday } from '../../local-cloud/demo-season';
import { calendarOf } from '../../local-cloud/demo-season/calendar';
import { lectureFiles, planLectures } from '../../local-cloud/demo-season/lectures';
import { collectedSeason } from '../tools/collected-season';

const anchorMs = Date.UTC(2026, 10, 25, 3, 20);
const options = { anchorMs, seed: 'test', openidHmacKey: 'test-openid-key-'.repeat(2) };
const generateSeason = (given: typeof options) =>
  collectedSeason({
    ...given,
    lectures: planLectures(calendarOf(given.anchorMs), (cloudPath) => cloudPath),
  });
const season = generateSeason(options);
const { organisations, members, bindings, seasons, sessions, studyRecords } = season;
const persons = demoPersons(options.seed);
const plan = seasons[0];
if (plan === undefined) throw new Error('there is no season');

/** SHA-256 of names of leaders past and present, 8 digits each: none may appear, not even in this file. */
const LEADERS = new Set(
  [
    '000b178b 02802cbb 06394b97 07b05713 0e49f815 101ee7fa 12d9189d 1a6ded82 1b643297',
    '2c9f3b06 336c1390 3a7e555a 3a984a00 3ad794c1 3c98dfdb 3cc28f97 3df3ea5c 48ab2d96',
    '49a83e44 49fe4317 4ba9e7bb 510e0f7b 596a98b6 5f870ef5 61a40d8f 62431bd9 6433ee9f',
    '6efaf1fd 729ac2c6 7399cd9d 7525c262 76d3d43f 7cbcf989 89d1f92b 90023f4a 92a054e8',
    '97a2383f 9b4375ad a067d6e3 a16c7d51 a6fd1fc4 ac2e5da7 af73757d afea3193 b09b6caa',
    'b4f47cb0 b6413e1a b7a17b43 c433139b c8021115 c837b1ef d807464a de077a6a e066c147',
    'e10a333c e1402384 e41eac3c e5404262 e6589729 ea90fdac eae9b468 ec7f3463 ecde0f7e',
    'ef49d1d6 f57195c7 f9f65265',
  ]
    .join(' ')
    .split(' '),
);

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
const ofKind = (kind: string) => organisations.filter((one) => one.kind === kind);

describe('the same options', () => {
  it('give the same season byte for byte', () => {
    expect(digestOf(generateSeason(options))).toBe(digestOf(season));
  });

  it('with another seed give another one', () => {
    expect(digestOf(generateSeason({ ...options, seed: 'other' }))).not.toBe(digestOf(season));
  });

  it('at another time keep who is who', () => {
    const later = generateSeason({ ...options, anchorMs: anchorMs + 40 * dayMs });
    expect(later.members.map(({ name }) => name)).toEqual(members.map(({ name }) => name));
    expect(later.bindings.map(({ openid }) => openid)).toEqual(
      bindings.map(({ openid }) => openid),
    );
  });
});

it.each([
  ['a Monday, just after midnight', Date.UTC(2026, 10, 22, 16, 5)],
  ['the last minutes of a year', Date.UTC(2026, 11, 31, 15, 55)],
])('made on %s it tells of nothing to come', (_, madeAtMs) => {
  const made = generateSeason({ ...options, anchorMs: madeAtMs });
  const changes = made.studyRecords.map(({ changedAtMs }) => changedAtMs);
  expect(Math.max(...changes)).toBeLessThan(madeAtMs);
  const now = made.sessions.filter(
    (one) => one.checkInOpensAtMs <= madeAtMs && one.endsAtMs > madeAtMs,
  );
  // The branch's own, and the live one of the district that whoever tries it can watch at once.
  expect(now.map(({ mode, status }) => [mode, status])).toEqual([
    ['on-site', 'published'],
    ['online', 'open'],
  ]);
});

describe('the organisation', () => {
  it('is a district of 6 committees and 42 branches of 3 to 120 members', () => {
    expect(['district', 'committee', 'branch'].map((kind) => ofKind(kind).length)).toEqual([
      1, 6, 42,
    ]);
    const sizes = ofKind('branch').map(
      ({ _id }) => members.filter(({ branchId }) => branchId === _id).length,
    );
    expect(sizes).toEqual(ofKind('branch').map(({ memberCount }) => memberCount));
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([3, 120]);
    expect(members).toHaveLength(1260);
    expect(new Set(organisations.map(({ name }) => name)).size).toBe(49);
  });

  it('has one person in charge of every part', () => {
    const held = members.flatMap(({ roles }) => roles.map(({ organisationId }) => organisationId));
    expect(held.sort()).toEqual(organisations.map(({ _id }) => _id).sort());
  });

  it('gives everybody an invented name of their own', () => {
    const names = members.map(({ name }) => name);
    expect(new Set(names).size).toBe(1260);
    const shown = [...names, ...plan.lectures.map(({ lecturer }) => lecturer)];
    const nameDigest = (name: string) =>
      createHash('sha256').update(name).digest('hex').slice(0, 8);
    expect(shown.filter((name) => LEADERS.has(nameDigest(name)))).toEqual([]);
    expect(names.filter((name) => !/^\p{Script=Han}{3}$/u.test(name))).toEqual([]);
  });
});

describe('the study records', () => {
  it('have scores, months and weeks that equal the sum of their entries', () => {
    const sum = (points: Record<string, number>) =>
      Object.values(points).reduce((total, one) => total + one, 0);
    for (const record of studyRecords) {
      const points = sumOfLedger(record);
      expect([record.score, sum(record.months), sum(record.weeks), sum(record.byBranch)]).toEqual([
        points,
        points,
        points,
        points,
      ]);
    }
  });

  it('keep to the caps of every day', () => {
    for (const record of studyRecords) {
      const given: Record<string, number> = {};
      for (const { rule, points, atMs } of Object.values(record.entries)) {
        const key = `${seasonDayOf(atMs)}.${rule}`;
        given[key] = (given[key] ?? 0) + points;
      }
      for (const [key, points] of Object.entries(given)) {
        const [day = '', rule = ''] = key.split('.');
        expect(record.days[day]).toHaveProperty(rule, points);
        if (rule === 'checkIn') expect(points).toBeLessThanOrEqual(plan.rules.checkIn.dayCap);
        if (rule === 'watch') expect(points).toBeLessThanOrEqual(plan.rules.watch.dayCap);
      }
    }
  });

  it('tell of attended sessions that invited the member, were open and are over', () => {
    const byId = new Map(sessions.map((session) => [session._id, session]));
    const told = { absent: 0, excused: 0 };
    for (const record of studyRecords) {
      const listed: string[] = [];
      for (const [sessionId, { status, seenAtMs, reason }] of Object.entries(record.attendance)) {
        const session = byId.get(sessionId);
        if (session === undefined) throw new Error(`no session ${sessionId}`);
        expect(isInvited(session.audience, record.orgPath, record.segments)).toBe(true);
        if (status === 'absent' || status === 'excused') {
          told[status] += 1;
          expect(session).toMatchObject({ required: true, status: 'settled' });
          expect(reason !== undefined).toBe(status === 'excused');
          expect(record.entries).not.toHaveProperty(`checkIn:${sessionId}`);
          continue;
        }
        listed.push(sessionId);
        expect(seenAtMs).toBeGreaterThanOrEqual(session.checkInOpensAtMs);
        expect(seenAtMs).toBeLessThan(session.checkInClosesAtMs);
        expect(status).toBe(seenAtMs > session.lateAfterMs ? 'late' : 'present');
        expect(record.entries[`checkIn:${sessionId}`]?.atMs).toBe(seenAtMs);
      }
      expect(listed.sort()).toEqual([...record.attended].sort());
    }
    expect(told.absent).toBeGreaterThan(told.excused);
    expect(told.excused).toBeGreaterThan(100);
  });

  it('leave nobody out of a required session that was settled', () => {
    const settled = sessions.filter((one) => one.required && one.status === 'settled');
    for (const { _id, audience, expected } of settled) {
      const known = studyRecords.filter(
        ({ orgPath, segments, attendance }) =>
          isInvited(audience, orgPath, segments) && attendance[_id] !== undefined,
      );
      expect(known).toHaveLength(expected);
    }
  });

  it('tell of nothing that is still to come, and of no watching without a phone', () => {
    for (const record of studyRecords) {
      const times = Object.values(record.entries).map(({ atMs }) => atMs);
      expect(Math.max(0, record.changedAtMs, ...times)).toBeLessThan(anchorMs);
      if (record.openidKey.startsWith('unbound:')) expect(record.watch.lectures).toEqual({});
    }
  });

  it('are of all sorts: many at nothing, ties, leaders, and branches far apart', () => {
    const scores = studyRecords.map(({ score }) => score);
    const zeros = scores.filter((score) => score === 0).length;
    expect(zeros).toBeGreaterThan(20);
    expect(zeros).toBeLessThan(190);
    expect(new Set(scores).size).toBeLessThan(250);
    expect(Math.max(...scores)).toBeGreaterThan(80);
    const means = ofKind('branch').map(({ _id, memberCount }) => {
      const own = studyRecords.filter(({ branchId }) => branchId === _id);
      return own.reduce((sum, { score }) => sum + score, 0) / memberCount;
    });
    expect(means.filter((mean) => mean > 140).length).toBeGreaterThan(5);
    expect(means.filter((mean) => mean < 70).length).toBeGreaterThan(5);
  });
});

describe('the plan', () => {
  it('has sessions of weeks past and to come, and one that the demo secretary may open now', () => {
    const past = sessions.filter(({ endsAtMs }) => endsAtMs < anchorMs);
    expect(past.every(({ status }) => status === 'settled')).toBe(true);
    expect(past.length).toBeGreaterThan(100);
    expect(Math.min(...past.map(({ startsAtMs }) => startsAtMs))).toBeLessThan(
      anchorMs - 28 * dayMs,
    );
    const { branchId, path: own } = memberOf('secretary');
    const ahead = sessions.filter(
      (one) => one.endsAtMs > anchorMs && own.includes(one.organisationId),
    );
    expect(ahead.length).toBeGreaterThanOrEqual(4);
    const now = ahead.filter(
      ({ checkInOpensAtMs, mode }) => checkInOpensAtMs <= anchorMs && mode === 'on-site',
    );
    expect(now).toMatchObject([{ organisationId: branchId, status: 'published' }]);
    expect(sessions.every((one) => one.endsAtMs <= plan.endsAtMs)).toBe(true);
    expect(new Set(sessions.map(({ _id }) => _id)).size).toBe(sessions.length);
  });

  it('has one of every kind of session where the persons on offer see it', () => {
    const { _id: secretaryId, branchId } = memberOf('secretary');
    const own = sessions.filter((one) => one.organisationId === branchId);
    const kinds = {
      drafts: own.filter((one) => one.status === 'draft' && one.publishedBy === secretaryId),
      cancelled: own.filter((one) => one.status === 'cancelled'),
      printed: own.filter((one) => one.codeKind === 'printed'),
      series: own.filter((one) => one.seriesId !== undefined),
      joint: sessions.filter((one) => one.audience.organisationIds.length > 1),
      open: sessions.filter((one) => one.openToAll && one.mode === 'both'),
    };
    const counts = Object.entries(kinds).map(([kind, list]) => [kind, list.length]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ drafts: 1, cancelled: 1, printed: 1, series: 4, joint: 1, open: 1 },
    });
    const [joint] = kinds.joint;
    expect(joint?.expected).toBe(24 + 40 + 58);
  });

  it('has twelve lectures, each with its own files', () => {
    expect(plan.lectures).toHaveLength(12);
    const planned = plan.lectures.flatMap((one) => [
      one.videoFileId,
      one.lowVideoFileId,
      one.posterFileId,
      one.captionsFileId,
    ]);
    expect(
      lectureFiles()
        .map(({ cloudPath }) => cloudPath)
        .sort(),
    ).toEqual([...planned].sort());
    expect(lectureFiles().filter(({ file }) => !existsSync(file))).toEqual([]);
    expect(plan.lectures.filter(({ open }) => open).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the persons on offer', () => {
  it('are bound to their members; only the guest is to nobody', () => {
    const bound = persons.map(({ openid }) => {
      const binding = bindings.find((one) => one.openid === openid);
      const member = members.find(({ _id }) => _id === binding?.memberId);
      if (binding) expect(binding._id).toBe(openidKeyOf(options.openidHmacKey, openid));
      return member?.name;
    });
    const names = persons.map(({ name, personId }) => (personId === 'guest' ? undefined : name));
    expect(bound).toEqual(names);
    expect(names).toHaveLength(7);
  });

  it('have what their hints promise', () => {
    const unfinished = Object.values(recordOf('line-worker').watch.lectures).filter(
      ({ completedAtMs }) => completedAtMs === undefined,
    );
    expect(unfinished.length).toBeGreaterThanOrEqual(1);
    const branch = studyRecords.filter(
      ({ branchId }) => branchId === recordOf('secretary').branchId,
    );
    const better = branch.filter(({ score }) => score > recordOf('young-member').score);
    expect(better.length).toBeLessThan(5);
    expect(recordOf('elder').segments).toEqual(['senior']);
    expect(recordOf('administrator').card.roles).toEqual(['administrator']);
  });
});

function memberOf(personId: string) {
  const person = persons.find((one) => one.personId === personId);
  const member = members.find(({ name }) => name === person?.name);
  if (member === undefined) throw new Error(`${personId} is not on the roster`);
  return { ...member, path: member.orgPath };
}

function recordOf(personId: string) {
  const { _id } = memberOf(personId);
  const record = studyRecords.find(({ memberId }) => memberId === _id);
  if (record === undefined) throw new Error(`${personId} has no record`);
  return record;
}

describe('planted in a database', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'season-'));
  const clock = new ServerClock();
  clock.freeze(anchorMs);
  const database = openDatabase({
    dataDir,
    definitions: readCollectionsFile(path.join(__dirname, '../../cloudfunctions/collections.json')),
    clock,
  });
  const stored: string[] = [];
  const cloud = {
    clock,
    database: database.handle,
    storage: {
      put: (cloudPath: string) => Promise.resolve(`cloud://${stored[stored.push(cloudPath) - 1]}`),
      has: () => false,
      putNew: () => Promise.resolve(null),
      temporaryUrl: () => '',
      remove: () => Promise.resolve(false),
    },
  };

  afterAll(() => {
    database.close();
    rmSync(dataDir, { recursive: true });
  });

  it('breaks no unique key, and names its lectures as the storage does', async () => {
    await plantSeason(cloud, options);
    expect(await cloud.database.count('studyRecords')).toBe(1260);
    expect(await cloud.database.count('summaries')).toBe(0);
    expect(stored).toHaveLength(48);
    const [planted] = await cloud.database.find('seasons');
    expect(planted?.['lectures']).toContainEqual(
      expect.objectContaining({ videoFileId: 'cloud://lectures/phone-fraud/video.mp4' }),
    );
  });

  it('gets a session for the secretary on later days, once a day', async () => {
    expect(await renewSessionOfToday(cloud, 'test')).toBe(false);
    clock.advance(dayMs);
    expect(await renewSessionOfToday(cloud, 'test')).toBe(true);
    expect(await renewSessionOfToday(cloud, 'test')).toBe(false);
    clock.set(plan.endsAtMs);
    expect(await renewSessionOfToday(cloud, 'test')).toBe(false);
  });
});
