import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { EmptyState } from '@/components';
import { boardCopy } from '@/copy/session';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { fetchCount } from '../api';

/** After the end: how many came, and the way to their names. */
export function EndedBoard({ sessionId }: { sessionId: string }) {
  const ask = useCallback(() => fetchCount(sessionId), [sessionId]);
  const { data: count } = useCachedQuery(`check-in.boardCount.${sessionId}`, ask);
  return (
    <View className="board__message">
      <EmptyState
        icon="circle-check"
        text={`${boardCopy.closed}，${boardCopy.closedFact}`}
        action={boardCopy.sheet}
        onAction={() => openPage('attendanceSheet', { id: sessionId })}
      />
      {count && <View>{boardCopy.share(count.attended, count.expected)}</View>}
      {count && count.pending > 0 && <View>{boardCopy.pending(count.pending)}</View>}
    </View>
  );
}
