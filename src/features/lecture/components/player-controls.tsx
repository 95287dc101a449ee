import { View } from '@tarojs/components';
import { Icon, Pressable, Segmented } from '@/components';
import { playerCopy } from '@/copy/player';
import { useElderView } from '@/platform/elder-view';
import type { Playback } from '../use-playback';
import { qualities, type Quality, type UsedQuality } from '../use-quality';
import './player-controls.scss';

const rates = [0.75, 1, 1.25, 1.5, 2] as const;
const skipSeconds = 10;

export interface PlayerControlsProps {
  playback: Playback;
  /** Undefined where the lecture has no captions. */
  captions: { shown: boolean; show: (on: boolean) => void } | undefined;
  /** Offers to hear it without the picture. */
  soundAlone?: boolean;
  /** Undefined where there is one film alone. */
  quality?: UsedQuality | undefined;
}

export function PlayerControls(props: PlayerControlsProps) {
  const { playback, captions, soundAlone = false, quality } = props;
  const [elder] = useElderView();
  const { playing, rate, audioOnly } = playback.state;
  return (
    <View className="player-controls">
      <View className="player-controls__main">
        <Pressable
          className="player-controls__side"
          label={playerCopy.back}
          onPress={() => playback.skip(-skipSeconds)}
        >
          <Icon name="rotate-ccw" className="player-controls__icon" />
          <View className="player-controls__words">{playerCopy.back}</View>
        </Pressable>
        <Pressable
          className="player-controls__play"
          label={playing ? playerCopy.pause : playerCopy.play}
          onPress={playback.toggle}
        >
          <Icon name={playing ? 'pause' : 'play'} className="player-controls__play-icon" />
        </Pressable>
        <Pressable
          className="player-controls__side"
          label={playerCopy.forward}
          onPress={() => playback.skip(skipSeconds)}
        >
          <Icon name="rotate-cw" className="player-controls__icon" />
          <View className="player-controls__words">{playerCopy.forward}</View>
        </Pressable>
      </View>
      {!elder && (
        <Segmented
          kind="bar"
          label={playerCopy.speed}
          options={rates.map((one) => ({ value: String(one), text: playerCopy.rate(one) }))}
          value={String(rate)}
          onChange={(value) => playback.changeRate(Number(value))}
        />
      )}
      {!elder && !audioOnly && quality?.offered && (
        <QualityChoice playback={playback} quality={quality} />
      )}
      <View className="player-controls__more">
        {captions && (
          <Pressable
            className={`player-controls__tool ${captions.shown ? 'player-controls__tool--on' : ''}`}
            label={captions.shown ? playerCopy.captionsOn : playerCopy.captionsOff}
            onPress={() => captions.show(!captions.shown)}
          >
            <Icon name="captions" className="player-controls__tool-icon" />
            {playerCopy.captions}
          </Pressable>
        )}
        {soundAlone && (
          <Pressable
            className={`player-controls__tool ${audioOnly ? 'player-controls__tool--on' : ''}`}
            label={audioOnly ? playerCopy.audioOnlyOn : playerCopy.audioOnly}
            onPress={audioOnly ? playback.showPicture : playback.listenOnly}
          >
            {audioOnly ? playerCopy.withPicture : playerCopy.audioOnly}
          </Pressable>
        )}
        {!audioOnly && (
          <Pressable className="player-controls__tool" onPress={() => playback.enterFullScreen()}>
            <Icon name="maximize" className="player-controls__tool-icon" />
            {playerCopy.fullScreen}
          </Pressable>
        )}
      </View>
    </View>
  );
}

/** The elder view leaves it to the network. */
function QualityChoice({ playback, quality }: { playback: Playback; quality: UsedQuality }) {
  const texts: Record<Quality, string> = {
    auto: playerCopy.auto(quality.savesByItself),
    low: playerCopy.low,
    high: playerCopy.high,
  };
  const choose = (next: Quality) => {
    const change = () => quality.choose(next);
    if (quality.isOther(next)) playback.changeFilm(change);
    else change();
  };
  return (
    <View className="player-controls__quality">
      <Segmented
        kind="bar"
        label={playerCopy.quality}
        options={qualities.map((value) => ({ value, text: texts[value] }))}
        value={quality.choice}
        onChange={choose}
      />
    </View>
  );
}
