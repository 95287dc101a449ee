import { serverNowMs } from '@/platform/clock';
import { onBackOnline } from '@/platform/network';
import { readStored, writeStored } from '@/platform/storage';
import { createStore, useStore } from '@/platform/store';
import { sendEdits } from './api';
import { createEditQueue } from './edit-queue';
import type { NotMade, SheetEdit } from './sheet-edit';

const editsKey = 'own.sheetEdits';
const notMadeKey = 'own.sheetEditsNotMade';

const readEdits = () => readStored<SheetEdit[]>(editsKey) ?? [];
const readNotMade = () => readStored<NotMade[]>(notMadeKey) ?? [];
const edits = createStore<readonly SheetEdit[]>(readEdits());
const notMade = createStore<readonly NotMade[]>(readNotMade());

function keepNotMade(list: NotMade[]): void {
  writeStored(notMadeKey, list);
  notMade.set(list);
}

/** The edits of this phone that wait for the server, of all sheets together. */
export const editQueue = createEditQueue({
  read: readEdits,
  write(list) {
    const kept = writeStored(editsKey, list);
    edits.set(kept ? list : readEdits());
    return kept;
  },
  note(more) {
    if (more.length > 0) keepNotMade([...readNotMade(), ...more]);
  },
  send: sendEdits,
  nowMs: serverNowMs,
  later(task, ms) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
});

onBackOnline(() => void editQueue.resume());

/** All edits that wait, and what was not made of a session, until noted. */
export function useSheetEdits(sessionId: string) {
  return {
    edits: useStore(edits),
    notMade: useStore(notMade).filter((one) => one.sessionId === sessionId),
    takeNote: () => keepNotMade(readNotMade().filter((one) => one.sessionId !== sessionId)),
  };
}
