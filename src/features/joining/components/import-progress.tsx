import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button, ProgressCard, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { rosterImportCopy as copy } from '@/copy/roster-import';
import { forgetCachedQueries } from '@/platform/cached-query';
import { replacePage } from '@/platform/navigation';
import { useJob } from '@/platform/use-job';
import './organisation-page.scss';

/** The change that a roster file makes, with its bar; it goes on when nobody looks. */
export function ImportProgress({ jobId }: { jobId: string }) {
  const { job, failure, cancel } = useJob(jobId);
  const isDone = job?.status === 'done';
  useEffect(() => {
    // What was shown of the roster before is outdated everywhere.
    if (isDone) forgetCachedQueries();
  }, [isDone]);
  if (isDone) {
    return (
      <View className="organisation-page">
        <Strip icon="circle-check" text={copy.done(Number(job.result?.['lines'] ?? 0))} />
        <Button text={copy.toPeople} onPress={() => replacePage('organisation')} />
      </View>
    );
  }
  if (job && job.status !== 'running')
    return (
      <Strip
        icon="circle-alert"
        tone="amber"
        text={job.failure ? errorCopy[job.failure.code] : copy.stopped}
      />
    );
  const { done = 0, total = null } = job ?? {};
  return (
    <View className="organisation-page">
      <ProgressCard
        title={copy.working}
        share={total === null ? undefined : done / Math.max(1, total)}
        text={copy.progress(done, total)}
      />
      <View className="organisation-page__fact">
        {job && !job.cancellable ? copy.visible : copy.mayLeave}
      </View>
      {job?.cancellable && <Button kind="quiet" text={copy.cancel} onPress={cancel} />}
      {failure && <Strip icon="wifi-off" tone="amber" text={errorCopy[failure.code]} />}
    </View>
  );
}
