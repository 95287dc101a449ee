import { View } from '@tarojs/components';
import { Button, Icon, Strip } from '@/components';
import { playerCopy } from '@/copy/lecture';
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
  /** The record was begun anew during this visit. */
  begunAnew: boolean;
}

/** What has to be known while watching: the network, what does not count, and that it is done. */
export function PlayerNotices({ watching, stalled, guest, begunAnew }: PlayerNoticesProps) {
  const online = useOnline();
  const { failure, unprovedSeconds, completionPoints } = watching;
  return (
    <>
      {completionPoints !== undefined && <Completion points={completionPoints} />}
      {!online && <Strip icon="wifi-off" text={playerCopy.offline} />}
      {online && (stalled || failure) && (
        <Strip icon="cloud-off" tone="amber" text={playerCopy.weak} />
      )}
      {begunAnew && <Strip icon="refresh-cw" tone="amber" text={playerCopy.recordLost} />}
      {guest && <Strip icon="circle-help" text={playerCopy.guest} />}
      {unprovedSeconds >= leastUnprovedSeconds && (
        <Strip icon="circle-alert" tone="amber" text={playerCopy.unproved(unprovedSeconds)} />
      )}
    </>
  );
}

function Completion({ points }: { points: number }) {
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
        text={playerCopy.more}
        onPress={() => openPage('lectures')}
      />
    </View>
  );
}
