import {
  type Job,
  type StepOutcome,
  jobLeaseMs,
  newJob,
} from '../../cloudfunctions/shared/domain/job';
import type { JobWork } from '../../cloudfunctions/shared/jobs/job-work';
import { takeStep } from '../../cloudfunctions/shared/jobs/take-step';
import type { TimerContext } from '../../cloudfunctions/shared/runtime/context';
import { startsAtMs } from '../tools/builders';

/** The collection in memory: the conditions of the real repository, one after the other. */
function storeOf(first: Job) {
  let stored = first;
  const repositories = {
    jobs: {
      byId: () => Promise.resolve(stored),
      claim: (job: Job, nowMs: number, leaseUntilMs: number) => {
        const free =
          stored.status === 'running' &&
          stored.version === job.version &&
          stored.leaseUntilMs <= nowMs;
        if (free)
          stored = {
            ...stored,
            version: job.version + 1,
            attempts: job.attempts + 1,
            leaseUntilMs,
          };
        return Promise.resolve(free);
      },
      note: ({ version }: Job, change: Partial<Job>) => {
        const stands = stored.status === 'running' && stored.version === version;
        if (stands) stored = { ...stored, ...change };
        return Promise.resolve(stands);
      },
    },
  };
  return {
    job: () => stored,
    cancel: () => (stored = { ...stored, status: 'cancelled' }),
    contextAt: (nowMs: number) => ({ nowMs, repositories }) as unknown as TimerContext,
  };
}

const aJob = () =>
  newJob({
    jobId: 'job-1',
    kind: 'recalculation',
    subjectId: 'season-1',
    orgPath: ['district'],
    startedBy: 'm1',
    input: null,
    nowMs: startsAtMs,
  });

/** Counts to three, one a step, and writes down each number that it has worked on. */
const counting = (worked: number[]): JobWork => ({
  step: ({ cursor }) => {
    const next = ((cursor as number | null) ?? 0) + 1;
    worked.push(next);
    const outcome: StepOutcome =
      next < 3
        ? { kind: 'more', cursor: next, done: next, total: 3 }
        : { kind: 'done', done: 3, result: { counted: 3 } };
    return Promise.resolve(outcome);
  },
});

it('goes step by step to its result and makes room for the next job of its kind', async () => {
  const store = storeOf(aJob());
  const worked: number[] = [];
  for (let step = 0; step < 5; step += 1)
    await takeStep(store.job(), store.contextAt(startsAtMs), { recalculation: counting(worked) });
  expect(worked).toEqual([1, 2, 3]);
  expect(store.job()).toMatchObject({
    status: 'done',
    done: 3,
    total: 3,
    result: { counted: 3 },
    activeKey: 'job-1',
  });
});

it('lets two callers at once take one step, not two', async () => {
  const store = storeOf(aJob());
  const worked: number[] = [];
  const seen = store.job();
  const kinds = { recalculation: counting(worked) };
  await Promise.all([
    takeStep(seen, store.contextAt(startsAtMs), kinds),
    takeStep(seen, store.contextAt(startsAtMs), kinds),
  ]);
  expect(worked).toEqual([1]);
});

it('does a step whose outcome was lost again from the same cursor, once its lease is over', async () => {
  const store = storeOf(aJob());
  const worked: number[] = [];
  const dies: JobWork = { step: () => Promise.reject(new Error('the instance died')) };
  const first = store.contextAt(startsAtMs);
  await expect(takeStep(store.job(), first, { recalculation: dies })).rejects.toThrow('died');
  const kinds = { recalculation: counting(worked) };
  await takeStep(store.job(), store.contextAt(startsAtMs + jobLeaseMs - 1), kinds);
  expect(worked).toEqual([]);
  await takeStep(store.job(), store.contextAt(startsAtMs + jobLeaseMs), kinds);
  expect(worked).toEqual([1]);
  expect(store.job()).toMatchObject({ cursor: 1, attempts: 0 });
});

it('gives up on a step that fails again and again', async () => {
  const store = storeOf(aJob());
  const dies: JobWork = { step: () => Promise.reject(new Error('always')) };
  let nowMs = startsAtMs;
  for (let attempt = 0; attempt < 5; attempt += 1, nowMs += jobLeaseMs)
    await takeStep(store.job(), store.contextAt(nowMs), { recalculation: dies }).catch(() => 0);
  await takeStep(store.job(), store.contextAt(nowMs), { recalculation: dies });
  expect(store.job()).toMatchObject({ status: 'failed', failure: { code: 'INTERNAL' } });
});

it('drops the outcome of a step that ends after the job was stopped', async () => {
  const store = storeOf(aJob());
  const stopped: JobWork = {
    step: () => {
      store.cancel();
      return Promise.resolve({ kind: 'more', cursor: 1, done: 1, total: 3 });
    },
  };
  const after = await takeStep(store.job(), store.contextAt(startsAtMs), {
    recalculation: stopped,
  });
  expect(after).toMatchObject({ status: 'cancelled', cursor: null });
});
