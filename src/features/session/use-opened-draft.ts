import { useCallback, useEffect, useState } from 'react';
import type { SeenSession } from '@contract/season';
import type { SessionDetail } from '@contract/season-answers';
import { serverNowMs } from '@/platform/clock';
import type { Failure } from '@/platform/cloud';
import { readStored } from '@/platform/storage';
import { fetchSession } from './session-api';
import { copyOf, draftOf, newDraft, type SessionDraft } from './session-draft';

/** What the editor was opened for: a new session, one like another, or a change of one on the server. */
export interface EditorTask {
  /** The draft or session to change. */
  id?: string;
  /** The session to copy. */
  copy?: string;
  /** A new one is for today, as it is there that one is missing. */
  isToday?: boolean;
}

export interface Opened {
  draft: SessionDraft;
  /** Of what stands on the server; undefined for a new one. */
  status: SessionDetail['status'] | undefined;
  /** Later sessions of its series, as they are on the server. */
  following: SeenSession[];
}

const keyOf = ({ id }: EditorTask) =>
  id === undefined ? 'own.sessionPlan' : `own.sessionPlan.${id}`;
export const freshDraft = ({ isToday = false }: EditorTask) =>
  newDraft(serverNowMs(), Math.random, isToday);

const unsaved = (draft: SessionDraft): Opened => ({ draft, status: undefined, following: [] });

/** A draft whose day has passed is of no use any more, except for what was typed. */
function storedOrNew(key: string, task: EditorTask): SessionDraft {
  const stored = readStored<SessionDraft>(key);
  if (!stored) return freshDraft(task);
  const { day, startsAt, endsAt } = freshDraft(task);
  return stored.day < day ? { ...stored, day, startsAt, endsAt } : stored;
}

/** What was typed on this phone goes on, unless somebody has changed the session since. */
function openedOf(detail: SessionDetail, key: string): Opened {
  const stored = readStored<SessionDraft>(key);
  const isOfNow = stored?.seen?.changedAtMs === detail.changedAtMs;
  const draft = isOfNow ? stored : draftOf(detail, Math.random);
  return { draft, status: detail.status, following: detail.following };
}

/** Opens what the editor was asked for; a new session at once, everything else when the server has answered. */
export function useOpenedDraft(task: EditorTask) {
  const key = keyOf(task);
  const sought = task.id ?? task.copy;
  const [opened, setOpened] = useState<Opened | undefined>(() =>
    sought === undefined ? unsaved(storedOrNew(key, task)) : undefined,
  );
  const [failure, setFailure] = useState<Failure>();
  const { id } = task;
  const load = useCallback(async () => {
    if (sought === undefined) return;
    setFailure(undefined);
    const answer = await fetchSession(sought);
    if (!answer.ok) setFailure(answer);
    else if (id !== undefined) setOpened(openedOf(answer.data, key));
    else setOpened(unsaved(copyOf(answer.data, serverNowMs(), Math.random)));
  }, [sought, id, key]);
  useEffect(() => void load(), [load]);
  return { key, opened, setOpened, failure, load: () => void load() };
}
