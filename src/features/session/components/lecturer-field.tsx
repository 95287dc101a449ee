import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Row, Sheet } from '@/components';
import { TextField } from '@/components/fields';
import type { LecturerRow } from '@contract/lecturer';
import { editorCopy } from '@/copy/session-editor';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchLecturers } from '../session-api';
import type { SessionDraft } from '../session-draft';

interface LecturerFieldProps {
  draft: SessionDraft;
  onChange: (some: Partial<SessionDraft>) => void;
}

/** Who speaks: anybody by name, or somebody of the register, so that it is found on the lecturer's page. */
export function LecturerField({ draft, onChange }: LecturerFieldProps) {
  const { data } = useCachedQuery('lecturer.list', fetchLecturers);
  const [choosing, setChoosing] = useState(false);
  const choices = (data?.lecturers ?? []).filter(({ retired }) => !retired);
  return (
    <View>
      <TextField
        label={editorCopy.lecturer}
        value={draft.lecturer}
        hint={editorCopy.lecturerHint}
        maxlength={20}
        onChange={(lecturer) => onChange({ lecturer, lecturerId: undefined })}
      />
      {choices.length > 0 && (
        <Button
          kind="quiet"
          compact
          text={
            draft.lecturerId === undefined ? editorCopy.lecturerChoose : editorCopy.lecturerChosen
          }
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
  choices: readonly LecturerRow[];
  onChosen: (lecturer: LecturerRow) => void;
  onClose: () => void;
}

/** More are found by name. */
const mostShown = 20;

function LecturerSheet({ choices, onChosen, onClose }: LecturerSheetProps) {
  const [words, setWords] = useState('');
  const fitting = choices.filter(({ name }) => name.includes(words.trim()));
  return (
    <Sheet title={editorCopy.lecturerChoose} onClose={onClose}>
      <TextField
        label={editorCopy.lecturerSearch}
        value={words}
        maxlength={20}
        onChange={setWords}
      />
      {fitting.length === 0 && <Row title={editorCopy.lecturerNone} />}
      {fitting.slice(0, mostShown).map((one) => (
        <Row
          key={one.lecturerId}
          title={one.name}
          {...(one.introduction === undefined ? {} : { detail: one.introduction })}
          onPress={() => onChosen(one)}
        />
      ))}
    </Sheet>
  );
}
