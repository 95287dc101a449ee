import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from './button';
import { TextField, type TextFieldProps } from './fields';
import { Row } from './row';
import { Sheet } from './sheet';

// Not in index.ts: only sub-packages have forms.

/** Of a register, as it is chosen from. */
export interface RegisterEntry {
  id: string;
  name: string;
  detail?: string;
}

interface RegisterFieldProps<Entry extends RegisterEntry> extends Pick<
  TextFieldProps,
  'label' | 'value' | 'hint' | 'maxlength' | 'problem' | 'onChange'
> {
  /** Empty where there are none, or they could not be read: then it is a field as any other. */
  entries: readonly Entry[];
  onChosen: (entry: Entry) => void;
  copy: {
    /** Also the title of the sheet. */
    choose: string;
    /** On the button, once somebody of the register was chosen. */
    chosen?: string | undefined;
    search: string;
    none: string;
    more: (count: number) => string;
  };
}

/** Any words, or an entry of a register. */
export function RegisterField<Entry extends RegisterEntry>(props: RegisterFieldProps<Entry>) {
  const { entries, onChosen, copy, ...field } = props;
  const [choosing, setChoosing] = useState(false);
  return (
    <View>
      <TextField {...field} />
      {entries.length > 0 && (
        <Button
          kind="quiet"
          compact
          text={copy.chosen ?? copy.choose}
          onPress={() => setChoosing(true)}
        />
      )}
      {choosing && (
        <RegisterSheet
          entries={entries}
          copy={copy}
          onChosen={(entry) => {
            setChoosing(false);
            onChosen(entry);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </View>
  );
}

interface RegisterSheetProps<Entry extends RegisterEntry> extends Pick<
  RegisterFieldProps<Entry>,
  'entries' | 'copy' | 'onChosen'
> {
  onClose: () => void;
}

/** The others are found by name. */
const mostShown = 20;

function RegisterSheet<Entry extends RegisterEntry>(props: RegisterSheetProps<Entry>) {
  const { entries, copy, onChosen, onClose } = props;
  const [words, setWords] = useState('');
  const fitting = entries.filter(({ name }) => name.includes(words.trim()));
  const beyond = fitting.length - mostShown;
  return (
    <Sheet title={copy.choose} onClose={onClose}>
      <TextField label={copy.search} value={words} maxlength={20} onChange={setWords} />
      {fitting.length === 0 && <Row title={copy.none} />}
      {fitting.slice(0, mostShown).map((one) => (
        <Row
          key={one.id}
          title={one.name}
          {...(one.detail === undefined ? {} : { detail: one.detail })}
          onPress={() => onChosen(one)}
        />
      ))}
      {beyond > 0 && <Row title={copy.more(beyond)} />}
    </Sheet>
  );
}
