import { Input, Picker, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { accessible, labelled } from '@/platform/accessibility';
import { Icon } from './icon';
import { Segmented } from './segmented';
import './fields.scss';

// Not in index.ts: only sub-packages have forms, and the main package shall not carry them.

interface FieldProps {
  label: string;
  /** What is wrong with it, right beneath it. */
  problem?: string | undefined;
  /** Usual answers, one tap each. */
  usual?: Usual | undefined;
  children: ReactNode;
}

interface Usual {
  texts: readonly string[];
  value: string;
  onChange: (text: string) => void;
}

/** A labelled control. */
function Field({ label, problem, usual, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      {usual && (
        <Segmented
          kind="pills"
          label={label}
          options={usual.texts.map((text) => ({ value: text, text }))}
          value={usual.value}
          onChange={usual.onChange}
        />
      )}
      <View className={`field__control ${problem ? 'field__control--problem' : ''}`}>
        {children}
      </View>
      {problem && (
        <View className="field__problem" {...accessible({ role: 'alert' })}>
          <Icon name="circle-alert" className="field__problem-icon" />
          {problem}
        </View>
      )}
    </View>
  );
}

/** The contract's longest reason, characters. */
export const longestReason = 60;

export interface TextFieldProps {
  label: string;
  value: string;
  hint?: string;
  /** Longest text in characters, as the contract has it. */
  maxlength: number;
  onChange: (value: string) => void;
  problem?: string | undefined;
  /** number: whole numbers, with the keyboard for them; code: written large and apart. */
  kind?: 'text' | 'number' | 'code';
  /** Stands behind it. */
  unit?: string;
  usual?: readonly string[];
  /** Where a usual answer says everything: its tap is the answer. */
  onUsual?: (text: string) => void;
  /** The key of the keyboard that ends the input. */
  onConfirm?: () => void;
}

/** One line of text or figures. */
export function TextField(props: TextFieldProps) {
  const { label, value, hint = '', maxlength, onChange, problem, kind = 'text', unit } = props;
  const usual = props.usual && {
    texts: props.usual,
    value,
    onChange: props.onUsual ?? onChange,
  };
  return (
    <Field label={label} problem={problem} usual={usual}>
      <Input
        className={`field__input ${kind === 'code' ? 'field__input--code' : ''}`}
        type={kind === 'number' ? 'number' : 'text'}
        value={value}
        maxlength={maxlength}
        placeholder={hint}
        placeholderClass="field__hint"
        onInput={({ detail }) => onChange(detail.value)}
        {...(props.onConfirm ? { onConfirm: props.onConfirm } : {})}
        {...labelled(label)}
      />
      {unit !== undefined && <View className="field__unit">{unit}</View>}
    </Field>
  );
}

export type LongTextFieldProps = Pick<
  TextFieldProps,
  'label' | 'value' | 'hint' | 'maxlength' | 'onChange' | 'problem'
>;

/** Some sentences. */
export function LongTextField(props: LongTextFieldProps) {
  const { label, value, hint = '', maxlength, onChange, problem } = props;
  return (
    <Field label={label} problem={problem}>
      <Textarea
        className="field__text"
        value={value}
        maxlength={maxlength}
        placeholder={hint}
        placeholderClass="field__hint"
        onInput={({ detail }) => onChange(detail.value)}
        {...labelled(label)}
      />
    </Field>
  );
}

export interface ChoiceFieldProps {
  label: string;
  options: readonly string[];
  index: number;
  onChange: (index: number) => void;
  problem?: string | undefined;
}

/** One of a list, in the platform's own picker. */
export function ChoiceField({ label, options, index, onChange, problem }: ChoiceFieldProps) {
  return (
    <Field label={label} problem={problem}>
      <Picker
        className="field__picker"
        mode="selector"
        range={[...options]}
        value={index}
        onChange={({ detail }) => onChange(Number(detail.value))}
      >
        <Chosen label={label} text={options[index] ?? ''} />
      </Picker>
    </Field>
  );
}

export interface WhenFieldProps {
  label: string;
  mode: 'date' | 'time';
  /** yyyy-mm-dd or HH:mm; empty where nothing was chosen yet. */
  value: string;
  /** The value in words; itself when left out. */
  shown?: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
}

/** A day or a time of the day, in the platform's own picker. */
export function WhenField({ label, mode, value, shown, onChange, problem }: WhenFieldProps) {
  const chosen = <Chosen label={label} text={shown ?? value} />;
  return (
    <Field label={label} problem={problem}>
      {mode === 'date' ? (
        <Picker
          className="field__picker"
          mode="date"
          value={value}
          onChange={({ detail }) => onChange(detail.value)}
        >
          {chosen}
        </Picker>
      ) : (
        <Picker
          className="field__picker"
          mode="time"
          value={value}
          onChange={({ detail }) => onChange(detail.value)}
        >
          {chosen}
        </Picker>
      )}
    </Field>
  );
}

function Chosen({ label, text }: { label: string; text: string }) {
  const said = text === '' ? label : `${label}，${text}`;
  return (
    <View className="field__chosen" {...accessible({ role: 'button', label: said })}>
      <View>{text}</View>
      <Icon name="chevron-right" className="field__more" />
    </View>
  );
}
