import { Input, Picker, View } from '@tarojs/components';
import { accessible } from '@/platform/accessibility';
import './field.scss';

export interface FieldProps {
  label: string;
  value: string;
  hint: string;
  /** Longest text in characters, as the contract has it. */
  maxlength: number;
  /** A code is written large and apart. */
  kind?: 'text' | 'code';
  onChange: (value: string) => void;
}

/** One line of text with its label. */
export function Field({ label, value, hint, maxlength, kind = 'text', onChange }: FieldProps) {
  return (
    <View className="joining-field">
      <View className="joining-field__label">{label}</View>
      <Input
        className={`joining-field__input ${kind === 'code' ? 'joining-field__input--code' : ''}`}
        value={value}
        maxlength={maxlength}
        placeholder={hint}
        placeholderClass="joining-field__hint"
        onInput={({ detail }) => onChange(detail.value)}
        {...accessible({ label })}
      />
    </View>
  );
}

export interface DayFieldProps {
  label: string;
  /** yyyy-mm-dd. */
  value: string;
  onChange: (value: string) => void;
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <View className="joining-field">
      <View className="joining-field__label">{label}</View>
      <Picker mode="date" value={value} onChange={({ detail }) => onChange(detail.value)}>
        <View className="joining-field__chosen">{value}</View>
      </Picker>
    </View>
  );
}
