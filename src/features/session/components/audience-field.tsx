import { View } from '@tarojs/components';
import { Pressable } from '@/components';
import { segments as allSegments, type Segment } from '@contract/vocabulary';
import { common } from '@/copy/common';
import { segmentNames } from '@/copy/segments';
import { editorCopy } from '@/copy/session';
import './audience-field.scss';

export interface AudienceFieldProps {
  /** None: everybody. */
  segments: readonly Segment[];
  onChange: (segments: Segment[]) => void;
}

/** Who is invited: everybody, or those of one or more kinds. */
export function AudienceField({ segments, onChange }: AudienceFieldProps) {
  const toggle = (segment: Segment) =>
    onChange(
      segments.includes(segment)
        ? segments.filter((one) => one !== segment)
        : [...segments, segment],
    );
  return (
    <View className="audience-field">
      <Option text={editorCopy.everybody} on={segments.length === 0} onPress={() => onChange([])} />
      {allSegments.map((segment) => (
        <Option
          key={segment}
          text={segmentNames[segment]}
          on={segments.includes(segment)}
          onPress={() => toggle(segment)}
        />
      ))}
    </View>
  );
}

function Option({ text, on, onPress }: { text: string; on: boolean; onPress: () => void }) {
  return (
    <Pressable
      className={`audience-field__option ${on ? 'audience-field__option--on' : ''}`}
      on={on}
      label={common.choice(text, on)}
      onPress={onPress}
    >
      {text}
    </Pressable>
  );
}
