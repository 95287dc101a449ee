import { View } from '@tarojs/components';
import type { Interval } from '@contract/lecture';
import { playerCopy } from '@/copy/player';
import { timerOf } from '@/copy/time-span';
import { accessible } from '@/platform/accessibility';
import { gradientOf } from '../coverage';
import './played-bar.scss';

export interface PlayedBarProps {
  played: readonly Interval[];
  /** 0 to 1. */
  share: number;
  positionSeconds: number;
  durationSeconds: number;
}

/** The lecture from beginning to end, coloured where it was really played, with a mark where it stands. */
export function PlayedBar({ played, share, positionSeconds, durationSeconds }: PlayedBarProps) {
  const background = gradientOf(played, durationSeconds, 'var(--green)', 'var(--hairline)');
  const left = `${Math.min(100, (positionSeconds / durationSeconds) * 100)}%`;
  return (
    <View>
      <View
        className="played-bar"
        style={{ background }}
        {...accessible({ role: 'img', label: playerCopy.playedParts(share) })}
      >
        <View className="played-bar__mark" style={{ left }} />
      </View>
      <View className="played-bar__times">
        <View>{timerOf(positionSeconds)}</View>
        <View>{timerOf(durationSeconds)}</View>
      </View>
    </View>
  );
}
