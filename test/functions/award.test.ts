import type { AwardTerms } from '../../cloudfunctions/shared/contract/award-terms';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { branchesTerms, membersTerms } from '../tools/award-builders';
import { aLecture, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';
import { readWorkbook } from '../tools/workbook-reader';

const held = (id: string, branchId: string) =>
  aSession({
    _id: id,
    status: 'settled',
    startsAtMs: startsAtMs - 3 * dayMs,
    endsAtMs: startsAtMs - 3 * dayMs + 90 * minuteMs,
    audience: { organisationIds: [branchId], segments: [] },
  });
const present = { status: 'present' as const, method: 'code' as const, seenAtMs: 1, atMs: 1 };

interface Person {
  branch?: number;
  came?: boolean;
  lectures?: number;
  reachedAtMs?: number;
  nameHidden?: boolean;
  eligible?: boolean;
}

function person(memberId: string, score: number, more: Person = {}) {
  const { branch = 1, came = true, lectures = 1, reachedAtMs = 1, nameHidden = false } = more;
  const branchId = `branch-${branch}`;
  const place = { branchId, orgPath: ['district', 'committee-1', branchId] };
  const session = `SESS000${branch}`;
  const done = Object.fromEntries(
    Array.from({ length: lectures }, (_, index) => [
      `lecture-${index + 1}`,
      { covered: [], coveredSeconds: 0, positionSeconds: 0, completedAtMs: 1 },
    ]),
  );
  return enrolled(memberId, {
    member: { ...place, name: `王小${memberId}`, nameHidden },
    record: {
      ...{ ...place, score, reachedAtMs, byBranch: { [branchId]: score } },
      eligible: more.eligible ?? true,
      ...(came ? { attendance: { [session]: present }, attended: [session] } : {}),
      watch: { version: 0, creditedSeconds: 0, spent: [], lectures: done },
    },
  });
}

const people = [
  person('m1', 90),
  person('m2', 80, { came: false }),
  person('m3', 70, { branch: 2, nameHidden: true }),
  person('m4', 60, { lectures: 0 }),
  person('m5', 50, { branch: 2, reachedAtMs: 20 }),
  person('m6', 50, { branch: 2, reachedAtMs: 10 }),
  person('m7', 5),
  person('m8', 0, { branch: 2, came: false }),
];
const terms = membersTerms({
  places: { overall: 2, perPart: 0 },
  conditions: { attendancePercent: 100, lectures: 1, points: 10, eligibleOnly: true },
});

let test: TestCloud;
beforeEach(async () => {
  const administrator = secretaryOf('committee-1', 'm-admin');
  const other = secretaryOf('committee-2', 'm-other');
  for (const one of [administrator, other])
    Object.assign(one.member.roles[0] ?? {}, { role: 'administrator' });
  Object.assign(other.member, {
    branchId: 'branch-3',
    orgPath: ['district', 'committee-2', 'branch-3'],
  });
  Object.assign(other.record, {
    branchId: 'branch-3',
    orgPath: ['district', 'committee-2', 'branch-3'],
  });
  test = await startTestCloud({
    organisations: [
      ...organisations,
      {
        ...organisations[1],
        _id: 'committee-2',
        name: '第二党委',
        path: ['district', 'committee-2'],
      } as never,
      {
        ...organisations[2],
        _id: 'branch-3',
        parentId: 'committee-2',
        path: ['district', 'committee-2', 'branch-3'],
      } as never,
    ],
    seasons: [aSeason({ lectures: [aLecture('lecture-1'), aLecture('lecture-2')] })],
    sessions: [
      held('SESS0001', 'branch-1'),
      held('SESS0002', 'branch-2'),
      aSession({ _id: 'SESS0009', required: true }),
    ],
    ...peopleOf([...people, administrator, other, secretaryOf('branch-1')]),
  });
  await test.cloud.fireTimer('summarise');
});
afterEach(() => test.close());

const admin = openidOf('m-admin');
const call: TestCloud['call'] = (...request) => test.call(...request);
async function asked<Reply extends { ok: boolean }>(reply: Promise<Reply>) {
  const answer = await reply;
  if (!answer.ok) throw new Error((answer as unknown as { code: string }).code);
  return (
    answer as unknown as { data: Reply extends { ok: true; data: infer Data } ? Data : never }
  ).data;
}
const define = async (asks: AwardTerms = terms) =>
  asked(
    call(admin, 'award', 'define', {
      organisationId: 'committee-1',
      name: '学习标兵',
      terms: asks,
    }),
  );
async function frozen(asks: AwardTerms = terms) {
  const { awardId, revision } = await define(asks);
  return asked(call(admin, 'award', 'freeze', { awardId, revision }));
}
async function published(asks: AwardTerms = terms) {
  const { awardId, revision } = await frozen(asks);
  return asked(call(admin, 'award', 'publish', { awardId, revision }));
}
const refusal = (code: string) => expect.objectContaining({ ok: false, code }) as unknown;
const rowsOf = (list: { rows: { name: string; rank: number; way: string }[] }) =>
  list.rows.map(({ name, rank, way }) => `${rank} ${name} ${way}`);

describe('candidates', () => {
  it('says of everybody why, with every figure', async () => {
    const { awardId } = await define();
    const answer = await asked(call(admin, 'award', 'candidates', { awardId }));
    expect(answer).toMatchObject({
      complete: true,
      unfilled: 0,
      rulesVersion: 1,
      summaryVersion: 1,
    });
    expect(
      answer.honoured.map(({ id, rank, way, branchName }) => [id, rank, way, branchName]),
    ).toEqual([
      ['m1', 1, 'overall', '第一支部'],
      ['m3', 2, 'overall', '第二支部'],
    ]);
    expect(answer.others.map(({ id, shortfalls }) => [id, shortfalls])).toEqual([
      ['m2', ['attendance']],
      ['m4', ['lectures']],
      ['m6', []],
      ['m5', []],
      ['m7', ['points']],
      ['m8', ['attendance', 'points']],
      ['m-admin', ['attendance', 'lectures', 'points']],
      ['m-secretary', ['attendance', 'lectures', 'points']],
    ]);
    expect(answer.others.find((one) => one.id === 'm2')).toMatchObject({
      name: '王小m2',
      figures: { points: 80, lectures: 1, required: { due: 1, attended: 0, excused: 0 } },
    });
  });

  it('gives each part its places first', async () => {
    const { awardId } = await define({ ...terms, places: { overall: 1, perPart: 1 } });
    const { honoured } = await asked(call(admin, 'award', 'candidates', { awardId }));
    expect(honoured.map(({ id, way, partName }) => [id, way, partName])).toEqual([
      ['m1', 'part', '第一支部'],
      ['m3', 'part', '第二支部'],
      ['m6', 'overall', '第二支部'],
      ['m5', 'overall', '第二支部'],
    ]);
  });

  it('chooses branches by the fair index, where enough take part', async () => {
    const { awardId } = await define(
      branchesTerms({ conditions: { members: 2, participationPercent: 100 } }),
    );
    const none = await asked(call(admin, 'award', 'candidates', { awardId }));
    expect(none).toMatchObject({ honoured: [], unfilled: 1 });
    expect(none.others.map(({ shortfalls }) => shortfalls)).toEqual([
      ['participation'],
      ['participation'],
    ]);
    const { revision } = none;
    await call(admin, 'award', 'edit', {
      awardId,
      revision,
      name: '学习先进集体',
      terms: branchesTerms(),
    });
    const one = await asked(call(admin, 'award', 'candidates', { awardId }));
    expect(one.honoured.map(({ name, figures }) => [name, figures])).toEqual([
      ['第二支部', expect.objectContaining({ members: 4, participants: 3, sizeBand: 'small' })],
    ]);
  });
});

describe('freezing', () => {
  it('writes the list once, with what it was made of, and works it out again the same', async () => {
    const award = await frozen();
    expect(award).toMatchObject({
      stage: 'frozen',
      shownVersion: 1,
      managed: { offers: ['reopen', 'publish'] },
    });
    expect(rowsOf(award)).toEqual(['1 王小m1 overall', '2 王小m3 overall']);
    const [version] = award.versions;
    expect(version).toMatchObject({ version: 1, summaryVersion: 1, rulesVersion: 1, count: 2 });
    expect(version?.digest).toMatch(/^[0-9a-f]{64}$/u);
    const { awardId } = award;
    expect(await asked(call(admin, 'award', 'recheck', { awardId, version: 1 }))).toEqual({
      ...{ same: true, digest: version?.digest, count: 2 },
      candidates: 10,
    });
    expect(await test.cloud.database.find('auditLog', { subjectId: awardId })).toHaveLength(2);
  });

  it('finds out who has changed a list behind its back', async () => {
    const { awardId } = await frozen();
    await test.cloud.database.updateMany('awardLists', {}, { $set: { 'honoured.0.id': 'm7' } });
    const { same } = await asked(call(admin, 'award', 'recheck', { awardId, version: 1 }));
    expect(same).toBe(false);
  });

  it('happens once when two do it at the same time, and leaves no other list behind', async () => {
    const { awardId, revision } = await define();
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => call(admin, 'award', 'freeze', { awardId, revision })),
    );
    const codes = replies.map((one) => (one.ok ? 'ok' : one.code)).sort();
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    for (const code of codes.filter((one) => one !== 'ok'))
      expect(['AWARD_CHANGED', 'AWARD_STAGE_CONFLICT']).toContain(code);
    expect(await test.cloud.database.find('awardLists', {})).toHaveLength(1);
  });

  it('stands for one version of the scores while they change', async () => {
    const { awardId, revision } = await define();
    const raise = async () => {
      await test.cloud.database.updateMany(
        'studyRecords',
        { memberId: 'm6' },
        {
          $set: {
            score: 200,
            'byBranch.branch-2': 200,
            reachedAtMs: startsAtMs,
            changedAtMs: startsAtMs + 1,
          },
        },
      );
      await test.cloud.fireTimer('summarise');
    };
    const [reply] = await Promise.all([
      call(admin, 'award', 'freeze', { awardId, revision }),
      raise(),
    ]);
    if (!reply.ok) throw new Error(reply.code);
    const { rows, versions } = reply.data;
    const before = ['1 王小m1 overall', '2 王小m3 overall'];
    const after = ['1 王小m6 overall', '2 王小m1 overall'];
    expect(rowsOf({ rows })).toEqual(versions[0]?.summaryVersion === 1 ? before : after);
    const later = await asked(call(admin, 'award', 'show', { awardId }));
    expect(later.rows).toEqual(rows);
    expect(await asked(call(admin, 'award', 'recheck', { awardId, version: 1 }))).toMatchObject({
      same: true,
    });
  });

  it('goes back to a draft with a reason; what was frozen stays readable', async () => {
    const { awardId, revision } = await frozen();
    const draft = await asked(
      call(admin, 'award', 'reopen', { awardId, revision, reason: '名额有误' }),
    );
    expect(draft).toMatchObject({ stage: 'draft', managed: { offers: ['edit', 'freeze'] } });
    const again = await asked(
      call(admin, 'award', 'freeze', { awardId, revision: draft.revision }),
    );
    expect(again.versions.map((one) => one.version)).toEqual([1, 2]);
    expect(await asked(call(admin, 'award', 'show', { awardId, version: 1 }))).toMatchObject({
      shownVersion: 1,
    });
    await call(admin, 'award', 'publish', { awardId, revision: again.revision });
    const seen = await asked(call(openidOf('m4'), 'award', 'show', { awardId }));
    expect(seen.versions.map((one) => one.version)).toEqual([2]);
    expect(await call(openidOf('m4'), 'award', 'show', { awardId, version: 1 })).toEqual(
      refusal('AWARD_NOT_FOUND'),
    );
  });

  it('refuses a list of nobody', async () => {
    const { awardId, revision } = await define({
      ...terms,
      conditions: { ...terms.conditions, points: 1000 },
    });
    expect(await call(admin, 'award', 'freeze', { awardId, revision })).toEqual(
      refusal('AWARD_WITHOUT_ANYBODY'),
    );
  });

  it('is no business of a secretary, nor of another committee', async () => {
    const { awardId, revision } = await define();
    for (const memberId of ['m-secretary', 'm-other', 'm1'])
      expect(await call(openidOf(memberId), 'award', 'freeze', { awardId, revision })).toEqual(
        refusal('NOT_ALLOWED'),
      );
    expect(await call(openidOf('m1'), 'award', 'show', { awardId })).toEqual(
      refusal('AWARD_NOT_FOUND'),
    );
    for (const organisationId of ['committee-2', 'branch-1', 'district', 'nowhere'])
      expect(await call(admin, 'award', 'define', { organisationId, name: '标兵', terms })).toEqual(
        refusal('NOT_ALLOWED'),
      );
  });
});

