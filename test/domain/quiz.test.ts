import fc from 'fast-check';
import { sumOfLedger, applyChange } from '../../cloudfunctions/shared/domain/ledger';
import {
  askedOf,
  drawnFor,
  faultOfQuestion,
  firstTryOf,
  mark,
} from '../../cloudfunctions/shared/domain/quiz';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import { aRecord, startsAtMs } from '../tools/builders';
import { aQuestion, aQuiz } from '../tools/quiz-builders';

const quiz = aQuiz('l1');
const members = Array.from({ length: 200 }, (_, n) => `m${n}`);
const shownTo = (member: string, of = quiz) => drawnFor(of, member).map(askedOf);
const ids = (member: string, of = quiz) => shownTo(member, of).map(({ questionId }) => questionId);

/** What somebody who knows the key answers. */
const allRight = (member: string) =>
  mark(drawnFor(quiz, member), []).map(({ questionId, rightOptions }) => ({
    questionId,
    chosen: rightOptions,
  }));

describe('the draw', () => {
  it('is the same however often one looks', () => {
    for (const member of members) expect(shownTo(member)).toEqual(shownTo(member));
  });

  it('asks as many different questions as the quiz says', () => {
    for (const member of members) expect(new Set(ids(member)).size).toBe(5);
  });

  it.each([
    ['members', aQuiz('l1'), 'm2'],
    ['lectures', aQuiz('l2'), 'm1'],
    ['versions', aQuiz('l1', { version: 2 }), 'm1'],
    ['keys', aQuiz('l1', { drawKey: 'e'.repeat(64) }), 'm1'],
  ])('differs between %s', (_what, other, member) => {
    expect(shownTo(member, other)).not.toEqual(shownTo('m1'));
  });

  it('asks every question about equally often, and shows the right option in every place', () => {
    const asked = new Map<string, number>();
    const places = [0, 0, 0];
    for (const member of members) {
      for (const id of ids(member)) asked.set(id, (asked.get(id) ?? 0) + 1);
      const single = mark(drawnFor(quiz, member), []).find(({ questionId }) => questionId === 'q1');
      const place = single?.rightOptions[0];
      if (place !== undefined) places[place] = (places[place] ?? 0) + 1;
    }
    // 200 members × 5 of 8: 125 each, with a standard deviation of 7.
    for (const { questionId } of quiz.pool) {
      expect(asked.get(questionId)).toBeGreaterThan(90);
      expect(asked.get(questionId)).toBeLessThan(160);
    }
    for (const count of places) expect(count).toBeGreaterThan(20);
  });

  it('leaves 对 and 错 in their places', () => {
    for (const member of members)
      for (const { kind, options } of shownTo(member))
        if (kind === 'true-false') expect(options).toEqual(['对', '错']);
  });

  it('shows neither what is right nor why', () => {
    for (const member of members)
      for (const asked of shownTo(member))
        expect(Object.keys(asked).sort()).toEqual(['kind', 'options', 'questionId', 'text']);
  });
});

describe('marking', () => {
  const several = aQuiz('l1', {
    ask: 1,
    pool: [aQuestion('m', { kind: 'multiple', options: ['a', 'b', 'c', 'd'], right: [0, 2] })],
  });
  const [asked] = shownTo('m1', several);
  const placeOf = (option: string) => asked?.options.indexOf(option) ?? -1;

  it.each([
    ['all right options', ['a', 'c'], true],
    ['in the other order', ['c', 'a'], true],
    ['one twice', ['a', 'a', 'c'], true],
    ['too few', ['a'], false],
    ['too many', ['a', 'b', 'c'], false],
    ['none', [], false],
    ['others', ['b', 'd'], false],
  ])('%s', (_case, options, right) => {
    const answers = [{ questionId: 'm', chosen: options.map(placeOf) }];
    expect(mark(drawnFor(several, 'm1'), answers)).toMatchObject([{ right }]);
  });

  it('takes the first of two answers to a question, and none to one that was not asked', () => {
    const right = ['a', 'c'].map(placeOf);
    const [wrongFirst] = mark(drawnFor(several, 'm1'), [
      { questionId: 'm', chosen: [] },
      { questionId: 'm', chosen: right },
    ]);
    expect(wrongFirst?.right).toBe(false);
    expect(mark(drawnFor(several, 'm1'), [{ questionId: 'x', chosen: right }])).toHaveLength(1);
  });

  it('never counts more right answers than questions, whatever is sent', () => {
    const answer = fc.record({
      questionId: fc.constantFrom('q1', 'q2', 'm1', 'm2', 't1', 't2', 'x'),
      chosen: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 10 }),
        fc.constantFrom(...members),
        (answers, m) => {
          const marked = mark(drawnFor(quiz, m), answers);
          expect(marked.map(({ questionId }) => questionId)).toEqual(ids(m));
        },
      ),
    );
  });
});

describe('what a first try writes', () => {
  const tryOf = (more: Partial<Parameters<typeof firstTryOf>[0]> = {}) =>
    firstTryOf(
      {
        ...{ lectureId: 'l1', version: 1, attemptId: 'attempt123456789', branchId: 'branch-1' },
        rules: defaultRules,
        marked: mark(drawnFor(quiz, 'm1'), allRight('m1')),
        ...more,
      },
      startsAtMs,
    );

  it.each([
    ['all right', 5, undefined, 5],
    ['three right', 3, undefined, 3],
    ['none right', 0, undefined, 0],
    ['two points each, five at most', 5, { points: 2, most: 5 }, 5],
    ['two points each', 2, { points: 2, most: 5 }, 4],
    ['a season that gives none', 5, { points: 0, most: 0 }, 0],
  ])('%s', (_case, right, rule, points) => {
    const marked = mark(drawnFor(quiz, 'm1'), allRight('m1').slice(0, right));
    const rules = rule ? { ...defaultRules, quiz: rule } : defaultRules;
    const { firstTry, change } = tryOf({ marked, rules });
    expect([firstTry.right.length, firstTry.wrong.length]).toEqual([right, 5 - right]);
    const after = applyChange(aRecord(), change);
    expect(after.entries['quiz:l1']).toMatchObject({ rule: 'quiz', points, source: 'l1' });
    expect([after.score, sumOfLedger(after)]).toEqual([points, points]);
    expect(after.quizzes?.['l1']).toEqual(firstTry);
  });

  it('is by the default rule in a season from before there were quizzes', () => {
    const { version, checkIn, watch, lectureDone } = defaultRules;
    const before = { version, checkIn, watch, lectureDone };
    expect(tryOf({ rules: before }).firstTry.points).toBe(5);
  });
});

it.each([
  ['a good one', {}, undefined],
  ['one option', { options: ['甲'] }, 'options'],
  ['nine options', { options: [...'123456789'] }, 'options'],
  ['three options of a true-false question', { kind: 'true-false' as const }, 'options'],
  ['the same option twice', { options: ['甲', '甲'] }, 'same-options'],
  ['nothing right', { right: [] }, 'right-none'],
  ['a right option that is not there', { right: [3] }, 'right-beyond'],
  ['the same right option twice', { kind: 'multiple' as const, right: [0, 0] }, 'right-beyond'],
  ['two right ones of a single choice', { right: [0, 1] }, 'right-several'],
])('a question with %s', (_case, more, fault) => {
  expect(faultOfQuestion(aQuestion('q', more))).toBe(fault);
});
