import type { SurveyResults } from '../../cloudfunctions/shared/contract/survey';
import type { Survey } from '../../cloudfunctions/shared/domain/survey';
import { aSeason, minuteMs, startsAtMs } from '../tools/builders';
import { aSurvey, aSurveyContent } from '../tools/plan-builders';
import {
  type TestCloud,
  enrolled,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

const elsewhere = { branchId: 'branch-2', orgPath: ['district', 'committee-1', 'branch-2'] };
const inOne = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];
const inTwo = ['b1', 'b2'];
const administrator = openidOf('m-admin');
const secretary = openidOf('m-secretary');
const ofCommittee = (more: Partial<Survey> = {}) =>
  aSurvey({ organisationId: 'committee-1', orgPath: ['district', 'committee-1'], ...more });

let test: TestCloud;
beforeEach(async () => {
  const admin = secretaryOf('committee-1', 'm-admin');
  Object.assign(admin.member.roles[0] ?? {}, { role: 'administrator' });
  test = await startTestCloud({
    organisations,
    seasons: [aSeason()],
    surveys: [],
    ...peopleOf([
      secretaryOf('branch-1'),
      admin,
      ...inOne.map((id) => enrolled(id)),
      ...inTwo.map((id) => enrolled(id, { member: elsewhere, record: elsewhere })),
    ]),
  });
});
afterEach(() => test.close());

const seed = (survey: Survey) => test.cloud.database.insertMany('surveys', [{ ...survey }]);
const answer = (memberId: string, place = 0, words = '') =>
  test.call(openidOf(memberId), 'survey', 'answer', {
    surveyId: 'survey-1',
    answers: [
      { questionId: 'q1', chosen: [place] },
      { questionId: 'q2', words },
    ],
  });
const resultsFor = async (openid: string): Promise<SurveyResults> => {
  const reply = await test.call(openid, 'survey', 'results', { surveyId: 'survey-1' });
  if (!reply.ok) throw new Error(reply.code);
  return reply.data;
};

it('is drafted, opened and closed by an administrator, and never opened again', async () => {
  const input = {
    requestId: 'survey0000000001',
    organisationId: 'committee-1',
    ...aSurveyContent(),
  };
  const made = await test.call(administrator, 'survey', 'define', input);
  if (!made.ok) throw new Error(made.code);
  const { surveyId } = made.data;
  expect(await test.call(administrator, 'survey', 'define', input)).toMatchObject({
    data: { surveyId },
  });
  expect(await test.call(openidOf('a1'), 'survey', 'list', {})).toMatchObject({
    data: { surveys: [] },
  });
  await test.call(administrator, 'survey', 'open', { surveyId, revision: 1 });
  expect(await test.call(openidOf('a1'), 'survey', 'list', {})).toMatchObject({
    data: {
      surveys: [{ surveyId, stage: 'open', asked: true, answered: false, managing: false }],
      holders: [],
    },
  });
  // What people answer stays what they were asked.
  const edit = { surveyId, revision: 2, ...aSurveyContent() };
  expect(await test.call(administrator, 'survey', 'edit', edit)).toMatchObject({
    code: 'SURVEY_STATE_CONFLICT',
  });
  await test.call(administrator, 'survey', 'close', { surveyId, revision: 2 });
  expect(await test.call(administrator, 'survey', 'open', { surveyId, revision: 3 })).toMatchObject(
    { code: 'SURVEY_STATE_CONFLICT' },
  );
});

it.each([
  ['a past day', aSurveyContent({ closesOn: '20261124' })],
  [
    'one option',
    aSurveyContent({
      questions: [{ questionId: 'q', kind: 'single', text: '？', options: ['是'] }],
    }),
  ],
])('refuses %s', async (_, content) => {
  const input = { requestId: 'survey0000000001', organisationId: 'committee-1', ...content };
  expect(await test.call(administrator, 'survey', 'define', input)).toMatchObject({
    code: 'SURVEY_INVALID',
  });
});

