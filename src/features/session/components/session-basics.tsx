import { View } from '@tarojs/components';
import { TextField, WhenField } from '@/components/fields';
import { editorCopy } from '@/copy/session-editor';
import { dayOf, startOfDay } from '@/copy/time';
import { serverNowMs } from '@/platform/clock';
import type { SessionDraft } from '../session-draft';
import type { DraftField } from '../draft-problems';
import { timesFrom } from '../session-times';
import { SpeakerField } from './speaker-field';
import { VenueField } from './venue-field';
import './session-editor.scss';

interface BasicsProps {
  draft: SessionDraft;
  isOpen: boolean;
  problemOf: (field: DraftField) => string | undefined;
  onChange: (some: Partial<SessionDraft>) => void;
}

/** What every session has: its subject, when and where, and who speaks. */
export function Basics({ draft, isOpen, problemOf, onChange }: BasicsProps) {
  return (
    <>
      <TextField
        label={editorCopy.title}
        value={draft.title}
        hint={editorCopy.titleHint}
        maxlength={40}
        problem={problemOf('title')}
        onChange={(title) => onChange({ title })}
      />
      <When draft={draft} isOpen={isOpen} problem={problemOf('endsAt')} onChange={onChange} />
      <VenueField draft={draft} problem={problemOf('venue')} onChange={onChange} />
      <SpeakerField draft={draft} onChange={onChange} />
    </>
  );
}

interface WhenProps {
  draft: SessionDraft;
  isOpen: boolean;
  problem: string | undefined;
  onChange: (some: Partial<SessionDraft>) => void;
}

function When({ draft, isOpen, problem, onChange }: WhenProps) {
  const end = (
    <WhenField
      label={editorCopy.ends}
      mode="time"
      value={draft.endsAt}
      problem={problem}
      onChange={(endsAt) => onChange({ endsAt })}
    />
  );
  if (isOpen) return end;
  return (
    <>
      <WhenField
        label={editorCopy.day}
        mode="date"
        value={draft.day}
        shown={dayOf(startOfDay(draft.day.replace(/-/g, '')), serverNowMs())}
        onChange={(day) => onChange({ day })}
      />
      <View className="session-editor__pair">
        <WhenField
          label={editorCopy.starts}
          mode="time"
          value={draft.startsAt}
          onChange={(startsAt) => onChange(timesFrom(draft, startsAt))}
        />
        {end}
      </View>
    </>
  );
}
