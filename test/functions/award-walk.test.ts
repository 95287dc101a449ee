import fc from 'fast-check';
import type { Repositories } from '../../cloudfunctions/shared/repositories';
import type { SeasonList } from '../../cloudfunctions/shared/repositories/award-source-repository';
import type { Candidate } from '../../cloudfunctions/shared/domain/award';
import { compareStandings, type Standing } from '../../cloudfunctions/shared/domain/summary';
import { measuresOf } from '../../cloudfunctions/shared/domain/award-selection';
import { standingsOf } from '../../cloudfunctions/award/member-standings';
import { mostConsidered, walkDown } from '../../cloudfunctions/award/walk-down';
import { aMemberCandidate, membersTerms } from '../tools/award-builders';

/** A tree of lists as summaries keep them: everybody of a branch, the first `kept` above; counts what is read of it. */
class Tree {
  reads = 0;
  constructor(
    private readonly branches: ReadonlyMap<string, readonly Standing[]>,
    private readonly kept: number,
  ) {}

  everybody(prefix: string): Standing[] {
    return [...this.branches]
      .flatMap(([id, standings]) => (id.startsWith(prefix) ? [...standings] : []))
      .sort(compareStandings);
  }

  list(organisationId: string): SeasonList {
    const all = this.everybody(organisationId);
    const standings = this.branches.has(organisationId) ? all : all.slice(0, this.kept);
    const current = { asOfMs: 1, members: all.length, periods: { season: { standings } } };
    return { _id: organisationId, organisationId, version: 1, current };
  }

  get lists(): Pick<Repositories['awardSources'], 'childListsOf'> {
    const childListsOf = (_seasonId: string, parentId: string) => {
      this.reads += 1;
      const next = (id: string) =>
        id
          .split('/')
          .slice(0, parentId.split('/').length + 1)
          .join('/');
      const children = new Set(
        [...this.branches.keys()].filter((id) => id.startsWith(`${parentId}/`)).map(next),
      );
      return Promise.resolve([...children].sort().map((id) => this.list(id)));
    };
    return { childListsOf };
  }
}

const treeArbitrary = fc
  .array(
    fc.record({
      committee: fc.integer({ min: 0, max: 3 }),
      branch: fc.integer({ min: 0, max: 3 }),
      points: fc.integer({ min: 0, max: 9 }),
      reachedAtMs: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 60 },
  )
  .map((all) => {
    const branches = new Map<string, Standing[]>();
    all.forEach(({ committee, branch, points, reachedAtMs }, place) => {
      const id = `root/c${committee}/b${branch}`;
      const standing = { memberId: `m${String(place).padStart(2, '0')}`, points, reachedAtMs };
      branches.set(id, [...(branches.get(id) ?? []), standing]);
    });
    return branches;
  });

describe('a walk down the standings', () => {
  it('meets everybody once and in order, however short the lists above are', async () => {
    await fc.assert(
      fc.asyncProperty(treeArbitrary, fc.integer({ min: 1, max: 12 }), async (branches, kept) => {
        const tree = new Tree(branches, kept);
        const met: Standing[] = [];
        for await (const one of standingsOf(tree.list('root'), 's', tree.lists)) met.push(one);
        expect(met).toEqual(tree.everybody('root'));
      }),
    );
  });

  /** A district of 100,000: 10 committees of 100 branches of 100 members. */
  const district = () => {
    const branches = new Map<string, Standing[]>();
    for (let branch = 0; branch < 1_000; branch += 1) {
      const id = `root/c${branch % 10}/b${branch}`;
      const standings = Array.from({ length: 100 }, (_, place): Standing => {
        const number = branch * 100 + place;
        return { memberId: `m${number}`, points: (number * 7919) % 1_009, reachedAtMs: number };
      });
      branches.set(id, standings.sort(compareStandings));
    }
    return new Tree(branches, 500);
  };
  const whole = district();
  const terms = membersTerms({ places: { overall: 120, perPart: 0 } });

  async function walk(qualifies: (one: Standing) => boolean) {
    whole.reads = 0;
    const items = standingsOf(whole.list('root'), 's', whole.lists);
    const counts = (one: Candidate) => qualifies({ memberId: one.id, points: 0, reachedAtMs: 0 });
    const { looking, looked } = readingOf();
    const complete = await walkDown(looking, [{ items, places: 120, counts }]);
    return { complete, looked: looked.size, reads: whole.reads };
  }

  function readingOf() {
    const looked = new Set<string>();
    const rounds = { count: 0 };
    const looking = {
      ...{ terms, considered: () => looked.size },
      bestOf: (one: Standing) => [one.points],
      read: (batch: Standing[]) => {
        if (batch.some((one) => !looked.has(one.memberId))) rounds.count += 1;
        for (const one of batch) looked.add(one.memberId);
        return Promise.resolve(
          batch.map((one) => aMemberCandidate({ id: one.memberId, points: one.points })),
        );
      },
    };
    return { looking, looked, rounds };
  }

  it('fills the places of five hundred parts in few rounds, looking at little more than them', async () => {
    const ids = Array.from({ length: 500 }, (_, branch) => `root/c${branch % 10}/b${branch}`);
    const { looking, looked, rounds } = readingOf();
    const met: string[] = [];
    const walks = ids.map((id) => ({
      items: standingsOf(whole.list(id), 's', whole.lists),
      places: 2,
      counts: (one: Candidate) => Number(one.id.slice(1)) % 10 !== 0 && met.push(one.id) > 0,
    }));
    expect(await walkDown(looking, walks)).toBe(true);
    expect(looked.size).toBeGreaterThanOrEqual(1_000);
    expect(looked.size).toBeLessThan(mostConsidered);
    // Each round reads a hundred members at once.
    expect(rounds.count).toBeLessThan(40);
    for (const id of ids) {
      const best = whole.list(id).current.periods.season.standings;
      const due = best.filter((one) => Number(one.memberId.slice(1)) % 10 !== 0).slice(0, 2);
      for (const one of due) expect(met).toContain(one.memberId);
    }
  });

  it('looks at few of a hundred thousand, and reads no other list where one is enough', async () => {
    expect(measuresOf(terms, aMemberCandidate({ points: 7 }))).toEqual([7]);
    const { complete, looked, reads } = await walk(() => true);
    expect({ complete, reads }).toEqual({ complete: true, reads: 0 });
    expect(looked).toBeLessThanOrEqual(250);
  });

  it('goes on in the committees where every tenth misses a condition or nine of ten do', async () => {
    const tenth = (one: Standing) => Number(one.memberId.slice(1)) % 10 === 0;
    const { complete, looked, reads } = await walk(tenth);
    expect({ complete, reads }).toEqual({ complete: true, reads: 1 });
    expect(looked).toBeLessThan(mostConsidered);
  });

  it('breaks off, and says so, where nobody qualifies', async () => {
    const { complete, looked } = await walk(() => false);
    expect(complete).toBe(false);
    expect(looked).toBeLessThanOrEqual(mostConsidered + 50);
  });
});
