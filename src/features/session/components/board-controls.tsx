import { View } from '@tarojs/components';
import { Icon, Pressable, type IconName } from '@/components';
import { boardCopy } from '@/copy/session';
import { goBack } from '@/platform/navigation';
import { fullScreen } from '@/platform/screen';
import './board-controls.scss';

export interface BoardControlsProps {
  /** Nobody has touched anything for a while. */
  hidden: boolean;
  /** Left out where the board offers it itself. */
  onSheet?: () => void;
  /** Whether the last names stand whole on the wall; left out where there are none. */
  names?: { full: boolean; onToggle: () => void };
  /** Left out where there is nothing to end. */
  onEnd?: () => void;
}

export function BoardControls({ hidden, onSheet, names, onEnd }: BoardControlsProps) {
  return (
    <View className={`board-controls ${hidden ? 'board-controls--hidden' : ''}`}>
      <Control icon="arrow-left" text={boardCopy.back} onPress={goBack} />
      {onSheet && <Control icon="users-round" text={boardCopy.sheet} onPress={onSheet} />}
      {names && (
        <Control
          icon={names.full ? 'eye-off' : 'eye'}
          text={names.full ? boardCopy.maskNames : boardCopy.fullNames}
          onPress={names.onToggle}
        />
      )}
      {fullScreen && (
        <Control icon="maximize" text={boardCopy.fullScreen} onPress={fullScreen.toggle} />
      )}
      {onEnd && <Control icon="x" text={boardCopy.end} onPress={onEnd} />}
    </View>
  );
}

interface ControlProps {
  icon: IconName;
  text: string;
  onPress: () => void;
}

function Control({ icon, text, onPress }: ControlProps) {
  return (
    <Pressable className="board-controls__control" onPress={onPress}>
      <Icon name={icon} className="board-controls__icon" />
      {text}
    </Pressable>
  );
}
