import { useEffect, useState } from 'react';
import type { Segment } from '@contract/vocabulary';
import { countAudience } from './session-api';

/** While somebody is still choosing, one question is enough. */
const restMs = 300;

export type AudienceCount =
  { kind: 'counting' } | { kind: 'unknown' } | { kind: 'known'; expected: number };

/** How many members an audience invites, counted anew shortly after every choice. */
export function useAudienceCount(organisationIds: string[], segments: Segment[]): AudienceCount {
  const question = JSON.stringify([organisationIds, segments]);
  const [answer, setAnswer] = useState<{ question: string; count: AudienceCount }>();
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      const [ids, kinds] = JSON.parse(question) as [string[], Segment[]];
      void countAudience(ids, kinds).then((result) => {
        if (isOver) return;
        const count: AudienceCount = result.ok
          ? { kind: 'known', expected: result.data.expected }
          : { kind: 'unknown' };
        setAnswer({ question, count });
      });
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [question]);
  return answer?.question === question ? answer.count : { kind: 'counting' };
}
