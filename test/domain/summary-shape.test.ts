import { tableIn } from '../../cloudfunctions/shared/domain/rank-slices';
import { histogramIn } from '../../cloudfunctions/shared/domain/rank-table';
import { aRecord, startsAtMs } from '../tools/builders';
import { periodKeysOf, type SummaryContent } from '../../cloudfunctions/shared/domain/summary';
import { contentOfBranch, mergeContents } from '../../cloudfunctions/shared/domain/summary-count';
import {
  partIdOf,
  partNamesOf,
  pastOf,
  standingsIn,
  type PartName,
  type SummaryPart,
} from '../../cloudfunctions/shared/domain/summary-shape';
import {
  contentOf,
  isReadable,
  storedOf,
} from '../../cloudfunctions/shared/domain/summary-storing';

const keys = periodKeysOf(startsAtMs);
const branchOf = (branchId: string, members: number): SummaryContent =>
  contentOfBranch(
    branchId,
    Array.from({ length: members }, (_, n) =>
      aRecord(`${branchId}-${n}`, {
        ...{ branchId, score: (n * 7) % 50, segments: n % 9 === 0 ? ['youth'] : [] },
        ...{ weeks: { [keys.week]: -(n % 3) }, byBranch: { [branchId]: (n * 7) % 50 } },
      }),
    ),
    keys,
  );
const branch = branchOf('b1', 120);
const committee = mergeContents([branch, branchOf('b2', 7)], keys);
const at = { version: 3, asOfMs: 77 };

const keptOf = (content: SummaryContent) => {
  const { edition, parts } = storedOf('s:o', content, at);
  const nameOf = (part: SummaryPart) =>
    partNamesOf(edition).find((name) => partIdOf('s:o', edition, name) === part._id);
  const named = parts.map((part): [PartName | undefined, SummaryPart] => [nameOf(part), part]);
  return { edition, parts, named: new Map(named as [PartName, SummaryPart][]) };
};

test.each([
  ['a branch', branch],
  ['a committee', committee],
  ['a branch without members', branchOf('b3', 0)],
  ['a committee without any', mergeContents([branchOf('b3', 0), branchOf('b4', 0)], keys)],
])('%s is given back as it was counted', (_, content) => {
  const { edition, named } = keptOf(content);
  expect(contentOf(edition, named)).toEqual(content);
  expect(edition).toMatchObject(at);
});

test('a branch stands in its head alone', () => {
  const { edition, parts } = keptOf(branch);
  expect(parts).toEqual([]);
  expect(partNamesOf(edition)).toEqual([]);
});

test('above, every part is named by the head, and lists of nobody are none', () => {
  const { edition, parts } = keptOf(committee);
  expect(parts.map((part) => part._id).sort()).toEqual(
    partNamesOf(edition)
      .map((name) => partIdOf('s:o', edition, name))
      .sort(),
  );
  expect(partNamesOf(edition)).toEqual([
    ...['branches', 'season', 'month', 'week', 'youth-season', 'youth-month'],
  ]);
  expect(JSON.stringify(edition)).not.toContain('b1-');
});

test('without one of its parts there is no content', () => {
  const { edition, named } = keptOf(committee);
  for (const name of named.keys())
    expect(contentOf(edition, new Map([...named].filter(([one]) => one !== name)))).toBeUndefined();
});

test('a list is kept in blocks of a page, which give it back in order', () => {
  const season = keptOf(committee).named.get('season');
  const sizes = Object.entries(season?.blocks ?? {}).map(([name, block]) => [name, block.length]);
  expect(sizes).toEqual([
    ['b0', 50],
    ['b1', 50],
    ['b2', 27],
  ]);
  const shuffled = Object.fromEntries(Object.entries(season?.blocks ?? {}).reverse());
  expect(standingsIn({ blocks: shuffled })).toEqual(committee.periods.season.standings);
});

test('a page is ranked by its block alone, with equal points across the border of two', () => {
  for (const [name, counted] of [
    ['season', committee.periods.season],
    ['week', committee.periods.week],
    ['youth-season', committee.segments.youth.periods.season],
  ] as const) {
    const part = keptOf(committee).named.get(name);
    for (const [block, rows] of Object.entries(part?.blocks ?? {})) {
      const first = rows[0]?.points ?? NaN;
      const above = counted.standings.filter((one) => one.points > first).length;
      expect(part?.ranks?.[block]).toBe(above + 1);
    }
  }
});

test('a head holds the tables of everybody, and those of segments stand with their lists', () => {
  const { edition, named } = keptOf(committee);
  for (const period of ['season', 'month', 'week'] as const)
    expect(histogramIn(tableIn(edition.tables?.[period] ?? {}))).toEqual(
      committee.periods[period].histogram,
    );
  const { segments } = edition;
  expect(JSON.stringify(segments)).not.toContain('table');
  expect(histogramIn(tableIn(named.get('youth-month')?.table ?? {}))).toEqual(
    committee.segments.youth.periods.month.histogram,
  );
  expect(named.get('season')).not.toHaveProperty('table');
});

test('who has fewer points than the last of a list is not on it', () => {
  const { periods } = keptOf(committee).edition;
  for (const period of ['season', 'month', 'week'] as const)
    expect(periods[period].least).toBe(committee.periods[period].standings.at(-1)?.points);
});

test('what another layout has kept cannot be read', () => {
  expect(isReadable(keptOf(committee).edition)).toBe(true);
  expect(isReadable({})).toBe(false);
  expect(isReadable({ digest: '0123456789abcdef' })).toBe(false);
});

test('the digest tells contents apart, whatever version they are', () => {
  const digestOf = (content: SummaryContent, version = 1) =>
    storedOf('s:o', content, { version, asOfMs: version }).edition.digest;
  expect(digestOf(committee, 1)).toBe(digestOf(committee, 2));
  expect(digestOf(mergeContents([branch, branchOf('b2', 8)], keys))).not.toBe(digestOf(committee));
});

test('of a replaced edition the lists remain, for readers in the middle of a walk, and no table', () => {
  for (const content of [branch, committee]) {
    const { edition } = keptOf(content);
    const past = pastOf(edition);
    expect(JSON.stringify(past)).not.toContain('table');
    expect(past).not.toHaveProperty('branches');
    const { version, asOfMs, digest } = edition;
    expect(past).toMatchObject({ version, asOfMs, digest });
    for (const period of ['season', 'month', 'week'] as const) {
      const { key, listed, standings } = edition.periods[period];
      expect(past.periods[period]).toEqual({ key, listed, ...(standings ? { standings } : {}) });
    }
    expect(past.segments.youth.periods.season.listed).toBe(
      edition.segments.youth.periods.season.listed,
    );
  }
});
