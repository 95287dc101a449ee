import { planSchema } from '../../cloudfunctions/shared/contract/season';
import {
  changedFieldsOf,
  followedPlan,
  missingFieldOf,
  plannedFieldsOf,
  planOf,
  timesFault,
  weeksLater,
  weeksLeft,
} from '../../cloudfunctions/shared/domain/session-plan';
import { aPlan, aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';

const at = (minutes: number) => startsAtMs + minutes * minuteMs;
const dayMs = 86_400_000;

describe('times of a session that is to be published', () => {
  const season = aSeason();
  it.each([
    [at(0), at(90), undefined],
    [at(0), at(0), 'end-before-start'],
    [at(0), at(-1), 'end-before-start'],
    [at(0), at(721), 'too-long'],
    [at(-200), at(-100), 'past'],
    [season.startsAtMs - 1, at(0), 'too-long'],
    [season.endsAtMs - minuteMs, season.endsAtMs + minuteMs, 'outside-season'],
  ])('%d to %d: %s', (startsMs, endsMs, expected) => {
    expect(timesFault({ startsAtMs: startsMs, endsAtMs: endsMs }, season, at(-10))).toBe(expected);
  });

  it.each([
    ['the season ends with it', season.endsAtMs, 1],
    ['a week and a little before the end', season.endsAtMs - 7 * dayMs - 1, 2],
    ['a little less than a week before the end', season.endsAtMs - 7 * dayMs + 1, 1],
    ['beyond the end', season.endsAtMs + 1, 0],
  ])('so many weeks running still fit: %s', (_case, endsAtMs, expected) => {
    expect(weeksLeft(endsAtMs, season)).toBe(expected);
  });
});

describe('a plan and the session that it makes', () => {
  it.each([
    ['in full', aPlan()],
    ['with nothing optional', aPlan({ stream: undefined, lecturer: undefined, fence: undefined })],
    ['doors at the start, late at once', aPlan({ opensBeforeMinutes: 0, lateAfterMinutes: 0 })],
    ['check-in to an hour after the end', aPlan({ closesAfterMinutes: 60 })],
  ])('are the same thing told twice: %s', (_case, plan) => {
    const { stream, lecturer, fence, ...bare } = aSession();
    expect([stream, lecturer, fence]).toEqual([undefined, undefined, undefined]);
    const session = { ...bare, ...plannedFieldsOf(plan) };
    expect(changedFieldsOf(planOf(session), plan)).toEqual([]);
  });

  it('puts the times where check-in looks for them', () => {
    const plan = aPlan({ opensBeforeMinutes: 45, closesAfterMinutes: 5, lateAfterMinutes: 15 });
    expect(plannedFieldsOf(plan)).toMatchObject({
      checkInOpensAtMs: plan.startsAtMs - 45 * minuteMs,
      checkInClosesAtMs: plan.endsAtMs + 5 * minuteMs,
      settlesAtMs: plan.endsAtMs + 5 * minuteMs,
      lateAfterMs: plan.startsAtMs + 15 * minuteMs,
    });
  });

  it.each([
    ['a stream where nobody is online', aPlan({ mode: 'on-site' }), 'stream'],
    ['a fence where nobody is on site', aPlan({ mode: 'online' }), 'fence'],
  ])('leaves out %s', (_case, plan, field) => {
    expect(plannedFieldsOf(plan)).not.toHaveProperty(field);
  });

  it('names the category once', () => {
    const plan = aPlan({ category: 'launch', tags: ['launch', 'visit'] });
    expect(plannedFieldsOf(plan).tags).toEqual(['visit']);
  });

  it('keeps to what an editor offers where doors were opened by hand hours ahead', () => {
    const session = aSession({ checkInOpensAtMs: at(-300) });
    expect(planOf(session).opensBeforeMinutes).toBe(120);
  });
});

describe('what an edit changes', () => {
  it.each<[string, Parameters<typeof aPlan>[0], string[]]>([
    ['nothing', {}, []],
    ['the order in which branches are named', {}, []],
    ['the title', { title: '改名' }, ['title']],
    ['the lecturer taken away', { lecturer: undefined }, ['lecturer']],
    ['the fence', { fence: { latitude: 31, longitude: 121, radiusMeters: 200 } }, ['fence']],
    [
      'times and audience',
      { startsAtMs: at(1500), audience: { organisationIds: ['branch-1'], segments: ['line'] } },
      ['startsAtMs', 'audience'],
    ],
  ])('%s', (_case, more, expected) => {
    expect(changedFieldsOf(aPlan(), aPlan(more))).toEqual(expected);
  });

  it('is nothing where the same branches are named in another order', () => {
    const audience = (organisationIds: string[]) => ({ organisationIds, segments: [] });
    const [one, other] = [audience(['a', 'b']), audience(['b', 'a'])];
    expect(changedFieldsOf(aPlan({ audience: one }), aPlan({ audience: other }))).toEqual([]);
  });
});

it.each([
  [aPlan(), undefined],
  [aPlan({ title: '' }), 'title'],
  [aPlan({ venue: '' }), 'venue'],
])('a session cannot be published without title and venue', (plan, expected) => {
  expect(missingFieldOf(plan)).toBe(expected);
});

it('moves a series by whole weeks', () => {
  const { startsAtMs: first, endsAtMs } = aPlan();
  expect(weeksLater(aPlan(), 3)).toMatchObject({
    startsAtMs: first + 21 * dayMs,
    endsAtMs: endsAtMs + 21 * dayMs,
  });
});

describe('a later session of a series after an edit', () => {
  const before = aPlan();
  const later = weeksLater(aPlan({ venue: '礼堂' }), 2);

  it('takes over what was changed, and keeps what is its own', () => {
    const after = { ...before, title: '新主题', stream: undefined };
    expect(followedPlan(later, before, after)).toEqual({
      ...{ ...later, title: '新主题', stream: undefined },
    });
  });

  it('moves by as much, and lasts as long as the edited one', () => {
    const after = { ...before, startsAtMs: before.startsAtMs + 9, endsAtMs: before.endsAtMs + 5 };
    expect(followedPlan(later, before, after)).toMatchObject({
      startsAtMs: later.startsAtMs + 9,
      endsAtMs: later.endsAtMs + 5,
      venue: '礼堂',
    });
  });

  it('keeps an end of its own while the times stay', () => {
    const longer = { ...later, endsAtMs: later.endsAtMs + 60_000 };
    expect(followedPlan(longer, before, { ...before, venue: '二楼' })).toEqual({
      ...longer,
      venue: '二楼',
    });
  });
});

describe('what the contract refuses in a plan', () => {
  const fence = { latitude: 31, longitude: 121, radiusMeters: 200 };
  it.each<[string, unknown]>([
    ['category', 'party'],
    ['tags', ['launch', 'visit', 'culture', 'live']],
    ['title', 'x'.repeat(41)],
    ['title', 'a\u202eb'],
    ['mode', 'hybrid'],
    ['startsAtMs', '2026-01-01'],
    ['opensBeforeMinutes', 121],
    ['opensBeforeMinutes', -1],
    ['opensBeforeMinutes', 1.5],
    ['closesAfterMinutes', 61],
    ['lateAfterMinutes', 61],
    ['stream', 'http://live.example/1'],
    ['stream', 'javascript:alert(1)'],
    ['stream', 'https://live.example/a b'],
    ['stream', 'https://'],
    ['lecturer', ''],
    ['audience', { organisationIds: ['a.b'], segments: [] }],
    ['audience', { organisationIds: ['branch-1'], segments: ['old'] }],
    ['audience', { organisationIds: { $ne: '' }, segments: [] }],
    ['codeKind', 'none'],
    ['fence', { ...fence, radiusMeters: 49 }],
    ['fence', { ...fence, radiusMeters: 1001 }],
    ['fence', { ...fence, latitude: 91 }],
    ['fence', { ...fence, longitude: Number.NaN }],
    ['fence', { ...fence, name: '礼堂' }],
    ['owner', 'me'],
  ])('%s: %j', (field, value) => {
    expect(planSchema.safeParse({ ...aPlan(), [field]: value }).success).toBe(false);
  });

  it('and what a draft may still lack', () => {
    expect(planSchema.safeParse({ ...aPlan(), title: '', venue: ' ' }).success).toBe(true);
  });
});
