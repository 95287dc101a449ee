import {
  type Fault,
  jobFaults,
  leftOverFault,
  lecturesFault,
  overdueFault,
  summaryFault,
  tasksFault,
} from '../../cloudfunctions/shared/domain/fault';
import { aSeason, aSession, minuteMs, startsAtMs } from '../tools/builders';

const nowMs = startsAtMs;
const ago = (minutes: number) => nowMs - minutes * minuteMs;
const lag = (lagMinutes: number): Fault[] => [
  { fault: 'summary-lag', facts: { seasonId: aSeason()._id, lagMinutes } },
];

it.each([
  ['counted now', 500, 0, []],
  ['a month begins: five minutes of counting', 500, 6, []],
  ['as late as is patient', 500, 20, []],
  ['later', 500, 21, lag(21)],
  ['never counted, begun now', 0, undefined, []],
  ['never counted, begun long ago', 500, undefined, lag(500)],
  ['never counted, begins tomorrow', -1440, undefined, []],
])('summaries: %s', (_, begunMinutesAgo, countedMinutesAgo, faults) => {
  const season = aSeason({ startsAtMs: ago(begunMinutesAgo) });
  const asOfMs = countedMinutesAgo === undefined ? undefined : ago(countedMinutesAgo);
  expect(summaryFault(season, asOfMs, nowMs)).toEqual(faults);
});

it.each([
  ['looked a moment ago', { lookedAtMs: ago(5), waiting: 0 }, []],
  ['thousands wait, and every run gets some further', { lookedAtMs: ago(6), waiting: 3000 }, []],
  ['no run for long', { lookedAtMs: ago(25), waiting: 2 }, [25, 2]],
  ['no run ever', undefined, [500, 0]],
])('tasks: %s', (_, run, facts) => {
  const faults = tasksFault(aSeason({ startsAtMs: ago(500) }), run, nowMs);
  expect(faults.flatMap((one) => [one.facts.lagMinutes, one.facts.waiting])).toEqual(facts);
});

it.each([
  ['nothing has changed for a week', { lookedAtMs: ago(10_000), waiting: 0 }, []],
  ['branches wait since a moment ago', { lookedAtMs: ago(9), waiting: 5 }, []],
  ['branches wait and nobody counts', { lookedAtMs: ago(45), waiting: 5 }, [45, 5]],
  ['a change was missed', { lookedAtMs: ago(90), waiting: 0, missedAtMs: ago(30) }, [30, 0]],
])('lectures: %s', (_, seen, facts) => {
  const faults = lecturesFault(aSeason(), seen, nowMs);
  expect(faults.flatMap((one) => [one.facts.lagMinutes, one.facts.waiting])).toEqual(facts);
});

it('each session that waits too long is named, with the runs that died on it', () => {
  const sessions = [
    aSession({ _id: 'S1', status: 'open', settlesAtMs: ago(30) }),
    aSession({ _id: 'S2', status: 'closed', settlesAtMs: ago(90), settleTries: 7 }),
  ];
  expect(overdueFault(sessions, nowMs).map(({ facts }) => facts)).toEqual([
    { sessionId: 'S1', status: 'open', overdueMinutes: 30, tries: 0 },
    { sessionId: 'S2', status: 'closed', overdueMinutes: 90, tries: 7 },
  ]);
});

it('jobs that stand and jobs that broke are told apart', () => {
  const job = (_id: string, minutes: number) => ({
    _id,
    kind: 'roster-import' as const,
    attempts: 3,
    movedAtMs: ago(minutes),
  });
  const facts = { kind: 'roster-import', attempts: 3 };
  expect(jobFaults([job('J1', 25)], [job('J2', 5)], nowMs)).toEqual([
    { fault: 'job-stands', facts: { ...facts, jobId: 'J1', minutesAgo: 25 } },
    { fault: 'job-failed', facts: { ...facts, jobId: 'J2', minutesAgo: 5 } },
  ]);
});

it('of files that are left over one alarm tells since when', () => {
  expect(leftOverFault([], nowMs)).toEqual([]);
  expect(leftOverFault([ago(40), ago(55)], nowMs)).toEqual([
    { fault: 'retention-overdue', facts: { overdueMinutes: 55 } },
  ]);
});
