import { useCallback, useEffect, useState } from 'react';
import type { SessionDetail, SessionSummary } from '@contract/season';
import { serverNowMs } from '@/platform/clock';
import type { CallResult, Failure } from '@/platform/cloud';
import { readStored, removeStored, writeStored } from '@/platform/storage';
import {
  deleteDraft,
  editSession,
  fetchSession,
  listSessions,
  publishSession,
  saveDraft,
} from './session-api';
import {
  copyOf,
  draftOf,
  newDraft,
  planOf,
  problemsOf,
  type DraftField,
  type SessionDraft,
} from './session-draft';

/** What the editor was opened for: a new session, one like another, or a change of one on the server. */
export interface EditorTask {
  /** The draft or session to change. */
  id?: string;
  /** The session to copy. */
  copy?: string;
}

export type EditorBusy = 'publishing' | 'saving' | 'copying' | 'deleting';

interface Opened {
  draft: SessionDraft;
  /** Of what stands on the server; undefined for a new one. */
  status: SessionDetail['status'] | undefined;
}

const keyOf = ({ id }: EditorTask) =>
  id === undefined ? 'own.sessionPlan' : `own.sessionPlan.${id}`;
const fresh = () => newDraft(serverNowMs(), Math.random);

/** A draft whose day has passed is of no use any more, except for what was typed. */
function storedOrNew(key: string): SessionDraft {
  const stored = readStored<SessionDraft>(key);
  if (!stored) return fresh();
  const { day, startsAt, endsAt } = fresh();
  return stored.day < day ? { ...stored, day, startsAt, endsAt } : stored;
}

/** What was typed on this phone goes on, unless somebody has changed the session since. */
function openedOf(detail: SessionDetail, key: string): Opened {
  const stored = readStored<SessionDraft>(key);
  const isOfNow = stored?.seen?.changedAtMs === detail.changedAtMs;
  return { draft: isOfNow ? stored : draftOf(detail, Math.random), status: detail.status };
}

/** Opens what the editor was asked for; a new session at once, everything else when the server has answered. */
function useOpened(task: EditorTask) {
  const key = keyOf(task);
  const sought = task.id ?? task.copy;
  const [opened, setOpened] = useState<Opened | undefined>(() =>
    sought === undefined ? { draft: storedOrNew(key), status: undefined } : undefined,
  );
  const [failure, setFailure] = useState<Failure>();
  const { id } = task;
  const load = useCallback(async () => {
    if (sought === undefined) return;
    setFailure(undefined);
    const answer = await fetchSession(sought);
    if (!answer.ok) setFailure(answer);
    else if (id !== undefined) setOpened(openedOf(answer.data, key));
    else setOpened({ draft: copyOf(answer.data, serverNowMs(), Math.random), status: undefined });
  }, [sought, id, key]);
  useEffect(() => void load(), [load]);
  return { key, opened, setOpened, failure, load: () => void load() };
}

/** Only what the server could not keep is in the way of a draft. */
const draftFields: readonly DraftField[] = ['stream', 'fence'];

/** The editor's draft, kept on the phone at every change, and where it can go from there. */
export function useSessionEditor(task: EditorTask, onDone: () => void) {
  const { key, opened, setOpened, failure: loadFailure, load } = useOpened(task);
  const [checked, setChecked] = useState<readonly DraftField[] | 'all'>([]);
  const [busy, setBusy] = useState<EditorBusy>();
  const [failure, setFailure] = useState<Failure>();
  const draft = opened?.draft;
  const status = opened?.status;
  const isOnServer = status !== undefined && status !== 'draft';

  const replace = (next: SessionDraft) => {
    setOpened({ draft: next, status });
    writeStored(key, next);
  };
  const send = async (as: EditorBusy, ask: () => Promise<CallResult<unknown>>) => {
    setBusy(as);
    setFailure(undefined);
    const result = await ask();
    setBusy(undefined);
    if (!result.ok) {
      setFailure(result);
      return;
    }
    removeStored(key);
    onDone();
  };
  const isInOrder = (fields: readonly DraftField[] | 'all') => {
    if (!draft) return false;
    setChecked(fields);
    return Object.keys(shown(problemsOf(draft, serverNowMs()), fields)).length === 0;
  };
  const publish = () => {
    if (draft && isInOrder('all'))
      void send('publishing', () => (isOnServer ? edited(draft) : published(draft)));
  };
  const save = () => {
    if (draft && isInOrder(draftFields))
      void send('saving', () => (draft.seen ? edited(draft) : saved(draft)));
  };
  const copyLast = async () => {
    setBusy('copying');
    setFailure(undefined);
    const copied = await copyOfLast();
    setBusy(undefined);
    if (copied && !copied.ok) setFailure(copied);
    if (copied?.ok) replace(copyOf(copied.data, serverNowMs(), Math.random));
    return copied !== undefined;
  };

  return {
    draft,
    status,
    loadFailure,
    load,
    /** Shown from the first attempt on, not while somebody is still typing. */
    problems: draft ? shown(problemsOf(draft, serverNowMs()), checked) : {},
    busy,
    failure,
    change: (some: Partial<SessionDraft>) => draft && replace({ ...draft, ...some }),
    dropFence: () => draft && replace(withoutFence(draft)),
    discard: () => {
      removeStored(key);
      setOpened({ draft: fresh(), status });
      setChecked([]);
      setFailure(undefined);
    },
    publish,
    save,
    copyLast,
    remove: (id: string) => void send('deleting', () => deleteDraft(id)),
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

const requestOf = (draft: SessionDraft) => ({
  requestId: draft.requestId,
  plan: planOf(draft),
  ...(draft.holderId === undefined ? {} : { holderId: draft.holderId }),
});

const saved = (draft: SessionDraft) => saveDraft(requestOf(draft));

const published = (draft: SessionDraft) =>
  publishSession({
    ...requestOf(draft),
    repeatWeeks: draft.repeatWeeks,
    ...(draft.seen ? { draft: draft.seen } : {}),
  });

async function edited(draft: SessionDraft): Promise<CallResult<SessionSummary>> {
  if (!draft.seen) return { ok: false, code: 'SESSION_NOT_FOUND' };
  return editSession(draft.seen, planOf(draft));
}

/** The session that began last, or comes next where none has; undefined where there is none. */
async function copyOfLast(): Promise<CallResult<SessionDetail> | undefined> {
  const desk = await listSessions();
  if (!desk.ok) return desk;
  const all = desk.data.sessions.filter((one) => one.status !== 'cancelled');
  const begun = all.filter((one) => one.startsAtMs <= desk.serverNowMs);
  const last = begun[begun.length - 1] ?? all[0];
  return last && fetchSession(last.sessionId);
}
