import { createContext, useContext } from 'react';
import { common, notFoundCopy } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { EmptyState } from './empty-state';
import { ErrorState } from './error-state';

interface Ways {
  /** To where somebody asks to join. */
  join: () => void;
  /** To the page before; a tab has none. */
  back?: () => void;
}

/** Where whoever is refused can go. The page's frame says it: a component knows no pages. */
export const WaysOn = createContext<Ways | undefined>(undefined);

/** Refusals that state how things are: trying again would change nothing. */
const expected: ReadonlySet<string> = new Set([
  'NOT_JOINED',
  'NOT_ALLOWED',
  'NO_SEASON',
  'SEASON_ERASED',
  'SEASON_OVER',
  'NOT_HONOURED',
  'BAD_REQUEST',
]);

/** Whether the same question would be answered in the same way again. */
export const isFinal = (code: string) => expected.has(code) || code.endsWith('_NOT_FOUND');

export interface FailureStateProps {
  code: keyof typeof errorCopy;
  onRetry: () => void;
}

/** In place of what was asked for: why it is not there, and the one thing that leads on. */
export function FailureState({ code, onRetry }: FailureStateProps) {
  const ways = useContext(WaysOn);
  // Nothing was filled in to open a page: what it was opened with is cut off or mistyped.
  const text = code === 'BAD_REQUEST' ? notFoundCopy.text : errorCopy[code];
  if (!isFinal(code)) return <ErrorState text={text} onRetry={onRetry} />;
  if (code === 'NOT_JOINED')
    return <EmptyState icon="users-round" text={text} action={common.join} onAction={ways?.join} />;
  return <EmptyState icon="circle-alert" text={text} action={common.back} onAction={ways?.back} />;
}
