import * as fc from 'fast-check';
import type { GivenAnswers } from '../../cloudfunctions/shared/contract/survey';
import { smallestGroup } from '../../cloudfunctions/shared/contract/survey-question';
import {
  answersFit,
  closesAtMs,
  countsFromMs,
  mainSegmentOf,
  type SurveyAnswer,
  surveyStageOf,
} from '../../cloudfunctions/shared/domain/survey';
import { resultsOf, shownGroups } from '../../cloudfunctions/shared/domain/survey-results';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { startsAtMs } from '../tools/builders';
import { aSurvey, aSurveyContent } from '../tools/plan-builders';

const { questions } = aSurveyContent({
  questions: [
    { questionId: 'one', kind: 'single', text: '时间？', options: ['晚上', '周末'] },
    { questionId: 'many', kind: 'multiple', text: '内容？', options: ['理论', '安全', '技能'] },
    { questionId: 'scale', kind: 'scale', text: '满意？', options: ['不满意', '满意'] },
    { questionId: 'words', kind: 'words', text: '建议？', options: [] },
  ],
});
const given = (one: number[], many: number[], scale: number[], words = ''): GivenAnswers => [
  { questionId: 'one', chosen: one, words: '' },
  { questionId: 'many', chosen: many, words: '' },
  { questionId: 'scale', chosen: scale, words: '' },
  { questionId: 'words', chosen: [], words },
];

describe('an answer', () => {
  it.each<[string, GivenAnswers, boolean]>([
    ['to everything', given([0], [0, 2], [4], '多讲安全'), true],
    ['without words', given([1], [1], [0]), true],
    ['two of a single choice', given([0, 1], [1], [0]), false],
    ['none of a choice', given([], [1], [0]), false],
    ['an option that is not there', given([2], [1], [0]), false],
    ['the same twice', given([0], [1, 1], [0]), false],
    ['beyond the scale', given([0], [1], [5]), false],
    ['a question left out', given([0], [1], [0]).slice(1), false],
    [
      'words where none are asked',
      given([0], [1], [0]).map((one) => ({ ...one, words: '我' })),
      false,
    ],
    [
      'a question that is not asked',
      [...given([0], [1], [0]), { questionId: 'x', chosen: [0], words: '' }],
      false,
    ],
    [
      'a question twice',
      [...given([0], [1], [0]), { questionId: 'one', chosen: [0], words: '' }],
      false,
    ],
  ])('%s', (_, answers, expected) => {
    expect(answersFit(questions, answers)).toBe(expected);
  });
});

it('ends with its last day, or when it was closed, and is counted a minute after', () => {
  const survey = aSurvey({ closesOn: '20261125' });
  const midnightMs = startsAtMs + 5 * 3_600_000;
  expect(closesAtMs(survey)).toBe(midnightMs);
  expect(surveyStageOf(survey, midnightMs - 1)).toBe('open');
  expect(surveyStageOf(survey, midnightMs)).toBe('over');
  expect(countsFromMs({ ...survey, closedAtMs: startsAtMs })).toBe(startsAtMs + 60_000);
  expect(surveyStageOf(aSurvey({ status: 'draft' }), startsAtMs + dayMs * 99)).toBe('draft');
});

it('counts everybody in one segment', () => {
  expect(mainSegmentOf(['line', 'youth'])).toBe('youth');
  expect(mainSegmentOf([])).toBe('none');
});

let ids = 0;
const from = (
  branchId: string,
  segment: SurveyAnswer['segment'] = 'none',
  place = 0,
): SurveyAnswer => ({
  ...{ _id: `a${(ids += 1)}`, surveyId: 's', branchId, segment },
  answers: given([place], [0, 1], [4], '话'),
});
const many = (count: number, branchId: string, segment?: SurveyAnswer['segment']) =>
  Array.from({ length: count }, () => from(branchId, segment));
const asIs = <T>(list: readonly T[]) => [...list];

describe('what may be shown', () => {
  it.each([
    ['nothing of four', many(4, 'a'), undefined, []],
    ['five of one branch', many(5, 'a'), 5, ['a']],
    ['two branches of five', [...many(5, 'a'), ...many(5, 'b')], 10, ['a', 'b']],
    // 13 − 6 − 5 = 2 would be branch c: the next smallest is hidden with it.
    ['a small one hides another', [...many(6, 'a'), ...many(5, 'b'), ...many(2, 'c')], 13, ['a']],
    [
      'small ones that are five together hide none',
      [...many(6, 'a'), ...many(3, 'b'), ...many(2, 'c')],
      11,
      ['a'],
    ],
    ['one of five beside one of one', [...many(5, 'a'), ...many(1, 'b')], 6, []],
  ])('%s', (_, answers, all, branches) => {
    const results = resultsOf(questions, answers, asIs);
    expect(results.all?.answers).toBe(all);
    expect(results.branches.map(({ branchId }) => branchId)).toEqual(branches);
  });

  it('counts options, steps and words, the words of the whole alone', () => {
    const results = resultsOf(questions, [...many(5, 'a'), from('a', 'none', 1)], asIs);
    expect(results.all?.questions.map(({ counts }) => counts)).toEqual([
      [5, 1],
      [6, 6, 0],
      [0, 0, 0, 0, 6],
      [6],
    ]);
    expect(results.words).toEqual([{ questionId: 'words', texts: Array(6).fill('话') }]);
    expect(JSON.stringify(results.branches)).not.toContain('话');
  });

  it('never leaves a group or a remainder below five, however the answers fall', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 12 }), (sizes) => {
        const answers = sizes.flatMap((size, at) => many(size, `b${at}`));
        if (answers.length < smallestGroup) return;
        const { shown, isWithheld } = shownGroups(answers, ({ branchId }) => branchId);
        const left = answers.length - shown.reduce((sum, [, own]) => sum + own.length, 0);
        for (const [, own] of shown) expect(own.length).toBeGreaterThanOrEqual(smallestGroup);
        expect(left === 0 || left >= smallestGroup).toBe(true);
        expect(isWithheld).toBe(left > 0);
      }),
      { numRuns: 200 },
    );
  });
});
