import { Textarea, View } from '@tarojs/components';
import './words-field.scss';

interface WordsFieldProps {
  label: string;
  value: string;
  hint: string;
  maxlength: number;
  onChange: (value: string) => void;
  problem?: string | undefined;
}

/** A labelled field for some sentences. */
export function WordsField(props: WordsFieldProps) {
  const { label, value, hint, maxlength, onChange, problem } = props;
  return (
    <View className="words-field">
      <View className="words-field__label">{label}</View>
      <Textarea
        className={`words-field__text ${problem ? 'words-field__text--problem' : ''}`}
        value={value}
        maxlength={maxlength}
        placeholder={hint}
        onInput={({ detail }) => onChange(detail.value)}
      />
      {problem && <View className="words-field__problem">{problem}</View>}
    </View>
  );
}

/** What the server takes: one line, without breaks. */
export const asOneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
