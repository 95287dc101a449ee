import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import type { AuthoringResponses } from '@contract/authoring';
import type { DraftView } from '@contract/authoring-answers';
import type { UploadPurpose } from '@contract/vocabulary';
import { editorCopy as copy } from '@/copy/authoring';
import { decoration } from '@/platform/accessibility';
import type { CallResult } from '@/platform/cloud';
import { type ChosenFile, chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { attachFile, detachFile, fetchDraft } from '../api';
import type { SectionProps } from './lecture-editor';
import { SectionCard } from './section';

type Attached = AuthoringResponses['attach'];
type Kind = 'poster' | 'sound' | 'captions';

const purposes: Record<Kind, UploadPurpose> = {
  poster: 'lecture-picture',
  sound: 'lecture-sound',
  captions: 'lecture-captions',
};

async function bring(draft: DraftView, file: ChosenFile, as: Kind): Promise<CallResult<Attached>> {
  const sent = await upload(purposes[as], file, () => undefined);
  if (!sent.ok) return sent;
  const attached = await attachFile(draft, sent.data.uploadId, as);
  if (attached.ok || attached.code !== 'DRAFT_CHANGED') return attached;
  // Another section was kept while the file was on its way: a file takes nobody's words away.
  const now = await fetchDraft(draft.draftId);
  return now.ok ? attachFile(now.data, sent.data.uploadId, as) : now;
}

/** The picture by which the lecture stands on the shelf. */
export function PosterSection({ draft, onChanged }: SectionProps) {
  const { busy, failure, run } = useWork();
  const choose = async () => {
    const file = await chooseFile(['jpg', 'jpeg', 'png']);
    if (!file) return;
    await run(
      () => bring(draft, file, 'poster'),
      (answer) => answer.kind === 'attached' && onChanged(answer.draft),
    );
  };
  return (
    <SectionCard title={copy.poster} failure={failure}>
      {draft.posterUrl && (
        <Image
          className="authoring__poster"
          src={draft.posterUrl}
          mode="aspectFill"
          {...decoration}
        />
      )}
      <Button
        kind="secondary"
        icon="image"
        text={copy.choosePoster}
        busy={busy}
        onPress={() => void choose()}
      />
      <View className="authoring__note">{copy.posterLimits}</View>
    </SectionCard>
  );
}

/** The picture that the chosen video begins with, one press from being the cover. */
export function FrameAsPoster({ draft, frame, onChanged }: SectionProps & { frame: ChosenFile }) {
  const { busy, failure, run } = useWork();
  const [taken, setTaken] = useState(false);
  if (taken && !failure) return null;
  const take = () =>
    void run(
      () => bring(draft, frame, 'poster'),
      (answer) => {
        if (answer.kind === 'attached') onChanged(answer.draft);
        setTaken(true);
      },
    );
  return <Button kind="secondary" icon="image" text={copy.fromFrame} busy={busy} onPress={take} />;
}

/** Captions and the sound alone: neither is needed. */
export function ExtrasSection({ draft, onChanged }: SectionProps) {
  const { busy, failure, run } = useWork();
  const [read, setRead] = useState<Attached>();
  const choose = async (as: 'sound' | 'captions', extensions: readonly string[]) => {
    const file = await chooseFile(extensions);
    if (!file) return;
    await run(
      () => bring(draft, file, as),
      (answer) => {
        if (answer.kind === 'attached') onChanged(answer.draft);
        if (as === 'captions') setRead(answer);
      },
    );
  };
  const detach = (what: 'sound' | 'captions') => {
    setRead(undefined);
    void run(() => detachFile(draft, what), onChanged);
  };
  return (
    <SectionCard title={copy.extras} failure={failure}>
      <Extra
        title={copy.captions}
        fact={draft.captionsUrl === undefined ? copy.captionsNone : copy.captionsThere}
        busy={busy}
        onChoose={() => void choose('captions', ['vtt', 'srt'])}
        onRemove={draft.captionsUrl === undefined ? undefined : () => detach('captions')}
      />
      {read && <ReadCaptions read={read} />}
      <Extra
        title={copy.sound}
        fact={draft.audioUrl === undefined ? copy.soundNone : copy.soundThere}
        busy={busy}
        onChoose={() => void choose('sound', ['m4a', 'mp3'])}
        onRemove={draft.audioUrl === undefined ? undefined : () => detach('sound')}
      />
    </SectionCard>
  );
}

interface ExtraProps {
  title: string;
  fact: string;
  busy: boolean;
  onChoose: () => void;
  onRemove: (() => void) | undefined;
}

function Extra({ title, fact, busy, onChoose, onRemove }: ExtraProps) {
  return (
    <View className="authoring__extra">
      <View className="authoring__extra-words">
        <View>{title}</View>
        <View className="authoring__note">{fact}</View>
      </View>
      {onRemove && (
        <Button
          kind="quiet"
          compact
          text={copy.remove}
          label={`${copy.remove}${title}`}
          busy={busy}
          onPress={onRemove}
        />
      )}
      <Button
        kind="secondary"
        compact
        text={copy.choose}
        label={`${copy.choose}：${title}`}
        busy={busy}
        onPress={onChoose}
      />
    </View>
  );
}

/** So many are shown at once; the others are in the file. */
const shownCues = 8;

function ReadCaptions({ read }: { read: Attached }) {
  if (read.kind === 'refused')
    return (
      <Strip icon="circle-alert" tone="amber" text={copy.captionFault(read.line, read.fault)} />
    );
  const { cues = [] } = read;
  return (
    <View className="authoring__cues">
      <View className="authoring__note">{copy.captionsRead(cues.length)}</View>
      {cues.slice(0, shownCues).map(({ fromSeconds, text }) => (
        <View key={fromSeconds} className="authoring__cue">
          {text}
        </View>
      ))}
    </View>
  );
}
