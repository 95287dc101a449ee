import { View } from '@tarojs/components';
import { Pressable } from '@/components';
import { common } from '@/copy/common';
import './chips.scss';

export interface ChipsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; text: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  /** What no choice means, as a chip of its own. */
  none?: string;
  /** At most so many at once. */
  most?: number;
}

/** Several of a few, all of them visible. */
export function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { label, options, chosen, onChange, none, most = options.length } = props;
  const toggle = (value: Value) => {
    if (chosen.includes(value)) onChange(chosen.filter((one) => one !== value));
    else if (chosen.length < most) onChange([...chosen, value]);
  };
  return (
    <View>
      <View className="chips__label">{label}</View>
      <View className="chips">
        {none && <Chip text={none} on={chosen.length === 0} onPress={() => onChange([])} />}
        {options.map(({ value, text }) => (
          <Chip key={value} text={text} on={chosen.includes(value)} onPress={() => toggle(value)} />
        ))}
      </View>
    </View>
  );
}

function Chip({ text, on, onPress }: { text: string; on: boolean; onPress: () => void }) {
  return (
    <Pressable
      className={`chips__chip ${on ? 'chips__chip--on' : ''}`}
      on={on}
      label={common.choice(text, on)}
      onPress={onPress}
    >
      {text}
    </Pressable>
  );
}
