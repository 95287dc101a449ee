import { Input, View } from '@tarojs/components';
import { Pressable } from '@/components';
import { awardEditorCopy } from '@/copy/award-terms';
import { labelled } from '@/platform/accessibility';
import './stepper.scss';

interface StepperProps {
  label: string;
  fact?: string;
  value: number;
  most: number;
  least?: number;
  /** Added or taken by a press. */
  step?: number;
  onChange: (value: number) => void;
}

/** A whole number: pressed up and down, or typed. */
export function Stepper(props: StepperProps) {
  const { label, fact, value, most, least = 0, step = 1, onChange } = props;
  const set = (next: number) => onChange(Math.min(most, Math.max(least, next)));
  return (
    <View className="stepper">
      <View className="stepper__words">
        <View>{label}</View>
        {fact !== undefined && <View className="stepper__fact">{fact}</View>}
      </View>
      <Pressable
        className="stepper__button"
        label={awardEditorCopy.less(label)}
        onPress={() => set(value - step)}
      >
        −
      </Pressable>
      <Input
        className="stepper__value"
        type="number"
        value={String(value)}
        maxlength={5}
        onInput={({ detail }) => set(Number(detail.value.replace(/\D/gu, '')) || 0)}
        {...labelled(label)}
      />
      <Pressable
        className="stepper__button"
        label={awardEditorCopy.moreOf(label)}
        onPress={() => set(value + step)}
      >
        +
      </Pressable>
    </View>
  );
}