describe('publication', () => {
  it('is seen by everybody of the committee, and by nobody else', async () => {
    const { awardId } = await published();
    const m1 = await asked(call(openidOf('m1'), 'award', 'overview', {}));
    expect(m1).toEqual({
      published: [expect.objectContaining({ awardId, own: true, stage: 'appeals', count: 2 })],
    });
    expect(await asked(call(openidOf('m4'), 'award', 'overview', {}))).toMatchObject({
      published: [{ own: false }],
    });
    expect(await asked(call(openidOf('m-other'), 'award', 'overview', {}))).toMatchObject({
      published: [],
      managed: [],
    });
    expect(await call(openidOf('m-other'), 'award', 'show', { awardId })).toEqual(
      refusal('AWARD_NOT_FOUND'),
    );
  });

  it('names nobody who hides the name until they agree, and takes nobody elses word for it', async () => {
    const { awardId } = await published();
    const namesFor = async (memberId: string) =>
      (await asked(call(openidOf(memberId), 'award', 'show', { awardId }))).rows.map(
        (one) => one.name,
      );
    expect(await namesFor('m4')).toEqual(['王小m1', '王**3']);
    expect(await namesFor('m3')).toEqual(['王小m1', '王小m3']);
    expect(await call(openidOf('m4'), 'award', 'nameMe', { awardId, named: true })).toEqual(
      refusal('NOT_HONOURED'),
    );
    await call(openidOf('m3'), 'award', 'nameMe', { awardId, named: true });
    expect(await namesFor('m4')).toEqual(['王小m1', '王小m3']);
    await call(openidOf('m1'), 'award', 'nameMe', { awardId, named: false });
    expect(await namesFor('m4')).toEqual(['王**1', '王小m3']);
    const seen = await asked(call(openidOf('m4'), 'award', 'show', { awardId }));
    expect(seen).not.toHaveProperty('managed');
    expect(JSON.stringify(seen.rows)).not.toMatch(/"id"|"code"|m-|"m\d/u);
  });

  it('gives the honoured a certificate, with the number and code of the list', async () => {
    const { awardId, rows } = await published();
    const certificate = await asked(call(openidOf('m3'), 'award', 'certificate', { awardId }));
    expect(certificate).toEqual({
      ...{
        holderName: '王小m3',
        kind: 'pacesetter',
        awardName: '学习标兵',
        seasonName: '2026 年冬训',
      },
      ...{ organisationName: '第一党委', number: rows[1]?.number, code: rows[1]?.code },
      ...{ awardedAtMs: startsAtMs, keptUntilMs: 1865329200000, final: false, named: false },
    });
    expect(await call(openidOf('m4'), 'award', 'certificate', { awardId })).toEqual(
      refusal('NOT_HONOURED'),
    );
  });
});

describe('an entry that was merged into another since', () => {
  it('leaves the place on the list with the person: certificate, name and the word about it', async () => {
    const { awardId } = await published();
    await test.cloud.database.updateMany(
      'members',
      { _id: 'm3' },
      { $set: { mergedInto: 'm4', branchId: '', orgPath: [] } },
    );
    const own = async () => asked(call(openidOf('m4'), 'award', 'show', { awardId }));
    expect(await own()).toMatchObject({ own: true, mayAppeal: false });
    expect((await own()).rows).toContainEqual(
      expect.objectContaining({ name: '王小m4', branchName: '第一支部', own: true }),
    );
    const overview = await asked(call(openidOf('m4'), 'award', 'overview', {}));
    expect(overview.published).toMatchObject([{ awardId, own: true }]);
    const certificate = await asked(call(openidOf('m4'), 'award', 'certificate', { awardId }));
    expect(certificate).toMatchObject({ holderName: '王小m4', named: true });
    await asked(call(openidOf('m4'), 'award', 'nameMe', { awardId, named: false }));
    const seen = await asked(call(openidOf('m1'), 'award', 'show', { awardId }));
    expect(seen.rows.map((one) => one.name)).toEqual(['王小m1', '王**4']);
    expect(await call(openidOf('m4'), 'award', 'appeal', { awardId, text: '我也够格' })).toEqual(
      refusal('APPEAL_NEEDLESS'),
    );
  });
});

describe('the printed list', () => {
  it('has figures, numbers, what it was made of and who took it; text stays text, and it is logged', async () => {
    await test.cloud.database.updateMany('members', { _id: 'm1' }, { $set: { name: '=1+1' } });
    const { awardId, rows, versions } = await published();
    const { url, fileName } = await asked(call(admin, 'report', 'exportAward', { awardId }));
    expect(fileName).toBe('学习标兵 2026-11-25 名单.xlsx');
    const [sheet] = readWorkbook(Buffer.from(await (await fetch(url)).arrayBuffer()));
    const lines = sheet?.rows.map((row) => row.map(({ text }) => text)) ?? [];
    expect(lines[0]?.[0]).toBe('第一党委 · 学习标兵 · 名单');
    expect(lines[2]?.[0]).toContain(versions[0]?.digest.slice(0, 16));
    expect(lines[4]?.[0]).toMatch(
      /^由 .*成员m-admin 于 2026-11-25 19:00 导出.*编号 [0-9a-f]{16}$/u,
    );
    const { number, code } = rows[0] ?? {};
    expect(lines).toContainEqual([
      '1',
      "'=1+1",
      '第一支部',
      '90',
      '100%',
      '1',
      '全体名额',
      number,
      code,
    ]);
    expect(sheet?.rows.flat().some((cell) => cell.kind === 'formula')).toBe(false);
    const log = await asked(call(admin, 'report', 'exportLog', {}));
    expect(log.rows).toEqual([
      expect.objectContaining({ kind: 'award', title: '学习标兵', rows: 2 }),
    ]);
  });

  it('is no business of a secretary or another committee, and needs a list', async () => {
    const { awardId } = await frozen();
    for (const memberId of ['m-secretary', 'm-other', 'm1'])
      expect(await call(openidOf(memberId), 'report', 'exportAward', { awardId })).toEqual(
        refusal('NOT_ALLOWED'),
      );
    const draft = await define();
    expect(await call(admin, 'report', 'exportAward', { awardId: draft.awardId })).toEqual(
      refusal('AWARD_STAGE_CONFLICT'),
    );
  });
});

describe('appeals', () => {
  const m4 = openidOf('m4');
  const text = '微课我已学完，请核实';

  it('are answered; an upheld one makes a new version, and the old one stays', async () => {
    const { awardId } = await published();
    const made = await asked(call(m4, 'award', 'appeal', { awardId, text }));
    expect(made).toMatchObject({ mayAppeal: true, ownAppeal: { status: 'waiting', text } });
    await call(m4, 'award', 'appeal', { awardId, text: '补充：有截图' });
    await call(openidOf('m5'), 'award', 'appeal', { awardId, text: '请核实' });
    const { managed } = await asked(call(admin, 'award', 'show', { awardId }));
    expect(managed?.appeals).toEqual([
      expect.objectContaining({
        subjectId: 'm4',
        text: '补充：有截图',
        shortfalls: ['lectures'],
        name: '王小m4',
      }),
      expect.objectContaining({ subjectId: 'm5', status: 'waiting', shortfalls: [] }),
    ]);
    const decide = (subjectId: string, uphold: boolean) =>
      call(admin, 'award', 'decideAppeal', { awardId, subjectId, uphold, reason: '已核实' });
    const corrected = await asked(decide('m4', true));
    expect(rowsOf(corrected)).toEqual([
      '1 王小m1 overall',
      '2 王小m3 overall',
      '3 王小m4 admitted',
    ]);
    expect(corrected.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [1, undefined],
      [2, '已核实'],
    ]);
    expect(await asked(decide('m4', true))).toMatchObject({ shownVersion: 2 });
    expect(await decide('m4', false)).toEqual(refusal('APPEAL_DECIDED'));
    expect(await asked(decide('m5', false))).toMatchObject({ shownVersion: 2 });
    const seen = await asked(call(openidOf('m5'), 'award', 'show', { awardId, version: 1 }));
    expect(seen).toMatchObject({
      ownAppeal: { status: 'declined', answer: '已核实' },
      mayAppeal: false,
    });
    expect(rowsOf(seen)).toEqual(['1 王小m1 overall', '2 王**3 overall']);
    expect(await asked(call(m4, 'award', 'certificate', { awardId }))).toMatchObject({
      holderName: '王小m4',
    });
    expect(await asked(call(admin, 'award', 'recheck', { awardId, version: 2 }))).toMatchObject({
      same: true,
      count: 3,
    });
  });

  it('are taken for five whole days and answered also later; then the list is final', async () => {
    const { awardId, appealsUntilMs = 0 } = await published();
    test.clock.freeze(appealsUntilMs - 1);
    await asked(call(m4, 'award', 'appeal', { awardId, text }));
    test.clock.freeze(appealsUntilMs);
    expect(await call(openidOf('m5'), 'award', 'appeal', { awardId, text })).toEqual(
      refusal('APPEAL_OVER'),
    );
    expect(await call(m4, 'award', 'appeal', { awardId, text: '再补充' })).toEqual(
      refusal('APPEAL_OVER'),
    );
    expect(await asked(call(m4, 'award', 'show', { awardId }))).toMatchObject({
      stage: 'deciding',
      mayAppeal: false,
    });
    const request = { awardId, subjectId: 'm4', uphold: false, reason: '记录无误' };
    expect(await asked(call(admin, 'award', 'decideAppeal', request))).toMatchObject({
      stage: 'final',
    });
    expect(await asked(call(openidOf('m1'), 'award', 'certificate', { awardId }))).toMatchObject({
      final: true,
    });
  });

  it('are everybodys own: not of the honoured, of strangers, or for somebody else', async () => {
    const { awardId } = await published();
    expect(await call(openidOf('m1'), 'award', 'appeal', { awardId, text })).toEqual(
      refusal('APPEAL_NEEDLESS'),
    );
    expect(await call(openidOf('m-other'), 'award', 'appeal', { awardId, text })).toEqual(
      refusal('AWARD_NOT_FOUND'),
    );
    expect(await call(m4, 'award', 'appeal', { awardId, text, subjectId: 'm5' } as never)).toEqual(
      refusal('BAD_REQUEST'),
    );
    expect(await call(m4, 'award', 'appeal', { awardId, text: '长'.repeat(301) })).toEqual(
      refusal('BAD_REQUEST'),
    );
    expect(
      await call(m4, 'award', 'decideAppeal', {
        awardId,
        subjectId: 'm4',
        uphold: true,
        reason: '好',
      }),
    ).toEqual(refusal('NOT_ALLOWED'));
    expect(
      await call(admin, 'award', 'decideAppeal', {
        awardId,
        subjectId: 'm4',
        uphold: true,
        reason: '好',
      }),
    ).toEqual(refusal('APPEAL_NOT_FOUND'));
  });

  it('of a branch are its secretarys', async () => {
    const { awardId } = await published(branchesTerms());
    expect(await call(m4, 'award', 'appeal', { awardId, text })).toEqual(refusal('NOT_ALLOWED'));
    await asked(call(openidOf('m-secretary'), 'award', 'appeal', { awardId, text }));
    const request = { awardId, subjectId: 'branch-1', uphold: true, reason: '补计后符合' };
    const { rows } = await asked(call(admin, 'award', 'decideAppeal', request));
    expect(rows.map(({ name, way }) => [name, way])).toEqual([
      ['第二支部', 'overall'],
      ['第一支部', 'admitted'],
    ]);
    expect(await asked(call(m4, 'award', 'certificate', { awardId }))).toMatchObject({
      holderName: '第一支部',
      kind: 'collective',
    });
  });

  it('upheld at the same time are all taken in', async () => {
    const { awardId } = await published();
    const appellants = ['m2', 'm4', 'm5'];
    for (const one of appellants)
      await asked(call(openidOf(one), 'award', 'appeal', { awardId, text }));
    await Promise.all(
      appellants.map((subjectId) =>
        call(admin, 'award', 'decideAppeal', {
          awardId,
          subjectId,
          uphold: true,
          reason: '已核实',
        }),
      ),
    );
    const { rows } = await asked(call(admin, 'award', 'show', { awardId }));
    expect(
      rows
        .filter((one) => one.way === 'admitted')
        .map((one) => one.id)
        .sort(),
    ).toEqual(appellants);
    const [award] = await test.cloud.database.find('awards', { _id: awardId });
    const lists = await test.cloud.database.find('awardLists', {});
    expect(lists).toHaveLength((award?.lists as unknown[]).length);
  });
});

