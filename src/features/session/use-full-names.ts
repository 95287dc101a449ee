import { useCallback, useState } from 'react';
import { readStored, writeStored } from '@/platform/storage';

/**
 * Whether the board shows the last names whole. Masked until the secretary decides otherwise, for this session on this
 * device; a phone that cannot store the choice forgets it with the page.
 */
export function useFullNames(sessionId: string): { fullNames: boolean; toggle: () => void } {
  const key = `own.board.fullNames.${sessionId}`;
  const [fullNames, setFullNames] = useState(() => readStored<boolean>(key) === true);
  const toggle = useCallback(() => {
    setFullNames(!fullNames);
    writeStored(key, !fullNames);
  }, [fullNames, key]);
  return { fullNames, toggle };
}
