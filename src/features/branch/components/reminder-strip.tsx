import { View } from '@tarojs/components';
import { Strip } from '@/components';
import { reminderCopy } from '@/copy/branch';
import { openPage } from '@/platform/navigation';
import './nudge-strip.scss';

/** On a member's first screen: what there is to think of that was not looked at yet. */
export function ReminderStrip({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return (
    <View className="nudge-strip">
      <Strip
        icon="bell"
        text={reminderCopy.waiting(count)}
        action={reminderCopy.look}
        onAction={() => openPage('reminders')}
      />
    </View>
  );
}