describe('when the season is over', () => {
  const m1 = openidOf('m1');
  const end = () =>
    test.cloud.database.updateMany('seasons', { _id: 's2026' }, { $set: { status: 'ended' } });
  const nextSeason = () =>
    test.cloud.database.insertMany('seasons', [
      { ...aSeason({ _id: 's2027', name: '2027 年冬训', startsAtMs: startsAtMs + 1 }) },
    ]);

  it('people are chosen, honoured and given their certificates, and the books stay open', async () => {
    await end();
    const { awardId } = await published();
    expect(await asked(call(m1, 'award', 'certificate', { awardId }))).toMatchObject({
      seasonName: '2026 年冬训',
      keptUntilMs: Date.parse('2029-02-09T19:00:00+08:00'),
    });
    expect(await asked(call(m1, 'score', 'book', {}))).toMatchObject({ score: 90 });
    expect(await asked(call(admin, 'points', 'rules', {}))).toMatchObject({
      seasonName: '2026 年冬训',
    });
  });

  it('what was begun is finished while the next one runs, and stands apart in the lists', async () => {
    const { awardId, revision } = await define();
    await end();
    await nextSeason();
    const list = await asked(call(admin, 'award', 'freeze', { awardId, revision }));
    const seen = { awardId, revision: list.revision };
    await asked(call(admin, 'award', 'publish', seen));
    test.clock.advance(61_000);
    expect(await asked(call(m1, 'award', 'overview', {}))).toEqual({
      published: [expect.objectContaining({ awardId, own: true, seasonName: '2026 年冬训' })],
    });
    const { managed = [] } = await asked(call(admin, 'award', 'overview', {}));
    expect(managed).toMatchObject([{ awardId, seasonName: '2026 年冬训' }]);
    const { awardId: ofNext } = await define();
    const { managed: both = [] } = await asked(call(admin, 'award', 'overview', {}));
    expect(both.map((one) => one.awardId)).toEqual([ofNext, awardId]);
  });

  it('nobody is chosen any more once its personal data are erased', async () => {
    const { awardId } = await define();
    await end();
    await test.cloud.database.updateMany('seasons', {}, { $set: { erasedAtMs: 1 } });
    expect(await call(admin, 'award', 'candidates', { awardId })).toEqual(refusal('SEASON_ERASED'));
  });
});

it('is, as a draft, edited as it was read and removed until it is frozen', async () => {
  const { awardId, revision } = await define();
  const edit = { awardId, revision, name: '优秀学员', terms };
  const edited = await asked(call(admin, 'award', 'edit', edit));
  expect(await call(admin, 'award', 'edit', edit)).toEqual(refusal('AWARD_CHANGED'));
  const { code } = (await call(admin, 'award', 'edit', {
    ...edit,
    revision: edited.revision,
    terms: branchesTerms(),
  })) as { code?: string };
  expect(code).toBe('BAD_REQUEST');
  expect(
    await call(admin, 'award', 'remove', { awardId, revision: edited.revision }),
  ).toMatchObject({ ok: true });
  expect(await call(admin, 'award', 'candidates', { awardId })).toEqual(refusal('AWARD_NOT_FOUND'));
  const list = await frozen();
  expect(
    await call(admin, 'award', 'remove', { awardId: list.awardId, revision: list.revision }),
  ).toEqual(refusal('AWARD_STAGE_CONFLICT'));
});
