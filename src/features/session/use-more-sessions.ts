import { useState } from 'react';
import type { SessionCursor } from '@contract/season-answers';
import type { FailureCode } from '@/platform/cloud';
import { fetchMoreSessions } from './session-api';
import type { DeskSession } from './session-groups';

/** The desk's list beyond its end, page by page. `from` is where it goes on, as the desk knows it. */
export function useMoreSessions(direction: 'earlier' | 'later', from: SessionCursor | undefined) {
  const [pages, setPages] = useState<{
    sessions: DeskSession[];
    next: SessionCursor | undefined;
  }>();
  const [loading, setLoading] = useState(false);
  const [failure, setFailure] = useState<FailureCode>();
  const next = pages ? pages.next : from;
  const load = async () => {
    if (!next) return;
    setLoading(true);
    setFailure(undefined);
    const answer = await fetchMoreSessions(direction, next);
    setLoading(false);
    if (!answer.ok) {
      setFailure(answer.code);
      return;
    }
    const { sessions, next: further } = answer.data;
    setPages((before) => ({
      sessions: [...(before?.sessions ?? []), ...sessions],
      next: further,
    }));
  };
  return {
    sessions: pages?.sessions ?? [],
    hasMore: next !== undefined,
    loading,
    failure,
    load: () => void load(),
  };
}
