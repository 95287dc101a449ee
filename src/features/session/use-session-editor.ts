import { useState } from 'react';
import type { SessionDetail } from '@contract/season-answers';
import { serverNowMs } from '@/platform/clock';
import type { CallResult } from '@/platform/cloud';
import { removeStored, writeStored } from '@/platform/storage';
import { deleteDraft, editSession, fetchSession, listSessions, saveDraft } from './session-api';
import { copyOf, planOf, requestOf, type SessionDraft } from './session-draft';
import { problemsOf, type DraftField } from './draft-problems';
import { freshDraft, useOpenedDraft, type EditorTask } from './use-opened-draft';
import { usePublication, type PublicationWays } from './use-publication';
import { useSending } from './use-sending';

/** Only what the server could not keep is in the way of a draft. */
const draftFields: readonly DraftField[] = ['stream', 'fence'];

/** Where the editor leads once the server has what it sent. */
export interface EditorWays extends PublicationWays {
  onSaved: () => void;
  onDeleted: () => void;
}

/** The editor's draft, kept on the phone at every change, and where it can go from there. */
export function useSessionEditor(task: EditorTask, ways: EditorWays) {
  const { key, opened, setOpened, failure: loadFailure, load } = useOpenedDraft(task);
  const [checked, setChecked] = useState<readonly DraftField[] | 'all'>([]);
  const { busy, failure, ask, forget } = useSending();
  const { publish, ...publication } = usePublication(opened, ask, leaving(key, ways));
  const { draft, status, following = [] } = opened ?? {};

  const replace = (next: SessionDraft) => {
    setOpened({ draft: next, status, following });
    writeStored(key, next);
  };
  const isInOrder = (fields: readonly DraftField[] | 'all') => {
    if (!draft) return false;
    setChecked(fields);
    return Object.keys(shown(problemsOf(draft, serverNowMs()), fields)).length === 0;
  };
  const save = async (from: SessionDraft) => {
    const kept = await ask('saving', () => saved(from));
    if (kept.ok) leaving(key, ways).onSaved();
  };
  const copyLast = async () => {
    const copied = await ask('copying', copyOfLast);
    if (copied.ok && copied.data) replace(copyOf(copied.data, serverNowMs(), Math.random));
    return !copied.ok || copied.data !== undefined;
  };
  const remove = async (id: string) => {
    const gone = await ask('deleting', () => deleteDraft(id));
    if (gone.ok) leaving(key, ways).onDeleted();
  };

  return {
    ...publication,
    draft,
    status,
    following: following.length,
    loadFailure,
    load,
    /** Shown from the first attempt on, not while somebody is still typing. */
    problems: draft ? shown(problemsOf(draft, serverNowMs()), checked) : {},
    busy,
    failure,
    change: (some: Partial<SessionDraft>) => {
      // An end is chosen, not typed: what is wrong with it can be said at once.
      if (some.endsAt !== undefined && checked !== 'all') setChecked([...checked, 'endsAt']);
      if (draft) replace({ ...draft, ...some });
    },
    dropFence: () => draft && replace(withoutFence(draft)),
    discard: () => {
      removeStored(key);
      setOpened({ draft: freshDraft(task), status, following });
      setChecked([]);
      forget();
    },
    publish: () => isInOrder('all') && publish(),
    save: () => draft && isInOrder(draftFields) && void save(draft),
    copyLast,
    remove: (id: string) => void remove(id),
  };
}

/** What was typed is on the server: the phone forgets it before it goes on. */
function leaving(key: string, ways: EditorWays): EditorWays {
  const after =
    <Given extends unknown[]>(way: (...given: Given) => void) =>
    (...given: Given) => {
      removeStored(key);
      way(...given);
    };
  return {
    onPublished: after(ways.onPublished),
    onEdited: after(ways.onEdited),
    onSaved: after(ways.onSaved),
    onDeleted: after(ways.onDeleted),
  };
}

function shown(
  problems: ReturnType<typeof problemsOf>,
  fields: readonly DraftField[] | 'all',
): ReturnType<typeof problemsOf> {
  if (fields === 'all') return problems;
  return Object.fromEntries(
    Object.entries(problems).filter(([field]) => fields.includes(field as DraftField)),
  );
}

/** A field that is set to nothing would still be there. */
function withoutFence(draft: SessionDraft): SessionDraft {
  const { fence, ...rest } = draft;
  return fence ? rest : draft;
}

const saved = (draft: SessionDraft): Promise<CallResult<unknown>> =>
  draft.seen ? editSession(draft.seen, planOf(draft), []) : saveDraft(requestOf(draft));

/** The session that began last, or comes next where none has; undefined where there is none. */
async function copyOfLast(): Promise<CallResult<SessionDetail | undefined>> {
  const desk = await listSessions();
  if (!desk.ok) return desk;
  const all = desk.data.sessions.filter((one) => one.status !== 'cancelled');
  const begun = all.filter((one) => one.startsAtMs <= desk.serverNowMs);
  const last = begun[begun.length - 1] ?? all[0];
  return last ? fetchSession(last.sessionId) : { ...desk, data: undefined };
}
