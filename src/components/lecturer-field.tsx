import { View } from '@tarojs/components';
import { useState } from 'react';
import { lecturerFieldCopy as copy } from '@/copy/lecturer-field';
import { Button } from './button';
import { TextField } from './fields';
import { Row } from './row';
import { Sheet } from './sheet';

// Not in index.ts: only sub-packages have forms.

export interface NamedLecturer {
  lecturer: string;
  /** Of the register; undefined where the name was typed. */
  lecturerId: string | undefined;
}

/** An entry of the register. */
interface RegisterRow {
  lecturerId: string;
  name: string;
  introduction?: string;
  retired: boolean;
}

interface LecturerFieldProps {
  label: string;
  named: NamedLecturer;
  /** The register; empty where it could not be read. */
  register: readonly RegisterRow[];
  onChange: (named: NamedLecturer) => void;
}

/** Who speaks: anybody by name, or somebody of the register, so that it is found on the lecturer's page. */
export function LecturerField({ label, named, register, onChange }: LecturerFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const choices = register.filter(({ retired }) => !retired);
  return (
    <View>
      <TextField
        label={label}
        value={named.lecturer}
        hint={copy.hint}
        maxlength={20}
        onChange={(lecturer) => onChange({ lecturer, lecturerId: undefined })}
      />
      {choices.length > 0 && (
        <Button
          kind="quiet"
          compact
          text={named.lecturerId === undefined ? copy.choose : copy.chosen}
          onPress={() => setChoosing(true)}
        />
      )}
      {choosing && (
        <LecturerSheet
          choices={choices}
          onChosen={({ lecturerId, name }) => {
            setChoosing(false);
            onChange({ lecturerId, lecturer: name });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </View>
  );
}

interface LecturerSheetProps {
  choices: readonly RegisterRow[];
  onChosen: (lecturer: RegisterRow) => void;
  onClose: () => void;
}

/** The others are found by name. */
const mostShown = 20;

function LecturerSheet({ choices, onChosen, onClose }: LecturerSheetProps) {
  const [words, setWords] = useState('');
  const fitting = choices.filter(({ name }) => name.includes(words.trim()));
  const beyond = fitting.length - mostShown;
  return (
    <Sheet title={copy.choose} onClose={onClose}>
      <TextField label={copy.search} value={words} maxlength={20} onChange={setWords} />
      {fitting.length === 0 && <Row title={copy.none} />}
      {fitting.slice(0, mostShown).map((one) => (
        <Row
          key={one.lecturerId}
          title={one.name}
          {...(one.introduction === undefined ? {} : { detail: one.introduction })}
          onPress={() => onChosen(one)}
        />
      ))}
      {beyond > 0 && <Row title={copy.more(beyond)} />}
    </Sheet>
  );
}
