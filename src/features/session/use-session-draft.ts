import { useState } from 'react';
import { serverNowMs } from '@/platform/clock';
import type { Failure } from '@/platform/cloud';
import { readStored, removeStored, writeStored } from '@/platform/storage';
import { publishSession } from './api';
import { newDraft, problemsOf, requestOf, type SessionDraft } from './session-draft';

const key = 'own.sessionDraft';
const fresh = () => newDraft(serverNowMs(), Math.random);

/** A draft whose day has passed is of no use any more, except for what was typed. */
function storedOrNew(): SessionDraft {
  const stored = readStored<SessionDraft>(key);
  if (!stored) return fresh();
  const { day, startsAt, endsAt } = fresh();
  return stored.day < day ? { ...stored, day, startsAt, endsAt } : stored;
}

/** The editor's draft, kept on the phone at every change, and its publication. */
export function useSessionDraft(onPublished: () => void) {
  const [draft, setDraft] = useState(storedOrNew);
  const [checked, setChecked] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const keep = (next: SessionDraft) => {
    setDraft(next);
    writeStored(key, next);
  };
  const publish = async () => {
    setChecked(true);
    if (Object.keys(problemsOf(draft, serverNowMs())).length > 0) return;
    setPublishing(true);
    setFailure(undefined);
    const result = await publishSession(requestOf(draft));
    setPublishing(false);
    if (!result.ok) {
      setFailure(result);
      return;
    }
    removeStored(key);
    onPublished();
  };

  return {
    draft,
    /** Shown from the first attempt to publish on, not while somebody is still typing. */
    problems: checked ? problemsOf(draft, serverNowMs()) : {},
    publishing,
    failure,
    change: (some: Partial<SessionDraft>) => keep({ ...draft, ...some }),
    discard: () => {
      removeStored(key);
      setDraft(fresh());
      setChecked(false);
      setFailure(undefined);
    },
    publish: () => void publish(),
  };
}
