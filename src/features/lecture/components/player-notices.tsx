import { View } from '@tarojs/components';
import { Button, Icon, Strip } from '@/components';
import { playerCopy } from '@/copy/player';
import { accessible } from '@/platform/accessibility';
import { openPage } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import type { WatchingState } from '../watching';
import './player-notices.scss';

/** Unproved seconds below this are the rounding of clocks, nothing to tell anybody. */
const leastUnprovedSeconds = 5;

export interface PlayerNoticesProps {
  watching: WatchingState;
  stalled: boolean;
  guest: boolean;
  seasonOver: boolean;
  /** The record was begun anew during this visit. */
  begunAnew: boolean;
  /** The lecture, where questions follow it. */
  quizOf: string | undefined;
}

/** What has to be known while watching: the network, what does not count, and that it is done. */
export function PlayerNotices(props: PlayerNoticesProps) {
  const { watching, stalled, guest, seasonOver, begunAnew, quizOf } = props;
  const online = useOnline();
  const { failure, unprovedSeconds, completionPoints } = watching;
  return (
    <>
      {completionPoints !== undefined && <Completion points={completionPoints} quizOf={quizOf} />}
      {!online && <Strip icon="wifi-off" text={playerCopy.offline} />}
      {online && (stalled || failure) && (
        <Strip icon="cloud-off" tone="amber" text={playerCopy.weak} />
      )}
      {begunAnew && <Strip icon="refresh-cw" tone="amber" text={playerCopy.recordLost} />}
      {seasonOver && <Strip icon="circle-help" text={playerCopy.seasonOver} />}
      {guest && <Strip icon="circle-help" text={playerCopy.guest} />}
      {unprovedSeconds >= leastUnprovedSeconds && (
        <Strip icon="circle-alert" tone="amber" text={playerCopy.unproved(unprovedSeconds)} />
      )}
    </>
  );
}

function Completion({ points, quizOf }: { points: number; quizOf: string | undefined }) {
  return (
    <View className="lecture-completion" {...accessible({ role: 'status' })}>
      <Icon name="badge-check" className="lecture-completion__icon" />
      <View className="lecture-completion__words">
        <View className="lecture-completion__title">
          {points > 0 ? playerCopy.completedPoints(points) : playerCopy.completed}
        </View>
        <View className="lecture-completion__fact">{playerCopy.completedFact}</View>
      </View>
      <Button
        kind="secondary"
        compact
        text={quizOf === undefined ? playerCopy.more : playerCopy.toQuiz}
        onPress={() =>
          quizOf === undefined ? openPage('lectures') : openPage('quiz', { id: quizOf })
        }
      />
    </View>
  );
}
