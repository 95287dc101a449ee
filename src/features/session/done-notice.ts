import { usePageHidden } from '@/platform/navigation';
import { createStore, useStore } from '@/platform/store';

const done = createStore<string | undefined>(undefined);

/** Says on the page that comes next what has just been done. */
export const sayDone = (words: string) => done.set(words);

/** Whether there is something to say. */
export const hasDone = () => done.get() !== undefined;

/** What was done on the page before; read once, until this page is left. */
export function useDone(): string | undefined {
  usePageHidden(() => done.set(undefined));
  return useStore(done);
}
