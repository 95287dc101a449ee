import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobView } from '@contract/jobs';
import { type Failure, call } from './cloud';

/** Between two steps; between two tries on a bad line, ms. */
const pauseMs = 250;
const pauseAfterFailureMs = 4_000;

export interface JobWatch {
  job?: JobView;
  /** Why the last question got no answer; the watch goes on. */
  failure?: Failure;
  cancel: () => void;
}

/**
 * Watches a job and drives it: each answer asks for the next step, until it is over or the page is left. Then a timer of the server
 * goes on with it.
 */
export function useJob(jobId: string | undefined): JobWatch {
  const [watch, setWatch] = useState<Omit<JobWatch, 'cancel'>>({});
  const cancelling = useRef(false);
  useEffect(() => {
    setWatch({});
    cancelling.current = false;
    if (jobId === undefined) return undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const advance = async () => {
      const action = cancelling.current ? 'cancel' : 'advance';
      const result = await call('jobs', action, { jobId }, { timeoutMs: 60_000 });
      if (left) return;
      // Nothing more can be stopped where it still runs: somebody has to drive it on.
      if (result.ok) cancelling.current = false;
      if (result.ok) setWatch({ job: result.data });
      else setWatch((before) => ({ ...before, failure: result }));
      if (result.ok && result.data.status !== 'running') return;
      timer = setTimeout(() => void advance(), result.ok ? pauseMs : pauseAfterFailureMs);
    };
    void advance();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [jobId]);
  const cancel = useCallback(() => {
    cancelling.current = true;
  }, []);
  return { ...watch, cancel };
}
