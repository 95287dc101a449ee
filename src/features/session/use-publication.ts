import { useState } from 'react';
import type { SeenSession } from '@contract/season';
import type { EditAnswer, OverlapsAnswer, PublishAnswer } from '@contract/season-answers';
import type { CallResult } from '@/platform/cloud';
import { editSession, findOverlaps, publishSession } from './session-api';
import { planOf, requestOf, type SessionDraft } from './session-draft';
import type { Opened } from './use-opened-draft';
import type { Ask } from './use-sending';

export interface PublicationWays {
  onPublished: (answer: PublishAnswer) => void;
  onEdited: (answer: EditAnswer) => void;
}

/**
 * Publishes a draft, or saves what was changed of a session; asks first what else is on at that time, and waits for the person's
 * word where there is something.
 */
export function usePublication(opened: Opened | undefined, ask: Ask, ways: PublicationWays) {
  const [overlaps, setOverlaps] = useState<OverlapsAnswer>();
  const [withFollowing, setWithFollowing] = useState(false);
  const drop = () => setOverlaps(undefined);

  const publishNow = async ({ draft, status, following }: Opened) => {
    if (status === undefined || status === 'draft') {
      const made = await ask('publishing', () => published(draft));
      if (made.ok) ways.onPublished(made.data);
    } else {
      const changed = await ask('publishing', () => edited(draft, withFollowing ? following : []));
      if (changed.ok) ways.onEdited(changed.data);
    }
    drop();
  };
  const publish = async (now: Opened) => {
    // What runs already stays at its time.
    if (now.status === 'open') return publishNow(now);
    const found = await ask('publishing', () => findOverlaps(overlapQuestionOf(now)));
    if (!found.ok) return undefined;
    if (found.data.overlaps.length === 0) return publishNow(now);
    setOverlaps(found.data);
    return undefined;
  };

  return {
    /** What else is on at that time. */
    overlaps,
    dropOverlaps: drop,
    /** Whether later sessions of the series are changed too. */
    withFollowing,
    setWithFollowing,
    publish: () => opened && void publish(opened),
    publishAnyway: () => opened && void publishNow(opened),
  };
}

const published = (draft: SessionDraft) =>
  publishSession({
    ...requestOf(draft),
    repeatWeeks: draft.repeatWeeks,
    ...(draft.seen ? { draft: draft.seen } : {}),
  });

async function edited(
  draft: SessionDraft,
  following: SeenSession[],
): Promise<CallResult<EditAnswer>> {
  if (!draft.seen) return { ok: false, code: 'SESSION_NOT_FOUND' };
  return editSession(draft.seen, planOf(draft), following);
}

/** Of several weeks only where they are still to be made: an edit moves one, and what follows it by as much. */
function overlapQuestionOf({ draft, status }: Opened) {
  const isOnServer = status !== undefined && status !== 'draft';
  const { audience, startsAtMs, endsAtMs } = planOf(draft);
  return {
    ...{ audience, startsAtMs, endsAtMs },
    repeatWeeks: isOnServer ? 1 : draft.repeatWeeks,
    ...(draft.holderId === undefined ? {} : { holderId: draft.holderId }),
    ...(draft.seen ? { except: draft.seen.sessionId } : {}),
  };
}
