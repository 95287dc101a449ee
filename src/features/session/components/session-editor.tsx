import { View } from '@tarojs/components';
import { Button, Card, Strip, SwitchRow } from '@/components';
import { sessionCategories } from '@contract/vocabulary';
import { errorCopy } from '@/copy/error-copy';
import { categoryNames, editorCopy } from '@/copy/session';
import type { Failure } from '@/platform/cloud';
import { goBack } from '@/platform/navigation';
import { useOnline } from '@/platform/network';
import type { DraftField, SessionDraft } from '../session-draft';
import { useSessionDraft } from '../use-session-draft';
import { AudienceField } from './audience-field';
import { ChoiceField, TextField, WhenField } from './form-field';
import './session-editor.scss';

/** One page for a new session. What is typed is kept on the phone until it has been published. */
export function SessionEditor() {
  const { draft, problems, publishing, failure, change, discard, publish } =
    useSessionDraft(goBack);
  const online = useOnline();
  const problemOf = (field: DraftField) => {
    const problem = problems[field];
    return problem && editorCopy.problems[problem];
  };
  return (
    <View className="session-editor">
      {!online && <Strip icon="wifi-off" tone="amber" text={editorCopy.offline} />}
      <ChoiceField
        label={editorCopy.category}
        options={sessionCategories.map((category) => categoryNames[category])}
        index={sessionCategories.indexOf(draft.category)}
        onChange={(index) => change({ category: sessionCategories[index] ?? draft.category })}
      />
      <TextField
        label={editorCopy.title}
        value={draft.title}
        hint={editorCopy.titleHint}
        maxlength={40}
        problem={problemOf('title')}
        onChange={(title) => change({ title })}
      />
      <When draft={draft} problem={problemOf('endsAt')} onChange={change} />
      <TextField
        label={editorCopy.venue}
        value={draft.venue}
        hint={editorCopy.venueHint}
        maxlength={40}
        problem={problemOf('venue')}
        onChange={(venue) => change({ venue })}
      />
      <TextField
        label={editorCopy.lecturer}
        value={draft.lecturer}
        hint={editorCopy.lecturerHint}
        maxlength={20}
        onChange={(lecturer) => change({ lecturer })}
      />
      <View>
        <View className="session-editor__label">{editorCopy.audience}</View>
        <AudienceField segments={draft.segments} onChange={(segments) => change({ segments })} />
      </View>
      <Card flush>
        <SwitchRow
          title={editorCopy.required}
          detail={editorCopy.requiredFact}
          on={draft.required}
          onChange={(required) => change({ required })}
        />
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={wordsOf(failure)} />}
      <Button
        text={publishing ? editorCopy.publishing : editorCopy.publish}
        busy={publishing}
        disabled={!online}
        onPress={publish}
      />
      <Button kind="quiet" text={editorCopy.discard} onPress={discard} />
    </View>
  );
}

interface WhenProps {
  draft: SessionDraft;
  problem: string | undefined;
  onChange: (some: Partial<SessionDraft>) => void;
}

function When({ draft, problem, onChange }: WhenProps) {
  return (
    <>
      <WhenField
        label={editorCopy.day}
        mode="date"
        value={draft.day}
        onChange={(day) => onChange({ day })}
      />
      <View className="session-editor__pair">
        <WhenField
          label={editorCopy.starts}
          mode="time"
          value={draft.startsAt}
          onChange={(startsAt) => onChange({ startsAt })}
        />
        <WhenField
          label={editorCopy.ends}
          mode="time"
          value={draft.endsAt}
          problem={problem}
          onChange={(endsAt) => onChange({ endsAt })}
        />
      </View>
    </>
  );
}

/** The server names what is wrong with the times; every other refusal has its sentence. */
function wordsOf({ code, details }: Failure): string {
  const fault = details?.['fault'];
  const problems: Record<string, string> = editorCopy.problems;
  return (typeof fault === 'string' ? problems[fault] : undefined) ?? errorCopy[code];
}
