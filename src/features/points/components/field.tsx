import { Input, View } from '@tarojs/components';
import { Segmented } from '@/components';
import { accessible } from '@/platform/accessibility';
import './points.scss';

export interface FieldProps {
  label: string;
  value: string;
  hint?: string;
  /** Longest text in characters, as the contract has it. */
  maxlength: number;
  onChange: (value: string) => void;
  /** What is wrong with it, right beneath it. */
  problem?: string | undefined;
  /** Whole numbers, with the keyboard for them, and the unit behind. */
  unit?: string;
  /** Usual answers, one tap each. */
  usual?: readonly string[];
}

/** A labelled line of text or figures. */
export function Field(props: FieldProps) {
  const { label, value, hint = '', maxlength, onChange, problem, unit, usual } = props;
  return (
    <View className="points-field">
      <View className="points-field__label">{label}</View>
      {usual && (
        <Segmented
          kind="pills"
          label={label}
          options={usual.map((text) => ({ value: text, text }))}
          value={value}
          onChange={onChange}
        />
      )}
      <View className={`points-field__control ${problem ? 'points-field__control--problem' : ''}`}>
        <Input
          className="points-field__input"
          type={unit === undefined ? 'text' : 'number'}
          value={value}
          maxlength={maxlength}
          placeholder={hint}
          placeholderClass="points-field__hint"
          onInput={({ detail }) => onChange(detail.value)}
          {...accessible({ label })}
        />
        {unit !== undefined && <View className="points-field__unit">{unit}</View>}
      </View>
      {problem && (
        <View className="points-field__problem" {...accessible({ role: 'alert' })}>
          {problem}
        </View>
      )}
    </View>
  );
}
