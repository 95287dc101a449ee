import { Input, View } from '@tarojs/components';
import { Segmented } from '@/components';
import './reason-field.scss';

/** The contract's longest reason, characters. */
const longest = 60;

export interface ReasonFieldProps {
  label: string;
  hint: string;
  /** Usual answers, one tap each. */
  usual: readonly string[];
  value: string;
  onChange: (value: string) => void;
  /** Where a usual answer says everything: its tap is the answer. */
  onUsual?: (text: string) => void;
}

/** Why: the usual words at one tap, or one's own. */
export function ReasonField(props: ReasonFieldProps) {
  const { label, hint, usual, value, onChange, onUsual = onChange } = props;
  return (
    <View className="reason-field">
      <View className="reason-field__label">{label}</View>
      <Segmented
        kind="pills"
        label={label}
        options={usual.map((text) => ({ value: text, text }))}
        value={value}
        onChange={onUsual}
      />
      <Input
        className="reason-field__input"
        value={value}
        maxlength={longest}
        placeholder={hint}
        placeholderClass="reason-field__hint"
        onInput={({ detail }) => onChange(detail.value)}
      />
    </View>
  );
}
