import { View } from '@tarojs/components';
import { Strip } from '@/components';
import { reminderCopy } from '@/copy/branch';
import './nudge-strip.scss';

/** The secretary's reminder on the member's first screen; it goes by itself once something was earned. */
export function NudgeStrip({ nudgedAtMs }: { nudgedAtMs: number | undefined }) {
  if (nudgedAtMs === undefined) return null;
  return (
    <View className="nudge-strip">
      <Strip icon="bell" text={reminderCopy.onHome} />
    </View>
  );
}
