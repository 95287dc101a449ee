import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import { editorCopy as copy } from '@/copy/authoring';
import { errorCopy } from '@/copy/error-copy';
import type { CallResult, Failure } from '@/platform/cloud';
import { goBack, openPage } from '@/platform/navigation';
import { fetchDraft, publishLecture, removeDraft, withdrawLecture } from '../api';
import type { SectionProps } from './lecture-editor';

/** Looks at it, puts it on the shelf, takes it off, or throws it away. */
export function PublishSection({ draft, onChanged }: SectionProps) {
  const { busy, problem, done, work } = useOutcome();
  const { draftId, status, missing, may } = draft;
  const publish = () =>
    void work(
      () => publishLecture(draft),
      (published) => {
        onChanged(published);
        return copy.publishedNow;
      },
    );
  const text =
    status === 'withdrawn'
      ? copy.backOnShelf
      : status === 'changed'
        ? copy.publishAgain
        : copy.publish;
  return (
    <View className="authoring authoring--end">
      <Button
        kind="secondary"
        icon="eye"
        text={copy.preview}
        onPress={() => openPage('lecturePreview', { id: draftId })}
      />
      {missing.length > 0 && <Strip icon="circle-help" text={copy.missing(missing)} />}
      {problem !== undefined && <Strip icon="circle-alert" tone="amber" text={problem} />}
      {done !== undefined && <Strip icon="circle-check" text={done} />}
      {status === 'published' && done === undefined && (
        <View className="authoring__note">{copy.upToDate}</View>
      )}
      {!may.publish && <View className="authoring__note">{copy.lecturerOnly}</View>}
      {may.publish && status !== 'published' && (
        <Button
          text={busy ? copy.publishing : text}
          busy={busy}
          disabled={missing.length > 0}
          onPress={publish}
        />
      )}
      {may.publish && (status === 'published' || status === 'changed') && (
        <Sure
          text={copy.withdraw}
          question={copy.withdrawSure}
          sure={copy.withdrawDo}
          busy={busy}
          onSure={() =>
            void work(async () => {
              const off = await withdrawLecture(draftId);
              return off.ok ? fetchDraft(draftId) : off;
            }, onChanged)
          }
        />
      )}
      {status === 'draft' && (
        <Sure
          text={copy.delete}
          question={copy.deleteSure}
          sure={copy.deleteDo}
          busy={busy}
          onSure={() => void work(() => removeDraft(draftId), goBack)}
        />
      )}
    </View>
  );
}

interface SureProps {
  text: string;
  question: string;
  sure: string;
  busy: boolean;
  onSure: () => void;
}

/** What is not easily undone is asked once more. */
function Sure({ text, question, sure, busy, onSure }: SureProps) {
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button kind="quiet" text={text} busy={busy} onPress={() => setAsked(true)} />;
  return (
    <>
      <Strip icon="circle-alert" tone="amber" text={question} />
      <Button
        kind="secondary"
        text={sure}
        busy={busy}
        onPress={() => {
          setAsked(false);
          onSure();
        }}
      />
    </>
  );
}

/** One thing at a time, what came of it in words; a refused text names its section. */
function useOutcome() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const work = async <Data,>(
    ask: () => Promise<CallResult<Data>>,
    onDone: (data: Data) => unknown,
  ) => {
    setBusy(true);
    setProblem(undefined);
    setDone(undefined);
    const result = await ask();
    setBusy(false);
    if (!result.ok) setProblem(sentenceOf(result));
    else {
      const said = onDone(result.data);
      setDone(typeof said === 'string' ? said : undefined);
    }
  };
  return { busy, problem, done, work };
}

function sentenceOf({ code, details }: Failure): string {
  const field = details?.['field'];
  return code === 'CONTENT_REFUSED' && typeof field === 'string'
    ? copy.refusedIn(field)
    : errorCopy[code];
}
