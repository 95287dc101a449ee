import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button, Row, Sheet, Strip } from '@/components';
import { checkInCopy } from '@/copy/check-in';
import { clockTimeOf, dayOf } from '@/copy/time';
import { usePageShown } from '@/platform/navigation';
import { checkInQueue, useWaitingCheckIns } from '../check-ins';
import { viewOfResult } from '../check-in-view';
import { isProbablyTooOld, type WaitingCheckIn } from '../waiting-check-in';
import './waiting-strip.scss';

/**
 * What waits to be sent, and what has come of it, one answer at a time. Its appearance makes the queue try again. `onNews` is
 * called when an answer comes while the page is seen: what the page says of the session is older than it.
 */
export function WaitingStrip({ onNews }: { onNews: () => void }) {
  const { waiting, news, takeNote } = useWaitingCheckIns();
  const [listed, setListed] = useState(false);
  usePageShown(() => void checkInQueue.resume());
  useEffect(
    () =>
      checkInQueue.onAnswer((_code, _result, final) => {
        if (final) onNews();
      }),
    [onNews],
  );
  const [oldest] = news;
  if (waiting.length === 0 && !oldest) return null;
  return (
    <View className="waiting-strip">
      {waiting.length > 0 && (
        <Strip
          icon="cloud-upload"
          tone="amber"
          text={checkInCopy.waiting(waiting.length)}
          action={checkInCopy.showWaiting}
          onAction={() => setListed(true)}
        />
      )}
      {oldest && <NewsStrip result={oldest.result} onNoted={() => takeNote(oldest)} />}
      {listed && waiting.length > 0 && (
        <Sheet title={checkInCopy.waitingTitle} onClose={() => setListed(false)}>
          {waiting.map((one) => (
            <Row
              key={one.code}
              icon="cloud-upload"
              title={checkInCopy.scannedAt(timeOf(one))}
              detail={stateOf(one)}
            />
          ))}
          <View className="waiting-strip__note">{checkInCopy.waitingNote}</View>
          <Button text={checkInCopy.sendNow} onPress={() => void checkInQueue.resume()} />
        </Sheet>
      )}
    </View>
  );
}

const timeOf = ({ scannedAtMs }: WaitingCheckIn) =>
  `${dayOf(scannedAtMs, Date.now())} ${clockTimeOf(scannedAtMs)}`;

function stateOf(one: WaitingCheckIn): string {
  const { first, tried, old } = checkInCopy.waitingStates;
  if (isProbablyTooOld(one, Date.now())) return old;
  return one.attempts === 0 ? first : tried(one.attempts);
}

function NewsStrip({
  result,
  onNoted,
}: {
  result: Parameters<typeof viewOfResult>[0];
  onNoted: () => void;
}) {
  const view = viewOfResult(result, true);
  const title =
    view.points === undefined ? view.title : `${view.title} ${checkInCopy.plusPoints(view.points)}`;
  return (
    <Strip
      icon={view.icon}
      tone={view.tone === 'amber' ? 'amber' : 'neutral'}
      text={checkInCopy.sent(title, view.fact)}
      action={checkInCopy.understood}
      onAction={onNoted}
    />
  );
}
