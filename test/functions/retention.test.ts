import collectionsFile from '../../cloudfunctions/collections.json';
import { rankMembers } from '../../cloudfunctions/ranking/rank-members';
import { main } from '../../cloudfunctions/retain';
import { newJob } from '../../cloudfunctions/shared/domain/job';
import { fates } from '../../cloudfunctions/shared/domain/retention';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { dayMs, erasedFromMs } from '../../cloudfunctions/shared/domain/season-time';
import { repositories } from '../../cloudfunctions/shared/repositories';
import { settings } from '../../cloudfunctions/shared/runtime/settings';
import { summariseSeason } from '../../cloudfunctions/summarise/summarise-season';
import { type BareCloud, startBareCloud } from '../tools/bare-cloud';
import { aSeason, aSession, startsAtMs } from '../tools/builders';
import { aDraft } from '../tools/draft-builders';
import {
  documentsAboutPerson,
  importNamingPerson,
  knownName,
  knownPerson,
  me,
  otherFilesOfPerson,
  storedTexts,
} from '../tools/known-person';
import { aSurvey, aTask } from '../tools/plan-builders';

/** What is left of a season's people when its time is over, collection by collection. A new collection fails here by its name. */
const collections = Object.keys(collectionsFile.collections);
const hasFate = (one: string, ...among: string[]) => among.includes(fates[one]?.fate ?? '');
const season = aSeason();
const place = { seasonId: 's2026', orgPath: ['district'], organisationId: 'district' };

/** Documents of the season in which somebody stands, of collections that the person's own documents are not in. */
const others: Record<string, object[]> = {
  seasons: [
    {
      ...season,
      rulesHistory: [
        { rules: defaultRules, mode: 'start', atMs: season.startsAtMs },
        { rules: { ...defaultRules, version: 2 }, mode: 'from-now', atMs: startsAtMs, by: me },
      ],
    },
  ],
  sessions: [
    aSession({
      ...{ _id: 'SESS0002', publishedBy: me, status: 'settled' },
      headCount: { heads: 9, countedBy: me, atMs: startsAtMs },
      changes: [{ atMs: startsAtMs, by: me, what: 'edited', reason: knownName }],
    }),
  ],
  guestCheckIns: [
    { _id: `SESS0002:${knownPerson().binding._id}`, sessionId: 'SESS0002', atMs: startsAtMs },
  ],
  jobs: [
    {
      ...newJob({
        ...{ jobId: 'job-1', kind: 'roster-import', subjectId: 'district', startedBy: me },
        ...{ orgPath: ['district'], input: {}, nowMs: startsAtMs },
      }),
      ...{ status: 'done', activeKey: 'job-1' },
    },
  ],
  tasks: [aTask({ createdBy: me })],
  surveys: [
    aSurvey({
      createdBy: me,
      results: {
        ...{ all: { answered: 5, questions: [] }, segments: [], branches: [], withheld: 0 },
        words: [{ questionId: 'q2', words: [knownName] }],
      } as never,
    }),
  ],
  surveyAnswers: [
    { _id: 'a', surveyId: 'survey-1', branchId: 'branch-1', segment: 'none', answers: [knownName] },
  ],
  lectureDrafts: [aDraft('draft-1', { by: me })],
  leftFiles: [{ _id: 'l', draftId: me, fileIds: [], paths: [], dueAtMs: startsAtMs }],
  rulesDrafts: [{ _id: 'r', seasonId: 's2026', by: me, rules: {}, baseVersion: 1, atMs: 1 }],
  serviceActivities: [{ _id: 'v', ...place, createdBy: me, signedUp: [me], taken: 1 }],
  serviceHours: [{ _id: `v:${me}`, ...place, memberId: me, reason: knownName }],
  projectReports: [{ _id: 'p', ...place, by: me, decidedBy: me, text: '已完成' }],
};

let bare: BareCloud;
beforeAll(async () => {
  bare = await startBareCloud({});
});
afterAll(() => bare.close());

const shared = () => ({
  ...{ nowMs: startsAtMs, settings: settings(), repositories: repositories() },
  random: (length: number) => new Uint8Array(length),
});

async function seed(): Promise<void> {
  const { database, storage } = bare.cloud;
  await Promise.all(collections.map((one) => database.removeMany(one, {})));
  for (const part of [{ ...documentsAboutPerson(), seasons: [] }, others])
    for (const [collection, list] of Object.entries(part))
      await database.insertMany(
        collection,
        list.map((one) => ({ ...one })),
      );
  await importNamingPerson({ database, storage });
  await otherFilesOfPerson({ database, storage });
  // Announced like a notice: no personal field, and taken away where the lecturer is erased.
  await database.updateMany('sessions', {}, { $unset: { lecturer: '' } });
  for (let run = 0; run < 2; run += 1) await summariseSeason(shared());
}

