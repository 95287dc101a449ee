import { Input, Picker, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/components';
import { dayOf, startOfDay } from '@/copy/time';
import { accessible } from '@/platform/accessibility';
import { serverNowMs } from '@/platform/clock';
import './form-field.scss';

interface FieldProps {
  label: string;
  problem?: string | undefined;
  children: ReactNode;
}

/** A labelled control; what is wrong with it stands right beneath it. */
function FormField({ label, problem, children }: FieldProps) {
  return (
    <View className="form-field">
      <View className="form-field__label">{label}</View>
      <View className={`form-field__control ${problem ? 'form-field__control--problem' : ''}`}>
        {children}
      </View>
      {problem && (
        <View className="form-field__problem" {...accessible({ role: 'alert' })}>
          <Icon name="circle-alert" className="form-field__problem-icon" />
          {problem}
        </View>
      )}
    </View>
  );
}

export interface TextFieldProps {
  label: string;
  value: string;
  hint: string;
  /** Longest text in characters, as the contract has it. */
  maxlength: number;
  onChange: (value: string) => void;
  problem?: string | undefined;
  /** number: whole numbers only, with the keyboard for them. */
  type?: 'text' | 'number';
}

export function TextField(props: TextFieldProps) {
  const { label, value, hint, maxlength, onChange, problem, type = 'text' } = props;
  return (
    <FormField label={label} problem={problem}>
      <Input
        className="form-field__input"
        type={type}
        value={value}
        maxlength={maxlength}
        placeholder={hint}
        placeholderClass="form-field__hint"
        onInput={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}

export interface ChoiceFieldProps {
  label: string;
  options: readonly string[];
  index: number;
  onChange: (index: number) => void;
}

export function ChoiceField({ label, options, index, onChange }: ChoiceFieldProps) {
  return (
    <FormField label={label}>
      <Picker
        mode="selector"
        range={[...options]}
        value={index}
        onChange={({ detail }) => onChange(Number(detail.value))}
      >
        <Chosen text={options[index] ?? ''} />
      </Picker>
    </FormField>
  );
}

export interface WhenFieldProps {
  label: string;
  mode: 'date' | 'time';
  /** yyyy-mm-dd or HH:mm. */
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
}

export function WhenField({ label, mode, value, onChange, problem }: WhenFieldProps) {
  return (
    <FormField label={label} problem={problem}>
      {mode === 'date' ? (
        <Picker mode="date" value={value} onChange={({ detail }) => onChange(detail.value)}>
          <Chosen text={dayOf(startOfDay(value.replace(/-/g, '')), serverNowMs())} />
        </Picker>
      ) : (
        <Picker mode="time" value={value} onChange={({ detail }) => onChange(detail.value)}>
          <Chosen text={value} />
        </Picker>
      )}
    </FormField>
  );
}

function Chosen({ text }: { text: string }) {
  return (
    <View className="form-field__chosen">
      <View>{text}</View>
      <Icon name="chevron-right" className="form-field__more" />
    </View>
  );
}
