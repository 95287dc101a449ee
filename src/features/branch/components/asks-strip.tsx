import { View } from '@tarojs/components';
import { Strip } from '@/components';
import { homeCopy } from '@/copy/home';
import { openPage } from '@/platform/navigation';
import './nudge-strip.scss';

/** On a secretary's first screen: who waits for an answer, and the way to where it is given. */
export function AsksStrip({ asks }: { asks: number | null | undefined }) {
  if (asks === undefined) return null;
  return (
    <View className="nudge-strip">
      <Strip
        icon="hourglass"
        tone="amber"
        text={asks === null ? homeCopy.asksUnknown : homeCopy.asks(asks)}
        action={homeCopy.answer}
        onAction={() => openPage('desk')}
      />
    </View>
  );
}