describe('an answer', () => {
  it('is taken once, however often and at once it is sent', async () => {
    await seed(ofCommittee());
    const replies = await Promise.all([answer('a1'), answer('a1', 1), answer('a1')]);
    expect(replies.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual([
      'SURVEY_ANSWERED',
      'SURVEY_ANSWERED',
      'ok',
    ]);
    expect(await test.cloud.database.find('surveyAnswers', {})).toHaveLength(1);
  });

  it('names nobody and no time, and the record says no more than that there is one', async () => {
    await seed(ofCommittee());
    await answer('a1', 1, '多讲案例');
    const [stored] = await test.cloud.database.find('surveyAnswers', {});
    expect(Object.keys(stored ?? {}).sort()).toEqual([
      '_id',
      'answers',
      'branchId',
      'segment',
      'surveyId',
    ]);
    expect(stored?._id).toMatch(/^[0-9a-f]{32}$/u);
    const record = await test.record('a1');
    expect(record.surveys).toEqual({ 'survey-1': true });
    expect(JSON.stringify(record)).not.toContain(String(stored?._id));
  });

  it.each([
    ['beyond its end', ofCommittee({ closesOn: '20261124' }), 'a1', 'SURVEY_STATE_CONFLICT'],
    ['to a draft', ofCommittee({ status: 'draft' }), 'a1', 'SURVEY_NOT_FOUND'],
    ['by whom it does not ask', aSurvey(), 'b1', 'SURVEY_NOT_FOUND'],
  ] as const)('is refused %s', async (_, survey, memberId, code) => {
    await seed(survey);
    expect(await answer(memberId)).toMatchObject({ code });
    expect(await test.cloud.database.find('surveyAnswers', {})).toEqual([]);
  });

  it('must fit the questions, and a refused one is not counted as given', async () => {
    await seed(ofCommittee());
    expect(await answer('a1', 7)).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await answer('a1', 1)).toMatchObject({ ok: true });
  });
});

describe('results', () => {
  beforeEach(() => seed(ofCommittee()));
  const close = async () => {
    await test.cloud.database.updateMany(
      'surveys',
      {},
      { $set: { status: 'closed', closedAtMs: startsAtMs } },
    );
    test.clock.freeze(startsAtMs + 2 * minuteMs);
  };

  it('are for nobody before the end, and for no member ever', async () => {
    await answer('a1');
    const ask = { surveyId: 'survey-1' };
    expect(await test.call(administrator, 'survey', 'results', ask)).toMatchObject({
      code: 'SURVEY_NOT_OVER',
    });
    const page = await test.call(administrator, 'survey', 'show', ask);
    expect(page.ok && 'answers' in page.data).toBe(false);
    await close();
    expect(await test.call(openidOf('a1'), 'survey', 'results', ask)).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('say nothing of four', async () => {
    for (const id of inOne.slice(0, 4)) await answer(id);
    await close();
    const results = await resultsFor(administrator);
    expect([results.all, results.branches, results.words]).toEqual([undefined, [], []]);
  });

  it('cannot be subtracted down to a few: a branch of two hides the one of six', async () => {
    for (const id of [...inOne, ...inTwo]) await answer(id, 0, `话${id}`);
    await close();
    const results = await resultsFor(administrator);
    expect(results.all?.answers).toBe(8);
    expect(results.branches).toEqual([]);
    expect(results.withheld.branches).toBe(true);
    expect(results.words[0]?.texts).toHaveLength(8);
    // The answers are gone, and so is what was withheld.
    expect(await test.cloud.database.find('surveyAnswers', {})).toEqual([]);
    expect(await resultsFor(administrator)).toEqual(results);
  });

  it('show a secretary the whole and the own branch, without words', async () => {
    for (const id of inOne) await answer(id, 1, '话');
    await close();
    const results = await resultsFor(secretary);
    expect(results).toMatchObject({
      all: { answers: 6 },
      branches: [{ branchId: 'branch-1', name: '第一支部', answers: 6 }],
      words: [],
    });
  });
});
