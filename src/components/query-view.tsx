import { createContext, useContext, type ReactNode } from 'react';
import type { errorCopy } from '@/copy/error-copy';
import { FailureState, isFinal } from './failure-state';
import { OutdatedNote } from './outdated-note';
import { Skeleton, type SkeletonProps } from './skeleton';

/** What is known of the answer to a question; `useCachedQuery` gives it. */
interface QueryState<Data> {
  data: Data | undefined;
  asOfMs: number | undefined;
  failure: keyof typeof errorCopy | undefined;
  loading: boolean;
  offline: boolean;
  refresh: () => void;
}

export interface QueryViewProps<Data> {
  query: QueryState<Data>;
  /** The shape of what is coming. */
  skeleton: SkeletonProps['blocks'];
  children: (data: Data) => ReactNode;
}

/** Whether something around it says already from when its content is. */
const SaysAsOf = createContext(false);

/**
 * The states that every asked-for content shares: the last known content at once, a skeleton where there is none, the
 * error with a way to try again, the refusal with a way on, and a strip over content that could not be brought up to date.
 */
export function QueryView<Data>({ query, skeleton, children }: QueryViewProps<Data>) {
  const { data, asOfMs, failure, loading, offline, refresh } = query;
  const said = useContext(SaysAsOf);
  // What was shown before is no longer theirs.
  if (failure && isFinal(failure)) return <FailureState code={failure} onRetry={refresh} />;
  if (data === undefined) {
    if (failure && !loading) return <FailureState code={failure} onRetry={refresh} />;
    return <Skeleton blocks={skeleton} />;
  }
  const outdated = failure !== undefined && asOfMs !== undefined;
  return (
    <>
      {outdated && !said && <OutdatedNote asOfMs={asOfMs} offline={offline} onRetry={refresh} />}
      <SaysAsOf.Provider value={said || outdated}>{children(data)}</SaysAsOf.Provider>
    </>
  );
}
