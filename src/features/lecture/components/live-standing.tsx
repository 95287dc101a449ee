import { View } from '@tarojs/components';
import { Icon, Strip } from '@/components';
import { playerCopy } from '@/copy/player';
import { liveCopy } from '@/copy/live';
import { accessible } from '@/platform/accessibility';
import type { LiveAnswer } from '../use-opened-live';
import type { WatchingState } from '../watching';
import './player-notices.scss';

export interface LiveStandingProps {
  answer: LiveAnswer;
  watching: WatchingState;
  stalled: boolean;
  nowMs: number;
}

/** How the member stands towards the session, and what keeps it from counting. */
export function LiveStanding({ answer, watching, stalled, nowMs }: LiveStandingProps) {
  const { session, recorded, receipt } = answer;
  if (watching.completed) return <Attended answer={answer} watching={watching} />;
  if (receipt === undefined && nowMs <= session.endsAtMs)
    return <Strip icon="circle-help" text={liveCopy.guest} />;
  if (recorded === 'left') return <Strip icon="circle-alert" tone="amber" text={liveCopy.left} />;
  if (watching.share >= answer.neededSeconds / answer.lengthSeconds)
    return <Strip icon="hourglass" text={liveCopy.waits} />;
  if (nowMs > session.endsAtMs) return <Strip icon="clock" text={liveCopy.over} />;
  if (nowMs < session.startsAtMs)
    return <Strip icon="clock" text={liveCopy.before(session.startsAtMs)} />;
  if (stalled) return <Strip icon="wifi-off" text={playerCopy.weak} />;
  if (recorded === 'excused') return <Strip icon="circle-help" text={liveCopy.excused} />;
  return <Strip icon="circle-help" text={liveCopy.hint} />;
}

function Attended({ answer, watching }: Pick<LiveStandingProps, 'answer' | 'watching'>) {
  const points = watching.completionPoints ?? answer.points;
  const here = answer.online || points > 0;
  const text = here
    ? points > 0
      ? liveCopy.signedInPoints(points)
      : liveCopy.signedIn
    : liveCopy.already;
  return (
    <View className="lecture-completion" {...accessible({ role: 'status' })}>
      <Icon name="badge-check" className="lecture-completion__icon" />
      <View className="lecture-completion__words">
        <View className="lecture-completion__title">{text}</View>
        <View className="lecture-completion__fact">
          {here ? liveCopy.keepWatching : liveCopy.alreadyFact}
        </View>
      </View>
    </View>
  );
}
