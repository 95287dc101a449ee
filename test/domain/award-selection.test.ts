import fc from 'fast-check';
import type { AwardShortfall, AwardTerms } from '../../cloudfunctions/shared/contract/award-terms';
import type { Candidate } from '../../cloudfunctions/shared/domain/award';
import {
  honouredWith,
  isFilled,
  measuresBefore,
  measuresOf,
  selectHonoured,
  shortfallsOf,
} from '../../cloudfunctions/shared/domain/award-selection';
import {
  certificateOf,
  frozenList,
  isReproduced,
} from '../../cloudfunctions/shared/domain/award-list';
import {
  aBranchCandidate,
  aMemberCandidate,
  anAward,
  anAwardList,
  branchesTerms,
  membersTerms,
} from '../tools/award-builders';
import { startsAtMs } from '../tools/builders';

const conditions = { attendancePercent: 80, lectures: 6, points: 50, eligibleOnly: true };
const strict = membersTerms({ conditions });

test.each<[string, Parameters<typeof aMemberCandidate>[0], AwardShortfall[]]>([
  ['meets everything', {}, []],
  ['exactly the share', { required: { due: 5, attended: 4, excused: 0 } }, []],
  ['one session short of it', { required: { due: 5, attended: 3, excused: 0 } }, ['attendance']],
  ['excused need not have come', { required: { due: 5, attended: 3, excused: 2 } }, []],
  ['no session was required', { required: { due: 0, attended: 0, excused: 0 } }, []],
  ['one lecture short', { lectures: 5 }, ['lectures']],
  ['a point short', { points: 49 }, ['points']],
  ['not counted in the mean', { eligible: false }, ['eligible']],
  [
    'short of everything',
    { points: 0, lectures: 0, eligible: false, required: { due: 1, attended: 0, excused: 0 } },
    ['attendance', 'lectures', 'points', 'eligible'],
  ],
])('a member who %s', (_, more, expected) => {
  expect(shortfallsOf(strict, aMemberCandidate(more))).toEqual(expected);
});

test.each<[string, Parameters<typeof aBranchCandidate>[0], AwardShortfall[]]>([
  ['meets both', { members: 5, participants: 3, eligible: 5 }, []],
  ['one member too few', { members: 5, participants: 5, eligible: 4 }, ['members']],
  ['fewer take part', { members: 6, participants: 3, eligible: 6 }, ['participation']],
])('a branch that %s', (_, more, expected) => {
  const terms = branchesTerms({ conditions: { members: 5, participationPercent: 60 } });
  expect(shortfallsOf(terms, aBranchCandidate(more))).toEqual(expected);
});

const member = (id: string, points: number, reachedAtMs = 1, partId = 'a') =>
  aMemberCandidate({ id, points, reachedAtMs, partId });
const chosen = (terms: AwardTerms, candidates: Candidate[]) =>
  selectHonoured(terms, candidates).map(({ id, way, rank }) => `${id} ${way} ${rank}`);
const places = (overall: number, perPart = 0) => ({ overall, perPart });

describe('places and ties', () => {
  it('cuts nobody off who is equal with the last place', () => {
    const terms = membersTerms({ places: places(2) });
    const all = [member('x', 9), member('y', 5, 2), member('z', 5, 1), member('w', 4)];
    expect(chosen(terms, all)).toEqual(['x overall 1', 'z overall 2', 'y overall 2']);
  });
  it('lets who reached the score first decide where the list is to be exact', () => {
    const terms = membersTerms({ places: places(2), ties: 'exact' });
    const all = [member('x', 9), member('y', 5, 2), member('z', 5, 1)];
    expect(chosen(terms, all)).toEqual(['x overall 1', 'z overall 2']);
  });
  it('never draws lots: equal in time too, both are in', () => {
    const terms = membersTerms({ places: places(1), ties: 'exact' });
    expect(chosen(terms, [member('y', 5, 1), member('z', 5, 1)])).toEqual([
      'y overall 1',
      'z overall 1',
    ]);
  });
  it('fills the places of each part first, and those for all with who has none', () => {
    const terms = membersTerms({ places: places(1, 1) });
    const all = [
      member('a1', 9),
      member('a2', 8),
      member('b1', 2, 1, 'b'),
      member('b2', 1, 1, 'b'),
    ];
    expect(chosen(terms, all)).toEqual(['a1 part 1', 'a2 overall 2', 'b1 part 3']);
  });
  it('leaves a place empty rather than give it to who misses a condition', () => {
    const terms = membersTerms({ places: places(2), conditions });
    expect(chosen(terms, [member('x', 90), member('y', 30)])).toEqual(['x overall 1']);
  });
  it('chooses branches in their size band by the fair index', () => {
    const terms = branchesTerms({ places: { overall: 1, small: 1, medium: 1, large: 0 } });
    const all = [
      aBranchCandidate({ id: 's1', index: 104 }),
      aBranchCandidate({ id: 's2', index: 103 }),
      aBranchCandidate({ id: 'm1', index: 99, band: 'medium' }),
      aBranchCandidate({ id: 'l1', index: 110, band: 'large' }),
    ];
    expect(chosen(terms, all)).toEqual(['l1 overall 1', 's1 small 2', 'm1 medium 3']);
  });
});

