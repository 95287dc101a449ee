import type { QueryExplanation } from '../../local-cloud/database/query-watch';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';
import {
  type TestCloud,
  openidOf,
  organisations,
  peopleOf,
  secretaryOf,
  startTestCloud,
} from '../tools/test-cloud';

/** A district's whole season: far more sessions than any page of the desk shows. */
const sessionsInAll = 3000;
const shownAPage = 21;
const explanations: QueryExplanation[] = [];
let test: TestCloud;

beforeAll(async () => {
  test = await startTestCloud(
    {
      organisations,
      seasons: [aSeason()],
      sessions: Array.from({ length: sessionsInAll }, (_, place) =>
        aSession({
          _id: `P${String(place).padStart(7, '0')}`,
          endsAtMs: startsAtMs + (place - sessionsInAll / 2) * minuteMs,
          status: place % 10 === 0 ? 'draft' : 'published',
        }),
      ),
      ...peopleOf([secretaryOf('district', 'm-district'), secretaryOf('branch-1')]),
    },
    undefined,
    (explanation) => explanations.push(explanation),
  );
});
beforeEach(() => {
  explanations.length = 0;
});
afterAll(() => test.close());

const readsOfSessions = () => explanations.filter((one) => one.collection === 'sessions');

it('opens the desk of a district by its index, without looking at sessions that it does not show', async () => {
  const desk = await test.call(openidOf('m-district'), 'season', 'listSessions', {});
  expect(desk.ok && desk.data.sessions).toHaveLength(40);
  const reads = readsOfSessions();
  const ordered = reads.filter(({ indexes }) => indexes.includes('organisation-time'));
  expect(ordered.length).toBeGreaterThanOrEqual(2);
  for (const read of reads) {
    expect(read).toMatchObject({ isFiltered: false });
    expect(read.sort).not.toBe('memory');
    expect(read.examined).toBeLessThanOrEqual(shownAPage);
  }
});

it('reads a member’s sessions by the index, without the drafts', async () => {
  await test.call(openidOf('m-secretary'), 'home', 'overview', {});
  const [read] = readsOfSessions();
  expect(read).toMatchObject({ isFiltered: false, sort: 'sql' });
  expect(read?.examined).toBe(read?.returned);
});