/** The timer at an instant, until it has nothing left to do. */
async function retainAt(nowMs: number): Promise<void> {
  const now = jest.spyOn(Date, 'now').mockReturnValue(nowMs);
  const line = jest.spyOn(console, 'log').mockReturnValue(undefined);
  try {
    for (let run = 0; run < 2; run += 1) expect(await main({})).toMatchObject({ ok: true });
  } finally {
    now.mockRestore();
    line.mockRestore();
  }
}

/** Collections in which somebody stands: by name, by a member's id or by a phone's key. */
async function naming(): Promise<string[]> {
  const { _id: key } = knownPerson().binding;
  const found: string[] = [];
  for (const one of collections) {
    const text = JSON.stringify(await bare.cloud.database.find(one, {}));
    if (/"m-|:m-/u.test(text) || text.includes(key) || text.includes(knownName)) found.push(one);
  }
  return found;
}

it('every collection has its row, and every row its collection', () => {
  expect(collections.filter((one) => !(one in fates))).toEqual([]);
  expect(Object.keys(fates).filter((one) => !collections.includes(one))).toEqual([]);
});

it('people stand in every collection that has to be emptied', async () => {
  await seed();
  const filled = await naming();
  const toEmpty = collections.filter((one) =>
    hasFate(one, 'removed', 'emptied', 'own-step', 'lapses'),
  );
  // A branch's list stands in its summary's head; parts begin above the branches, where these members are fewer than a list has.
  expect(toEmpty.filter((one) => !filled.includes(one))).toEqual([]);
});

const membership = collections.filter((one) => hasFate(one, 'membership'));

it.each<[string, number, 'stand' | 'are gone']>([
  ['a month after the end', season.endsAtMs + 31 * dayMs, 'stand'],
  ['a day before 24 months are over', erasedFromMs(season.endsAtMs) - dayMs, 'stand'],
  ['24 months after the end', erasedFromMs(season.endsAtMs), 'are gone'],
])('%s (%d) the people of the season %s', async (_when, nowMs, state) => {
  await seed();
  await retainAt(nowMs);
  const left = (await naming()).filter((one) => !membership.includes(one));
  const lapsing = collections.filter((one) => hasFate(one, 'lapses'));
  expect(left.filter((one) => lapsing.includes(one))).toEqual([]);
  if (state === 'stand') {
    const stand = collections.filter((one) => hasFate(one, 'removed', 'emptied'));
    expect(stand.filter((one) => one !== 'refusedScans' && !left.includes(one))).toEqual([]);
    expect(storedTexts(bare.folder)).toContain(knownName);
    return;
  }
  expect(left).toEqual([]);
  expect(storedTexts(bare.folder)).not.toContain(knownName);
});

it('what was done stays: the plan, sessions and how many came, answers in figures, versions of the rules', async () => {
  await seed();
  await retainAt(erasedFromMs(season.endsAtMs));
  const { database } = bare.cloud;
  expect(await database.find('tasks', {})).toMatchObject([
    { title: '参加一次党课', createdBy: '' },
  ]);
  expect(await database.find('sessions', { _id: 'SESS0002' })).toMatchObject([
    { headCount: { heads: 9, countedBy: '' }, expected: 3 },
  ]);
  expect(await database.find('surveys', {})).toMatchObject([{ results: { all: { answered: 5 } } }]);
  const [kept] = await database.find('seasons', {});
  const versions = (kept as unknown as { rulesHistory: object[] }).rulesHistory;
  expect(versions).toMatchObject([{ mode: 'start' }, { mode: 'from-now', rules: { version: 2 } }]);
  expect(await database.find('summaries', { _id: 's2026:branch-1' })).toMatchObject([
    { current: { members: 4 } },
  ]);
});

it('while a season is being emptied, its rankings say so instead of asking to wait', async () => {
  await seed();
  const { binding } = knownPerson();
  const caller = { openid: binding.openid, openidKey: binding._id };
  const ask = (nowMs: number, segment?: 'line') =>
    rankMembers(
      { scope: 'all', period: 'season', segment, offset: 0 },
      { ...shared(), nowMs, caller },
    );
  expect(await ask(startsAtMs, 'line')).toMatchObject({ own: { total: 4 } });
  await repositories().retention.emptySummaries('s2026', '', 200);
  for (const segment of ['line', undefined] as const)
    expect(await ask(erasedFromMs(season.endsAtMs), segment)).toMatchObject({
      code: 'SEASON_ERASED',
    });
});
