import { View } from '@tarojs/components';
import { common } from '@/copy/common';
import { accessible } from '@/platform/accessibility';
import { Pressable } from './pressable';
import './segmented.scss';

export interface SegmentedProps<Value extends string> {
  /** What is being chosen, for a screen reader. */
  label: string;
  options: readonly { value: Value; text: string }[];
  value: Value;
  onChange: (value: Value) => void;
  /** Pills stand alone; a bar fills the width and is for the main choice of a page. */
  kind?: 'bar' | 'pills';
}

/** Three short words fit side by side in the large view too; more or longer ones take a second line there. */
const isShort = (options: readonly { text: string }[]) =>
  options.length === 3 && options.every(({ text }) => text.length <= 4);

/** One of a few, all of them visible. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, kind = 'bar' } = props;
  const classes = `segmented segmented--${kind} ${isShort(options) ? 'segmented--short' : ''}`;
  return (
    <View className={classes} {...accessible({ role: 'tablist', label })}>
      {options.map((option) => {
        const on = option.value === value;
        return (
          <Pressable
            key={option.value}
            className={`segmented__option ${on ? 'segmented__option--on' : ''}`}
            role="tab"
            on={on}
            label={common.choice(option.text, on)}
            onPress={() => onChange(option.value)}
          >
            {option.text}
          </Pressable>
        );
      })}
    </View>
  );
}