const memberArbitrary = fc.record({
  points: fc.integer({ min: 0, max: 6 }),
  reachedAtMs: fc.integer({ min: 0, max: 2 }),
  partId: fc.constantFrom('a', 'b', 'c'),
  eligible: fc.boolean(),
  lectures: fc.integer({ min: 5, max: 6 }),
  required: fc.record({
    due: fc.constant(5),
    attended: fc.integer({ min: 3, max: 5 }),
    excused: fc.constant(0),
  }),
});
const membersArbitrary = fc
  .array(memberArbitrary, { maxLength: 30 })
  .map((all) => all.map((one, place) => aMemberCandidate({ ...one, id: `m${place}` })));
const termsArbitrary = fc
  .record({
    overall: fc.integer({ min: 0, max: 6 }),
    perPart: fc.integer({ min: 0, max: 3 }),
    exact: fc.boolean(),
    conditions: fc.constantFrom(strict.conditions, membersTerms().conditions),
  })
  .map(({ overall, perPart, exact, conditions: asked }) =>
    membersTerms({
      places: places(overall, perPart),
      ties: exact ? 'exact' : 'extend',
      conditions: { ...asked, points: asked.points / 25 },
    }),
  );

/** By the definition, every pair compared: a place of a group is had by whom fewer than its places stand before. */
function byDefinition(
  terms: ReturnType<typeof membersTerms>,
  all: readonly ReturnType<typeof aMemberCandidate>[],
): Set<string> {
  const qualified = all.filter((one) => shortfallsOf(terms, one).length === 0);
  const has = (group: typeof qualified, one: Candidate, count: number) =>
    group.filter((other) => measuresBefore(terms, other, one)).length < count;
  const inPart = qualified.filter((one) =>
    has(
      qualified.filter((other) => other.partId === one.partId),
      one,
      terms.places.perPart,
    ),
  );
  const rest = qualified.filter((one) => !inPart.includes(one));
  return new Set(
    [...inPart, ...rest.filter((one) => has(rest, one, terms.places.overall))].map((one) => one.id),
  );
}

