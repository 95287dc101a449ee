import { useCallback, useState } from 'react';
import { EmptyState, ErrorState, Skeleton } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { playerCopy } from '@/copy/player';
import type { FailureCode } from '@/platform/cloud';
import { openPage, usePageSentOn } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import { askedLecture } from '../asked-lecture';
import { type OpenedLecture, useOpenedLecture } from '../use-opened-lecture';
import { OpenLecture } from './open-lecture';

/** One lecture: opens it, plays it from where it was left, and shows what of it counts. */
export function LecturePlayer() {
  const [lectureId] = useState(askedLecture);
  const { opened, reopen } = useOpenedLecture(lectureId);
  const [begunAnew, setBegunAnew] = useState(false);
  const beginAnew = useCallback(() => {
    setBegunAnew(true);
    reopen();
  }, [reopen]);
  usePageSentOn('lecturePlayer', { id: lectureId }, () => cardOf(opened));
  if (opened.kind === 'loading') return <Skeleton blocks={['tall', 'line', 'card', 'card']} />;
  if (opened.kind === 'failed') {
    return <NotOpened code={opened.code} onRetry={reopen} />;
  }
  return (
    <OpenLecture
      key={opened.visitId}
      visitId={opened.visitId}
      answer={opened.answer}
      isNetworkDear={opened.isNetworkDear}
      begunAnew={begunAnew}
      onReopen={reopen}
      onReceiptVoid={beginAnew}
    />
  );
}

/** The card in the chat; whoever opens it and may not watch is told so, and how to join. */
function cardOf(opened: OpenedLecture): { title: string; imageUrl?: string } {
  if (opened.kind !== 'open') return { title: playerCopy.sentOn };
  const { title, posterUrl } = opened.answer.lecture;
  return { title, ...(posterUrl === '' ? {} : { imageUrl: posterUrl }) };
}

/** Trying again would change nothing. */
const gone: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'LECTURE_NOT_FOUND',
  'LECTURE_WITHDRAWN',
]);

/** Why it cannot be watched, and the way on: joining, for a lecture that is not for guests. */
function NotOpened({ code, onRetry }: { code: FailureCode; onRetry: () => void }) {
  const online = useOnline();
  if (code === 'NOT_JOINED') {
    return (
      <EmptyState
        icon="users-round"
        text={playerCopy.membersOnly}
        action={playerCopy.join}
        onAction={() => openPage('join')}
      />
    );
  }
  if (gone.has(code)) {
    return (
      <EmptyState
        icon="book-open"
        text={errorCopy[code]}
        action={playerCopy.more}
        onAction={() => openPage('lectures')}
      />
    );
  }
  return <ErrorState text={online ? errorCopy[code] : playerCopy.needsNetwork} onRetry={onRetry} />;
}
