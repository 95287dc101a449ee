import collectionsFile from '../../cloudfunctions/collections.json';
import type { Reply } from '../../cloudfunctions/shared/contract/reply';
import { keptKinds } from '../../cloudfunctions/shared/contract/vocabulary';
import { secondPassAfterMs } from '../../cloudfunctions/shared/domain/erasure';
import { unboundKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import { isDeclared } from '../../cloudfunctions/shared/domain/personal-data';
import { sessionCodeOf, slotOf } from '../../cloudfunctions/shared/domain/session-code';
import { aSeason, startsAtMs } from '../tools/builders';
import {
  documentsAboutPerson,
  importNamingPerson,
  knownName,
  knownPerson,
  me,
} from '../tools/known-person';
import { openidOf, signingKeys, startTestCloud, type TestCloud } from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

const collections = Object.keys(collectionsFile.collections);

const name = knownName;

const dataOf = <Data>(reply: Reply<Data>): Data => {
  if (!reply.ok) throw new Error(`refused: ${reply.code}`);
  return reply.data;
};
const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.code);

async function filledCloud(log: string[] = []): Promise<TestCloud> {
  const test = await startTestCloud(documentsAboutPerson(), (line) => log.push(line));
  await importNamingPerson(test.cloud);
  return test;
}

/** Everything that the store holds, as text. */
async function everything(test: TestCloud): Promise<string> {
  const all = await Promise.all(collections.map((one) => test.cloud.database.find(one, {})));
  return JSON.stringify(all);
}

async function contentOf(test: TestCloud, fileId: string): Promise<Buffer | undefined> {
  const response = await fetch(test.cloud.storage.temporaryUrl(fileId));
  return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined;
}

