import { View } from '@tarojs/components';
import './parts.scss';

/** As `common.listOf` and the sentences of the copy set it between facts. */
const separator = /[ \u00a0]· /u;

/**
 * Facts with dots between them, as one text. A line that breaks between two of them neither ends nor begins with the dot: each stands
 * before its fact, and at the beginning of a line it lies beyond the edge.
 */
export function Parts({ text }: { text: string }) {
  const [first = '', ...others] = text.split(separator);
  if (others.length === 0) return <>{text}</>;
  return (
    <View className="parts">
      <View className="parts__line">
        <View className="parts__one">{first}</View>
        {others.map((part, place) => (
          <View className="parts__one" key={`${place}-${part}`}>
            <View className="parts__dot">·</View>
            {part}
          </View>
        ))}
      </View>
    </View>
  );
}
