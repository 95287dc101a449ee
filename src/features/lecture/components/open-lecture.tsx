import { View } from '@tarojs/components';
import { useEffect, useMemo } from 'react';
import { Button, Card, ErrorState, Strip } from '@/components';
import { playerCopy } from '@/copy/player';
import { accessible } from '@/platform/accessibility';
import type { ResponseOf } from '@/platform/cloud';
import { tick } from '@/platform/haptics';
import { openPage } from '@/platform/navigation';
import { captionAt } from '../captions';
import { lectureReports } from '../lecture-reports';
import { useCaptions } from '../use-captions';
import { usePlayback } from '../use-playback';
import { useQuality } from '../use-quality';
import { useWatching } from '../use-watching';
import { completeShare, firstGapOf, type WatchingStart, type WatchingState } from '../watching';
import { LectureBy } from './lecture-by';
import { AfterLecture, Chapters } from './lecture-extras';
import { PlayedBar } from './played-bar';
import { PlayerControls } from './player-controls';
import { PlayerNotices } from './player-notices';
import { PlayerStage } from './player-stage';
import './lecture-player.scss';

const videoId = 'lecture-video';

export interface OpenLectureProps {
  visitId: string;
  answer: ResponseOf<'lecture', 'start'>;
  isNetworkDear: boolean;
  begunAnew: boolean;
  onReopen: () => void;
  onReceiptVoid: () => void;
  /** Its author looks at it: it says so, and its questions are asked here. */
  preview?: { onQuiz: () => void };
}

/** A lecture that is being watched, with what of it counts. */
export function OpenLecture(props: OpenLectureProps) {
  const { visitId, answer, begunAnew, onReopen, onReceiptVoid, preview } = props;
  const { lecture, resumeSeconds } = answer;
  const { durationSeconds } = lecture;
  const playback = usePlayback(videoId, resumeSeconds, durationSeconds, {
    url: lecture.audioUrl ?? lecture.lowVideoUrl ?? lecture.videoUrl,
    ...{ title: lecture.title, lecturer: lecture.lecturer, posterUrl: lecture.posterUrl },
  });
  const { playing, stalled, failed, positionSeconds } = playback.state;
  const quality = useQuality(lecture, props.isNetworkDear);
  const start = useMemo(() => watchingOf(visitId, answer), [visitId, answer]);
  const { state, tell, occur } = useWatching(start, lectureReports, playing);
  const { captions, shown, show } = useCaptions(lecture.captionsUrl);
  useEffect(() => playback.listen({ tell, occur }));

  useTurns(state, onReceiptVoid);

  if (failed)
    return <NoPicture title={lecture.title} onRetry={onReopen} onListen={playback.listenOnly} />;
  return (
    <View className="lecture-player">
      {preview && <Strip icon="eye" tone="amber" text={playerCopy.preview} />}
      <PlayerStage
        videoId={videoId}
        lecture={{ ...lecture, videoUrl: quality.url }}
        resumeSeconds={resumeSeconds}
        playback={playback}
        caption={captions && shown ? captionAt(captions, positionSeconds) : undefined}
      />
      <View>
        <View className="lecture-player__title" {...accessible({ role: 'heading', level: 2 })}>
          {lecture.title}
        </View>
        <LectureBy {...lecture} />
      </View>
      <PlayerNotices
        watching={state}
        stalled={stalled}
        guest={answer.receipt === undefined && !answer.seasonOver && !preview}
        seasonOver={answer.seasonOver ?? false}
        begunAnew={begunAnew}
        quizOf={lecture.quiz && lecture.lectureId}
      />
      <Card>
        <PlayedBar
          played={state.played}
          share={state.share}
          positionSeconds={positionSeconds}
          durationSeconds={durationSeconds}
        />
        <Progress
          share={state.share}
          completed={state.completed}
          counts={!answer.seasonOver}
          gapSeconds={firstGapOf(state.played)}
          onGap={playback.seekTo}
        />
        <PlayerControls
          playback={playback}
          captions={captions && { shown, show }}
          soundAlone
          quality={quality}
        />
      </Card>
      <AfterLecture
        lecture={lecture}
        next={answer.next}
        completed={state.completed}
        onQuiz={preview?.onQuiz}
      />
      <Chapters
        chapters={lecture.chapters}
        positionSeconds={positionSeconds}
        onChapter={playback.seekTo}
      />
      {answer.postable && (
        <Button
          kind="quiet"
          icon="qr-code"
          text={playerCopy.poster}
          onPress={() => openPage('lecturePoster', { id: lecture.lectureId })}
        />
      )}
    </View>
  );
}

interface NoPictureProps {
  title: string;
  onRetry: () => void;
  onListen: () => void;
}

/** The film cannot be had; its sound may be. */
function NoPicture({ title, onRetry, onListen }: NoPictureProps) {
  return (
    <View className="lecture-player">
      <View className="lecture-player__title">{title}</View>
      <ErrorState text={playerCopy.filmFailed} onRetry={onRetry} />
      <Button kind="secondary" text={playerCopy.audioOnly} onPress={onListen} />
    </View>
  );
}

/** What happens to a visit but once. */
function useTurns({ receiptVoid, completionPoints }: WatchingState, onReceiptVoid: () => void) {
  useEffect(() => {
    if (receiptVoid) onReceiptVoid();
  }, [receiptVoid, onReceiptVoid]);
  useEffect(() => {
    if (completionPoints !== undefined) tick('medium');
  }, [completionPoints]);
}

function watchingOf(visitId: string, answer: ResponseOf<'lecture', 'start'>): WatchingStart {
  const { lecture, receipt, covered } = answer;
  const { lectureId, durationSeconds, completed } = lecture;
  return { visitId, lectureId, durationSeconds, receipt, covered, completed };
}

interface ProgressProps {
  share: number;
  completed: boolean;
  /** What is played now can still complete it. */
  counts: boolean;
  gapSeconds: number | undefined;
  onGap: (positionSeconds: number) => void;
}

/** How much is done in words; where something was passed over, the way back to it. */
function Progress({ share, completed, counts, gapSeconds, onGap }: ProgressProps) {
  if (!counts && !completed)
    return (
      <View className="lecture-player__progress">
        <View className="lecture-player__share">{playerCopy.learnt(share)}</View>
      </View>
    );
  return (
    <View className="lecture-player__progress">
      <View className="lecture-player__share">
        {completed ? playerCopy.done(share) : playerCopy.coverage(share)}
      </View>
      <View className="lecture-player__note">{playerCopy.skipped}</View>
      {!completed && gapSeconds !== undefined && share < completeShare && (
        <Button kind="quiet" compact text={playerCopy.toGap} onPress={() => onGap(gapSeconds)} />
      )}
    </View>
  );
}