describe('the choice', () => {
  it('is the one of the definition', () => {
    fc.assert(
      fc.property(termsArbitrary, membersArbitrary, (terms, all) => {
        const ids = selectHonoured(terms, all).map((one) => one.id);
        expect(new Set(ids)).toEqual(byDefinition(terms, all));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });
  it('does not depend on the order in which candidates come', () => {
    fc.assert(
      fc.property(
        termsArbitrary,
        membersArbitrary.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        (terms, [all, shuffled]) => {
          expect(selectHonoured(terms, shuffled)).toEqual(selectHonoured(terms, all));
        },
      ),
    );
  });
  it('ranks equals alike and nobody before a better one', () => {
    fc.assert(
      fc.property(termsArbitrary, membersArbitrary, (terms, all) => {
        const points = new Map(all.map((one) => [one.id, one]));
        const list = selectHonoured(terms, all);
        for (const [place, one] of list.entries()) {
          const before = list.filter((other) =>
            measuresBefore(
              terms,
              points.get(other.id) as Candidate,
              points.get(one.id) as Candidate,
            ),
          );
          expect(one.rank).toBe(before.length + 1);
          expect(place + 1).toBeGreaterThanOrEqual(one.rank);
        }
      }),
    );
  });
  it('is the same from those whom a walk from the best downwards looks at until it is filled', () => {
    fc.assert(
      fc.property(
        termsArbitrary,
        membersArbitrary,
        fc.integer({ min: 1, max: 5 }),
        (terms, all, step) => {
          const whole = membersTerms({ ...terms, places: places(terms.places.overall) });
          const ordered = [...all].sort(
            (a, b) =>
              b.points - a.points || a.reachedAtMs - b.reachedAtMs || (a.id < b.id ? -1 : 1),
          );
          let seen = 0;
          const qualified: number[][] = [];
          const next = () => ordered.slice(seen, seen + 1).map((one) => measuresOf(whole, one))[0];
          while (!isFilled(qualified, whole.places.overall, next())) {
            for (const one of ordered.slice(seen, seen + step))
              if (shortfallsOf(whole, one).length === 0) qualified.push(measuresOf(whole, one));
            seen += step;
          }
          expect(selectHonoured(whole, ordered.slice(0, seen))).toEqual(selectHonoured(whole, all));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a frozen list', () => {
  it('is made again by its inputs, in whatever order the store gives them back', () => {
    fc.assert(
      fc.property(termsArbitrary, membersArbitrary, (terms, candidates) => {
        const list = frozenList(
          { _id: 'l', awardId: 'a', version: 1, frozenAtMs: startsAtMs },
          { terms, candidates, summaryVersion: 1, asOfMs: 1, rulesVersion: 1, admitted: ['m3'] },
        );
        expect(isReproduced({ ...list, candidates: [...list.candidates].reverse() })).toBe(true);
        expect(isReproduced(JSON.parse(JSON.stringify(list)) as typeof list)).toBe(true);
      }),
    );
  });
  const list = anAwardList(['m1', 'm2', 'm3']);
  it.each<[string, Partial<typeof list>]>([
    ['somebody more', { honoured: [...list.honoured, { id: 'm9', way: 'overall', rank: 4 }] }],
    ['another order', { honoured: [...list.honoured].reverse() }],
    [
      'a point more',
      { candidates: list.candidates.map((one) => ({ ...one, points: 101 }) as Candidate) },
    ],
    ['another version of the rules', { rulesVersion: 2 }],
    ['another version of the summary', { summaryVersion: 4 }],
    ['somebody taken in', { admitted: ['m9'] }],
    ['other terms', { terms: membersTerms({ places: places(2) }) }],
  ])('is found out when it was changed: %s', (_, changed) => {
    expect(isReproduced(list)).toBe(true);
    expect(isReproduced({ ...list, ...changed })).toBe(false);
  });
  it('takes in whose appeal was upheld, behind everybody and moving nobody', () => {
    const { terms, candidates, honoured } = list;
    const corrected = honouredWith(terms, candidates, ['m9', 'm8', 'm1']);
    expect(corrected.slice(0, 3)).toEqual(honoured);
    expect(corrected.slice(3).map(({ id, way, rank }) => [id, way, rank])).toEqual([
      ['m9', 'admitted', 4],
      ['m8', 'admitted', 4],
    ]);
  });
});

test('a certificate keeps its number and code when somebody is taken in', () => {
  const { honoured } = anAwardList(['m1', 'm2']);
  const award = anAward();
  const before = certificateOf(award, honoured, 'm2');
  expect(before).toEqual({
    number: expect.stringMatching(/^[0-9A-Z]{4}-0002$/u) as unknown,
    code: expect.stringMatching(/^[0-9A-Z]{8}$/u) as unknown,
  });
  expect(certificateOf(award, [...honoured, { id: 'm3', way: 'admitted', rank: 3 }], 'm2')).toEqual(
    before,
  );
  expect(certificateOf({ ...award, seal: 'other' }, honoured, 'm2')?.code).not.toBe(before?.code);
  expect(certificateOf(award, honoured, 'm9')).toBeUndefined();
});
