import { View } from '@tarojs/components';
import { useEffect, useMemo, useState } from 'react';
import { Button, Card, EmptyState, ErrorState, Fact, FailureState, Skeleton } from '@/components';
import { common } from '@/copy/common';
import { playerCopy } from '@/copy/player';
import { liveCopy } from '@/copy/live';
import { sessionTimeOf } from '@/copy/time';
import { accessible } from '@/platform/accessibility';
import { serverNowMs } from '@/platform/clock';
import { tick } from '@/platform/haptics';
import { openPage, pageParameter } from '@/platform/navigation';
import { playsHere } from '@/platform/stream-reach';
import { useNow } from '@/platform/use-now';
import { liveReports, placedAt } from '../live-reports';
import { type LiveAnswer, useOpenedLive } from '../use-opened-live';
import { usePlayback } from '../use-playback';
import { useWatching } from '../use-watching';
import type { WatchingStart, WatchingState } from '../watching';
import { LiveStanding } from './live-standing';
import { PlayedBar } from './played-bar';
import { PlayerStage } from './player-stage';
import './lecture-player.scss';

const videoId = 'live-video';

/** A live session: its stream, and how much of it is watched until it counts as a check-in. */
export function LiveSession() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const { opened, reopen } = useOpenedLive(sessionId);
  if (opened.kind === 'loading') return <Skeleton blocks={['tall', 'line', 'card']} />;
  if (opened.kind === 'failed') return <FailureState code={opened.code} onRetry={reopen} />;
  const { answer, visitId } = opened;
  if (answer.streamUrl === undefined) return <NotYet answer={answer} />;
  if (!playsHere(answer.streamUrl)) return <Elsewhere answer={answer} />;
  return (
    <OpenLive
      key={visitId}
      visitId={visitId}
      answer={answer}
      streamUrl={answer.streamUrl}
      onReopen={reopen}
    />
  );
}

function NotYet({ answer }: { answer: LiveAnswer }) {
  return (
    <View className="lecture-player">
      <Facts session={answer.session} />
      <EmptyState icon="clock" text={liveCopy.notYet(answer.session.opensAtMs, serverNowMs())} />
    </View>
  );
}

/** A stream that this build cannot show is no failure of the network: trying again would change nothing. */
function Elsewhere({ answer }: { answer: LiveAnswer }) {
  return (
    <View className="lecture-player">
      <Facts session={answer.session} />
      <EmptyState icon="circle-alert" text={liveCopy.elsewhere} />
    </View>
  );
}

function Facts({ session }: { session: LiveAnswer['session'] }) {
  const { title, startsAtMs, endsAtMs, organisationName, lecturer } = session;
  return (
    <View>
      <View className="lecture-player__title" {...accessible({ role: 'heading', level: 2 })}>
        {title}
      </View>
      <Fact icon="clock" text={sessionTimeOf(startsAtMs, endsAtMs, serverNowMs())} />
      <Fact icon="users-round" text={common.listOf(organisationName, lecturer)} />
    </View>
  );
}

interface OpenLiveProps {
  visitId: string;
  answer: LiveAnswer;
  streamUrl: string;
  onReopen: () => void;
}

function OpenLive({ visitId, answer, streamUrl, onReopen }: OpenLiveProps) {
  const { session, lengthSeconds, neededSeconds } = answer;
  // A live picture has neither a place to resume at nor an end to jump to.
  const playback = usePlayback(videoId, 0, 0);
  const { playing, stalled, failed } = playback.state;
  const start = useMemo(() => watchingOf(visitId, answer), [visitId, answer]);
  const { state, tell, occur } = useWatching(start, liveReports, playing);
  useEffect(() => playback.listen({ tell, occur }));
  useEffectOnCompletion(state);
  const { receiptVoid } = state;
  useEffect(() => {
    if (receiptVoid) onReopen();
  }, [receiptVoid, onReopen]);
  const nowMs = useNow(10_000);
  const position = Math.min(lengthSeconds, Math.max(0, (nowMs - session.startsAtMs) / 1000));
  const watched = state.share * lengthSeconds;
  const isOver = nowMs > session.endsAtMs;
  if (failed) {
    return (
      <View className="lecture-player">
        <ErrorState text={liveCopy.failed} onRetry={onReopen} />
        <Facts session={session} />
        <LiveStanding answer={answer} watching={state} stalled={false} nowMs={nowMs} />
      </View>
    );
  }
  return (
    <View className="lecture-player">
      <PlayerStage
        videoId={videoId}
        lecture={{ title: session.title, videoUrl: streamUrl, posterUrl: '' }}
        resumeSeconds={0}
        playback={playback}
        caption={undefined}
        loop
      />
      <Facts session={session} />
      <LiveStanding answer={answer} watching={state} stalled={stalled} nowMs={nowMs} />
      <Card>
        {answer.receipt !== undefined && !isOver && (
          <>
            <PlayedBar
              played={state.played}
              share={state.share}
              positionSeconds={position}
              durationSeconds={lengthSeconds}
            />
            {!state.completed && (
              <View className="lecture-player__progress">
                <View className="lecture-player__share">
                  {liveCopy.watched(watched, neededSeconds)}
                </View>
                <View className="lecture-player__note">{liveCopy.rule}</View>
              </View>
            )}
          </>
        )}
        <Button
          icon={playing ? 'pause' : 'play'}
          kind={playing || isOver ? 'secondary' : 'primary'}
          text={playing ? playerCopy.pause : liveCopy.enter}
          onPress={playback.toggle}
        />
        <Button
          kind="quiet"
          icon="maximize"
          text={playerCopy.fullScreen}
          onPress={playback.enterFullScreen}
        />
      </Card>
      {answer.receipt !== undefined && (
        <Button
          kind="quiet"
          text={liveCopy.toHistory}
          onPress={() => openPage('attendanceHistory')}
        />
      )}
    </View>
  );
}

/** The moment is felt, as at a check-in on site. */
function useEffectOnCompletion({ completionPoints }: WatchingState): void {
  useEffect(() => {
    if (completionPoints !== undefined) tick('medium');
  }, [completionPoints]);
}

function watchingOf(visitId: string, answer: LiveAnswer): WatchingStart {
  const { session, receipt, covered, lengthSeconds, neededSeconds, recorded } = answer;
  return {
    visitId,
    lectureId: session.sessionId,
    durationSeconds: lengthSeconds,
    receipt,
    covered,
    completed: recorded === 'present' || recorded === 'late',
    enoughShare: neededSeconds / lengthSeconds,
    place: placedAt(session.startsAtMs),
  };
}
