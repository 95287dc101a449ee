import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { editorCopy as copy } from '@/copy/authoring';
import { useWork } from '@/platform/use-work';
import { saveDraft } from '../api';
import { chaptersOf, type WrittenChapter, writtenOf } from '../chapter-times';
import type { SectionProps } from './lecture-editor';
import { SaveButton, SectionCard } from './section';

const mostChapters = 20;

/** Parts of the film by name and time. */
export function ChaptersSection({ draft, onChanged }: SectionProps) {
  const stands = draft.chapters.map(writtenOf);
  // The draft shown first may be one that the phone remembers: what nobody has touched follows it.
  const [touched, setWritten] = useState<WrittenChapter[]>();
  const written = touched ?? stands;
  const [faulty, setFaulty] = useState(false);
  const { busy, failure, run } = useWork();
  const set = (place: number, more: Partial<WrittenChapter>) =>
    setWritten(written.map((one, index) => (index === place ? { ...one, ...more } : one)));
  const changed = JSON.stringify(written) !== JSON.stringify(stands);
  const save = () => {
    const chapters = chaptersOf(written);
    const last = chapters?.[chapters.length - 1]?.startSeconds ?? 0;
    const isFaulty = !chapters || last >= (draft.video?.durationSeconds ?? Infinity);
    setFaulty(isFaulty);
    if (isFaulty) return;
    void run(
      () => saveDraft(draft, { chapters }),
      (saved) => {
        setWritten(undefined);
        onChanged(saved);
      },
    );
  };
  return (
    <SectionCard title={copy.chapters} failure={failure}>
      {written.map(({ title, time }, place) => (
        <View key={place} className="authoring__chapter">
          <TextField
            label={copy.chapter}
            maxlength={20}
            value={title}
            onChange={(text) => set(place, { title: text })}
          />
          <TextField
            label={copy.chapterTime}
            hint={copy.chapterHint}
            maxlength={7}
            value={time}
            onChange={(text) => set(place, { time: text })}
          />
          <Button
            kind="quiet"
            compact
            text={copy.remove}
            label={`${copy.remove}${title}`}
            onPress={() => setWritten(written.filter((_, index) => index !== place))}
          />
        </View>
      ))}
      {faulty && <Strip icon="circle-alert" tone="amber" text={copy.chapterFault} />}
      {written.length < mostChapters && (
        <Button
          kind="quiet"
          icon="plus"
          text={copy.addChapter}
          onPress={() =>
            setWritten([...written, { title: '', time: written.length === 0 ? '0:00' : '' }])
          }
        />
      )}
      <SaveButton changed={changed} busy={busy} onPress={save} />
    </SectionCard>
  );
}
