import { View } from '@tarojs/components';
import { useState } from 'react';
import { LecturerField, type NamedLecturer } from '@/components/lecturer-field';
import { LongTextField, TextField } from '@/components/fields';
import type { DraftView } from '@contract/authoring-answers';
import { editorCopy as copy } from '@/copy/authoring';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { fetchLecturers, saveDraft } from '../api';
import type { SectionProps } from './lecture-editor';
import { SaveButton, SectionCard } from './section';

interface Words extends NamedLecturer {
  title: string;
  series: string;
  description: string;
}

const wordsOf = ({ title, series, lecturer, lecturerId, description }: DraftView): Words => ({
  ...{ title, series, lecturer, lecturerId, description },
});

/** Title, series, lecturer and what it is about. */
export function WordsSection({ draft, onChanged }: SectionProps) {
  const stands = wordsOf(draft);
  // Only what was touched: the draft shown first may be one that the phone remembers.
  const [edits, setEdits] = useState<Partial<Words>>({});
  const words: Words = { ...stands, ...edits };
  const { busy, failure, run } = useWork();
  const set = (some: Partial<Words>) => setEdits({ ...edits, ...some });
  const changed = (Object.keys(words) as (keyof Words)[]).some(
    (name) => words[name]?.trim() !== stands[name],
  );
  const save = () =>
    void run(
      () => saveDraft(draft, { ...words, lecturerId: words.lecturerId ?? null }),
      (saved) => {
        setEdits({});
        onChanged(saved);
      },
    );
  return (
    <SectionCard title={copy.words} failure={failure}>
      <TextField
        label={copy.title}
        hint={copy.titleHint}
        maxlength={40}
        value={words.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={copy.series}
        hint={copy.seriesHint}
        maxlength={20}
        value={words.series}
        usual={copy.usualSeries}
        onChange={(series) => set({ series })}
      />
      {draft.may.nameLecturer ? (
        <Lecturer named={words} onChange={set} />
      ) : (
        <View>
          <View className="authoring__fact">{copy.ownLecture(draft.lecturer)}</View>
          <View className="authoring__note">{copy.ownLectureFact}</View>
        </View>
      )}
      <LongTextField
        label={copy.description}
        hint={copy.descriptionHint}
        maxlength={300}
        value={words.description}
        onChange={(description) => set({ description })}
      />
      <SaveButton changed={changed} busy={busy} onPress={save} />
    </SectionCard>
  );
}

interface LecturerProps {
  named: NamedLecturer;
  onChange: (named: NamedLecturer) => void;
}

/** The register is read only where it may be picked from. */
function Lecturer({ named, onChange }: LecturerProps) {
  const { data } = useCachedQuery('lecturer.list', fetchLecturers);
  return (
    <LecturerField
      label={copy.lecturer}
      named={named}
      register={data?.lecturers ?? []}
      onChange={onChange}
    />
  );
}
