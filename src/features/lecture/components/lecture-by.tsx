import { View } from '@tarojs/components';
import { Icon, Pressable } from '@/components';
import { playerCopy } from '@/copy/player';
import { openPage } from '@/platform/navigation';
import './lecture-by.scss';

interface LectureByProps {
  lecturer: string;
  series: string;
  lecturerId?: string;
}

/** Who speaks, and in which series; somebody of the register leads to what else was given. */
export function LectureBy({ lecturer, series, lecturerId }: LectureByProps) {
  const words = playerCopy.by(lecturer, series);
  if (lecturerId === undefined || lecturer === '')
    return <View className="lecture-by">{words}</View>;
  return (
    <Pressable
      className="lecture-by lecture-by--more"
      label={playerCopy.lecturer(words)}
      onPress={() => openPage('lecturer', { id: lecturerId })}
    >
      {words}
      <Icon name="chevron-right" className="lecture-by__arrow" />
    </Pressable>
  );
}
