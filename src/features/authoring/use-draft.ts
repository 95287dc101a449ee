import { useCallback, useState } from 'react';
import type { DraftView } from '@contract/authoring-answers';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchDraft } from './api';

/** A draft as it stands, by the latest answer of any call. */
export function useDraft(draftId: string) {
  const ask = useCallback(() => fetchDraft(draftId), [draftId]);
  const query = useCachedQuery(`authoring.draft.${draftId}`, ask);
  const [told, setTold] = useState<DraftView>();
  // Answers may come in another order than what they answer was done.
  const tell = useCallback(
    (draft: DraftView) =>
      setTold((before) => (before && before.version > draft.version ? before : draft)),
    [],
  );
  const isTold = told !== undefined && told.version >= (query.data?.version ?? 0);
  return { query: isTold ? { ...query, data: told } : query, setDraft: tell };
}
