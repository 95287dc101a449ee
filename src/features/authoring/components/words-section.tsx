import { useState } from 'react';
import { LongTextField, TextField } from '@/components/fields';
import { editorCopy as copy } from '@/copy/authoring';
import { useWork } from '@/platform/use-work';
import { saveDraft } from '../api';
import type { SectionProps } from './lecture-editor';
import { SaveButton, SectionCard } from './section';

/** Title, series, lecturer and what it is about. */
export function WordsSection({ draft, onChanged }: SectionProps) {
  const { title, series, lecturer, description } = draft;
  const stands = { title, series, lecturer, description };
  const [words, setWords] = useState(stands);
  const { busy, failure, run } = useWork();
  const set = (name: keyof typeof words) => (text: string) => setWords({ ...words, [name]: text });
  const changed = (Object.keys(words) as (keyof typeof words)[]).some(
    (name) => words[name].trim() !== stands[name],
  );
  const save = () =>
    void run(
      () => saveDraft(draft, words),
      (saved) => {
        setWords({
          ...{ title: saved.title, series: saved.series, lecturer: saved.lecturer },
          description: saved.description,
        });
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
        onChange={set('title')}
      />
      <TextField
        label={copy.series}
        hint={copy.seriesHint}
        maxlength={20}
        value={words.series}
        usual={copy.usualSeries}
        onChange={set('series')}
      />
      <TextField
        label={copy.lecturer}
        hint={copy.lecturerHint}
        maxlength={20}
        value={words.lecturer}
        onChange={set('lecturer')}
      />
      <LongTextField
        label={copy.description}
        hint={copy.descriptionHint}
        maxlength={300}
        value={words.description}
        onChange={set('description')}
      />
      <SaveButton changed={changed} busy={busy} onPress={save} />
    </SectionCard>
  );
}
