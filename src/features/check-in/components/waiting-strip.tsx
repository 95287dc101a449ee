import { View } from '@tarojs/components';
import { Strip } from '@/components';
import { checkInCopy } from '@/copy/check-in';
import { usePageShown } from '@/platform/navigation';
import { checkInQueue, useWaitingCheckIns } from '../check-ins';
import { viewOfResult } from '../check-in-view';
import './waiting-strip.scss';

/** What waits to be sent, and what has come of it. Its appearance makes the queue try again. */
export function WaitingStrip() {
  const { waiting, news, takeNote } = useWaitingCheckIns();
  usePageShown(() => void checkInQueue.resume());
  const latest = news[news.length - 1];
  if (waiting === 0 && !latest) return null;
  return (
    <View className="waiting-strip">
      {waiting > 0 && (
        <Strip
          icon="cloud-upload"
          tone="amber"
          text={checkInCopy.waiting(waiting)}
          action={checkInCopy.sendNow}
          onAction={() => void checkInQueue.resume()}
        />
      )}
      {latest && <NewsStrip result={latest} onNoted={takeNote} />}
    </View>
  );
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
