import { useEffect } from 'react';
import { Strip } from '@/components';
import { ProgressCard } from '@/components/progress-card';
import type { JobView } from '@contract/jobs';
import { errorCopy } from '@/copy/error-copy';
import { rulesCopy } from '@/copy/points';
import { useJob } from '@/platform/use-job';

type Result = NonNullable<JobView['result']>;

export interface JobProgressProps {
  jobId: string;
  title: string;
  words: (done: number, total: number | null) => string;
  /** Said when all is counted and the job still waits for something. */
  lateWords?: string;
  /** Said at the end; without it nothing is. */
  doneText?: (result: Result) => string;
  onDone: (result: Result) => void;
  /** The job may be stopped. */
  stoppable?: boolean;
}

/** Long work with its bar until it is over, and how it ended. */
export function JobProgress(props: JobProgressProps) {
  const { jobId, title, words, lateWords, doneText, onDone, stoppable = false } = props;
  const { job, failure, cancel } = useJob(jobId);
  const status = job?.status;
  const result = job?.result;
  useEffect(() => {
    if (status === 'done') onDone(result ?? {});
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for the job: what to do then is not what decides when
  }, [status]);
  if (status === 'failed' || status === 'cancelled')
    return (
      <Strip
        icon="circle-alert"
        tone="amber"
        text={job?.failure ? errorCopy[job.failure.code] : rulesCopy.failed}
      />
    );
  if (status === 'done')
    return doneText ? <Strip icon="circle-check" text={doneText(result ?? {})} /> : null;
  const { done = 0, total = null } = job ?? {};
  const waits = total !== null && done >= total && lateWords !== undefined;
  return (
    <>
      <ProgressCard
        title={title}
        share={total === null ? undefined : done / Math.max(1, total)}
        text={waits ? lateWords : words(done, total)}
        {...(stoppable ? { stop: { text: rulesCopy.stop, onPress: cancel } } : {})}
      />
      {failure && <Strip icon="wifi-off" tone="amber" text={errorCopy[failure.code]} />}
    </>
  );
}
