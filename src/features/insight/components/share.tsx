import { View } from '@tarojs/components';
import './insight.scss';

interface ShareProps {
  text: string;
  done: number;
  asked: number;
}

/** How much is done, as a figure and as a bar below it. */
export function Share({ text, done, asked }: ShareProps) {
  const share = asked > 0 ? Math.round((100 * done) / asked) : 0;
  return (
    <View className="insight-share">
      <View className="insight-share__text">{text}</View>
      <View className="insight-share__bar">
        <View className="insight-share__done" style={{ width: `${share}%` }} />
      </View>
    </View>
  );
}
