import { Image, Video, View } from '@tarojs/components';
import { useState } from 'react';
import { Pressable } from '@/components';
import type { ResponseOf } from '@/platform/cloud';
import { playerCopy } from '@/copy/player';
import { decoration } from '@/platform/accessibility';
import type { Playback } from '../use-playback';
import './player-stage.scss';

export interface PlayerStageProps {
  videoId: string;
  lecture: Pick<ResponseOf<'lecture', 'start'>['lecture'], 'title' | 'videoUrl' | 'posterUrl'>;
  resumeSeconds: number;
  playback: Playback;
  /** What is said just now. */
  caption: string | undefined;
  /** Begins again at its end, as a recording does that stands in for a live picture. */
  loop?: boolean;
}

/** The browser sends an event of its own besides, without facts; its player brings its controls itself. */
function isFullScreen({
  detail,
}: {
  detail?: { fullScreen?: boolean | number } | undefined;
}): boolean {
  return Boolean(detail?.fullScreen);
}

/** The picture and the captions over it; a touch plays and pauses, as the button beneath does, which hides no picture. */
export function PlayerStage(props: PlayerStageProps) {
  const { videoId, lecture, resumeSeconds, playback, caption, loop = false } = props;
  const { begun, playing, audioOnly } = playback.state;
  const [fullScreen, setFullScreen] = useState(false);
  return (
    <View className="player-stage">
      <Video
        id={videoId}
        className="player-stage__video"
        src={playback.addressOf(lecture.videoUrl)}
        initialTime={resumeSeconds}
        loop={loop}
        // In full screen our own buttons are covered.
        controls={fullScreen}
        showCenterPlayBtn={false}
        enableProgressGesture={false}
        objectFit="contain"
        title={lecture.title}
        onFullscreenChange={(event) => setFullScreen(isFullScreen(event))}
        {...playback.events}
      />
      {(!begun || audioOnly) && lecture.posterUrl !== '' && (
        <Image
          className="player-stage__poster"
          src={lecture.posterUrl}
          mode="aspectFill"
          {...decoration}
        />
      )}
      {audioOnly && <View className="player-stage__audio">{playerCopy.audioFace}</View>}
      {caption !== undefined && begun && (
        <View className="player-stage__captions">
          <View className="player-stage__caption">{caption}</View>
        </View>
      )}
      <Pressable
        className="player-stage__touch"
        label={playing ? playerCopy.pause : playerCopy.play}
        onPress={playback.toggle}
      />
    </View>
  );
}