/** Paths of all fields, places in lists left out. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
}

async function undeclared(test: TestCloud): Promise<string[]> {
  const found = new Set<string>();
  for (const collection of collections)
    for (const document of await test.cloud.database.find(collection, {}))
      for (const path of pathsOf(document))
        if (!isDeclared(collection, path)) found.add(`${collection}: ${path.join('.')}`);
  return [...found];
}

const erase = (test: TestCloud, memberId: string) =>
  test.call(openidOf(memberId), 'privacy', 'erase', { confirmed: true });

async function aggregates(test: TestCloud) {
  const counted = await test.cloud.database.find('studyRecords', {});
  return counted
    .map(({ _id, score, branchId, months, eligible }) => ({
      _id,
      score,
      branchId,
      months,
      eligible,
    }))
    .sort((a, b) => (a._id < b._id ? -1 : 1));
}

describe('what is kept about me', () => {
  let test: TestCloud;
  beforeAll(async () => {
    test = await filledCloud();
  });
  afterAll(() => test.close());

  it('is told by kind, with how many', async () => {
    const { kinds, name: told } = dataOf(await test.call(openidOf(me), 'privacy', 'overview', {}));
    expect(told).toBe(name);
    expect(kinds.map(({ kind }) => kind)).toEqual([...keptKinds]);
    const counts = Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({ roster: 2, phone: 2, points: 3, attendance: 1, leave: 1 });
    expect(counts).toMatchObject({ appeals: 1, notes: 1, scans: 3, files: 0, tasks: 2 });
  });

  it('is read entry by entry', async () => {
    const input = { kind: 'attendance' as const, offset: 0 };
    const { items, total } = dataOf(await test.call(openidOf(me), 'privacy', 'read', input));
    expect(total).toBe(1);
    expect(items[0]?.lines).toContainEqual({ what: '说明', value: `${name}的说明` });
  });

  it('is taken along as a table and as JSON, and each is logged', async () => {
    const xlsx = dataOf(await test.call(openidOf(me), 'privacy', 'export', { format: 'xlsx' }));
    const sheets = readWorkbook(Buffer.from(await (await fetch(xlsx.url)).arrayBuffer()));
    expect(sheets).toHaveLength(keptKinds.length);
    const json = dataOf(await test.call(openidOf(me), 'privacy', 'export', { format: 'json' }));
    const taken = (await (await fetch(json.url)).json()) as { members: { name: string }[] };
    expect(taken.members).toMatchObject([{ name }]);
    const { rows } = dataOf(await test.call(openidOf(me), 'privacy', 'exports', {}));
    expect(rows.map(({ kind, exporterName }) => [kind, exporterName])).toEqual([
      ['own', name],
      ['own', name],
    ]);
  });

  it('names who has exported the own branch, and no other', async () => {
    const secretary = openidOf('m-secretary');
    dataOf(await test.call(secretary, 'report', 'exportBranch', { branchId: 'branch-1' }));
    dataOf(
      await test.call(openidOf('m-admin'), 'report', 'exportBranch', { branchId: 'branch-2' }),
    );
    const { rows } = dataOf(await test.call(openidOf(me), 'privacy', 'exports', {}));
    const branches = rows.filter(({ kind }) => kind === 'branch');
    expect(branches).toMatchObject([{ title: '第一支部', exporterName: '成员m-secretary' }]);
  });

  it('stands in the inventory, field by field', async () => {
    expect(await undeclared(test)).toEqual([]);
  });
});

describe('erasing me', () => {
  it('leaves no identifier in any collection, file, export or log, and every count as it was', async () => {
    const log: string[] = [];
    const test = await filledCloud(log);
    dataOf(await test.call(openidOf(me), 'privacy', 'export', { format: 'json' }));
    const exported = await test.cloud.database.find('exports', {});
    const [batch] = await test.cloud.database.find('importBatches', {});
    const before = await aggregates(test);
    const { _id: key } = knownPerson().binding;
    expect(await everything(test)).toContain(name);

    expect(dataOf(await erase(test, me))).toEqual({ erased: true });

    const left = await everything(test);
    for (const identifier of [name, openidOf(me), key]) expect(left).not.toContain(identifier);
    expect(log.join()).not.toContain(name);
    expect(log.join()).not.toContain(openidOf(me));
    const gone = [
      ...exported.map((one) => String(one['fileId'])),
      ...['evidenceFileId', 'planFileId'].map((one) => String(batch?.[one])),
      String(batch?.['planFileId'])
        .replace('imports/', 'imports/problems-')
        .replace('json', 'xlsx'),
    ];
    for (const fileId of gone) expect(await contentOf(test, fileId)).toBeUndefined();
    const [kept] = await test.cloud.database.find('importBatches', {});
    const evidence = await contentOf(test, String(kept?.['evidenceFileId']));
    const cells = readWorkbook(evidence ?? Buffer.alloc(0)).flatMap(({ rows }) =>
      rows.flat().map(({ text }) => text),
    );
    expect(cells).toContain('别人');
    expect(cells).not.toContain(name);
    expect(String(await contentOf(test, String(kept?.['planFileId'])))).not.toContain(name);

    expect(await aggregates(test)).toEqual(before);
    expect((await test.record(me)).openidKey).toBe(unboundKeyOf(me));
    const members = await test.cloud.database.find('members', {});
    for (const { _id, memberCount } of await test.cloud.database.find('organisations', {}))
      if (_id !== 'branch-2')
        expect([_id, memberCount]).toEqual([
          _id,
          members.filter(({ orgPath }) => (orgPath as string[]).includes(String(_id))).length,
        ]);
    expect(await undeclared(test)).toEqual([]);
    await test.close();
  });

  it('makes a guest of me, who is refused the second time and checks in no more', async () => {
    const test = await filledCloud();
    expect(codeOf(await erase(test, me))).toBe('ok');
    expect(codeOf(await erase(test, me))).toBe('NOT_JOINED');
    const standing = await test.call(openidOf(me), 'joining', 'standing', {});
    expect(dataOf(standing)).toEqual({ state: 'guest' });
    const code = sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs));
    const reply = await test.call(openidOf(me), 'check-in', 'redeem', { code });
    expect(codeOf(reply)).toBe('NOT_JOINED');
    await test.close();
  });

  it.each([
    ['the only secretary of a branch', 'm-secretary', 'DUTIES_OPEN'],
    ['the last administrator', 'm-admin', 'LAST_ADMINISTRATOR'],
  ])('is refused to %s, and changes nothing', async (_who, memberId, code) => {
    const test = await filledCloud();
    const before = await test.cloud.database.find('members', {});
    expect(codeOf(await erase(test, memberId))).toBe(code);
    expect(await test.cloud.database.find('members', {})).toEqual(before);
    expect(await test.cloud.database.find('erasures', {})).toEqual([]);
    await test.close();
  });

  it("and checking in at once: whoever wins, the record is nobody's afterwards", async () => {
    const test = await filledCloud();
    const code = sessionCodeOf(signingKeys, 'SESS0001', slotOf(startsAtMs));
    const calls = await Promise.all([
      test.call(openidOf(me), 'check-in', 'redeem', { code, branchId: 'branch-1' }),
      erase(test, me),
      erase(test, me),
    ]);
    expect(['ok', 'NOT_JOINED']).toContain(codeOf(calls[0]));
    expect([codeOf(calls[1]), codeOf(calls[2])]).toContain('ok');
    test.clock.freeze(startsAtMs + secondPassAfterMs);
    await test.cloud.fireTimer('retain');
    const { openidKey, attendance, score } = await test.record(me);
    expect(openidKey).toBe(unboundKeyOf(me));
    expect(score).toBe(attendance['SESS0001'] ? 22 : 12);
    expect(await everything(test)).not.toContain(openidOf(me));
    expect(await test.cloud.database.find('erasures', { _id: me })).toMatchObject([
      { doneAtMs: startsAtMs + secondPassAfterMs },
    ]);
    await test.close();
  });

  it('goes on where a call died, from the list alone', async () => {
    const test = await filledCloud();
    // As if the call had died after each of its parts: before any, with the record already nameless, without the roster.
    const parts: (() => Promise<unknown>)[] = [
      () => test.cloud.database.insertMany('erasures', [{ _id: me, askedAtMs: startsAtMs }]),
      () =>
        test.cloud.database.updateMany(
          'studyRecords',
          { memberId: me },
          { $set: { openidKey: unboundKeyOf(me) } },
        ),
    ];
    for (const part of parts) await part();
    test.clock.freeze(startsAtMs + secondPassAfterMs);
    await test.cloud.fireTimer('retain');
    const left = await everything(test);
    expect(left).not.toContain(name);
    expect(left).not.toContain(openidOf(me));
    await test.close();
  });
});

it('erases the personal data of a season 24 months after its end, and not before', async () => {
  const test = await filledCloud();
  const season = aSeason();
  test.clock.freeze(season.endsAtMs + 700 * 86_400_000);
  await test.cloud.fireTimer('retain');
  expect(await test.cloud.database.find('studyRecords', {})).not.toEqual([]);
  test.clock.freeze(season.endsAtMs + 732 * 86_400_000);
  await test.cloud.fireTimer('retain');
  for (const one of ['studyRecords', 'leaveRequests', 'adjustments', 'appeals', 'importBatches'])
    expect(await test.cloud.database.find(one, {})).toEqual([]);
  const [kept] = await test.cloud.database.find('seasons', {});
  expect(kept).toMatchObject({ erasedAtMs: season.endsAtMs + 732 * 86_400_000 });
  // How many were honoured stays; who, and why, is gone.
  expect(await test.cloud.database.find('awardLists', {})).toEqual([]);
  expect(await test.cloud.database.find('awards', {})).toMatchObject([
    { honoured: [], named: {}, changes: [], lists: [{ count: 1 }], erasedAtMs: expect.any(Number) },
  ]);
  const shown = await test.call(openidOf(me), 'award', 'overview', {});
  expect(dataOf(shown)).toMatchObject({ published: [{ count: 1, own: false, erased: true }] });
  const award = dataOf(await test.call(openidOf(me), 'award', 'show', { awardId: 'award-1' }));
  expect(award).toMatchObject({ rows: [], erased: true, own: false });
  // Whoever still is on the roster stays there.
  expect(await test.cloud.database.find('members', { _id: me })).toHaveLength(1);
  await test.close();
});

describe('the log of privileged changes', () => {
  let test: TestCloud;
  beforeAll(async () => {
    test = await filledCloud();
  });
  afterAll(() => test.close());
  const ask = (filter: object) =>
    test.call(openidOf('m-admin'), 'report', 'audit', { offset: 0, ...filter });

  it.each([
    ['everything', {}, 2],
    ['one kind', { action: 'points-awarded' as const }, 1],
    ['whom it was about', { person: name }, 1],
    ['who did it', { person: '成员m-secretary' }, 2],
    ['nobody of that name', { person: '没有此人' }, 0],
    ['before it', { untilMs: startsAtMs }, 0],
    ['from it on', { fromMs: startsAtMs }, 2],
  ])('finds %s', async (_what, filter, count) => {
    expect(dataOf(await ask(filter)).rows).toHaveLength(count);
  });

  it('is nothing for a secretary, nor a foreign organisation for anybody', async () => {
    const reply = await test.call(openidOf('m-secretary'), 'report', 'audit', { offset: 0 });
    expect(codeOf(reply)).toBe('NOT_ALLOWED');
    expect(codeOf(await ask({ organisationId: 'elsewhere' }))).toBe('NOT_ALLOWED');
  });

  it('is taken along as a spreadsheet without formulas, and that is logged', async () => {
    await test.cloud.database.updateMany('auditLog', {}, { $set: { reason: '=1+1' } });
    const file = dataOf(await test.call(openidOf('m-admin'), 'report', 'exportAudit', {}));
    const [sheet] = readWorkbook(Buffer.from(await (await fetch(file.url)).arrayBuffer()));
    const cells = (sheet?.rows ?? []).flat();
    expect(cells.some(({ kind }) => kind === 'formula')).toBe(false);
    expect(cells.map(({ text }) => text)).toContain("'=1+1");
    const log = dataOf(await test.call(openidOf('m-admin'), 'report', 'exportLog', {}));
    expect(log.rows[0]).toMatchObject({ kind: 'audit', rows: 2 });
  });
});
