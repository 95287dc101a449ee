import { View } from '@tarojs/components';
import './parts.scss';

/** As `common.listOf` and the sentences of the copy set it between facts. */
const separator = /[ \u00a0]· /u;

export interface PartsProps {
  text: string;
  className: string;
}

/**
 * Facts with dots between them, as one text. A line that breaks between two of them neither ends nor begins with the dot: each stands
 * before its fact, and at the beginning of a line it lies beyond the edge. The style draws them, so that a fact is one node.
 */
export function Parts({ text, className }: PartsProps) {
  const parts = text.split(separator);
  if (parts.length === 1) return <View className={className}>{text}</View>;
  return (
    <View className={`parts ${className}`}>
      {parts.map((part, place) => (
        <View className="parts__one" key={`${place}-${part}`}>
          {part}
        </View>
      ))}
    </View>
  );
}
