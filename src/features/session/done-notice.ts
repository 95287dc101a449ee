import { usePageHidden } from '@/platform/navigation';
import { createStore, useStore } from '@/platform/store';

interface Done {
  words: string;
  /** The session that it is about; the desk's where there is none. */
  sessionId?: string;
}

const done = createStore<Done | undefined>(undefined);

/** Says on the page that comes next what has just been done. */
export const sayDone = (what: Done) => done.set(what);

/** Whether the desk has something to say. */
export const hasDone = () => done.get() !== undefined && done.get()?.sessionId === undefined;

/** What was done on the page before, about the desk or one session; read once, until this page is left. */
export function useDone(sessionId?: string): string | undefined {
  usePageHidden(() => done.set(undefined));
  const what = useStore(done);
  return what && what.sessionId === sessionId ? what.words : undefined;
}
