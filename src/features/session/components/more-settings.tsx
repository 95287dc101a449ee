import { View } from '@tarojs/components';
import { Card, Segmented, Strip, SwitchRow } from '@/components';
import { ChoiceField, TextField } from '@/components/fields';
import { codeKinds, sessionCategories, sessionModes } from '@contract/vocabulary';
import { categoryNames } from '@/copy/session';
import { codeKindNames, editorCopy, modeNames } from '@/copy/session-editor';
import type { SessionDraft } from '../session-draft';
import { playsHere } from '@/platform/stream-reach';
import { type DraftField, isStream } from '../draft-problems';
import { FenceField } from './fence-field';
import { Chips } from './chips';

export interface MoreSettingsProps {
  draft: SessionDraft;
  /** A series is made when it is published, not later. */
  canRepeat: boolean;
  problemOf: (field: DraftField) => string | undefined;
  onChange: (some: Partial<SessionDraft>) => void;
  onDropFence: () => void;
}

const opensBefore = [0, 10, 15, 20, 30, 45, 60, 90, 120];
const closesAfter = [0, 10, 15, 30, 60];
const lateAfter = [0, 5, 10, 15, 20, 30, 45, 60];
const repeats = Array.from({ length: 16 }, (_, index) => index + 1);
const mostTags = 3;

/** What most sessions leave as it is. */
export function MoreSettings(props: MoreSettingsProps) {
  const { draft, canRepeat, problemOf, onChange, onDropFence } = props;
  return (
    <View className="session-editor__more">
      <Labelled label={editorCopy.mode}>
        <Segmented
          label={editorCopy.mode}
          options={sessionModes.map((value) => ({ value, text: modeNames[value] }))}
          value={draft.mode}
          onChange={(mode) => onChange({ mode })}
        />
      </Labelled>
      {draft.mode !== 'on-site' && (
        <StreamField
          stream={draft.stream}
          problem={problemOf('stream')}
          onChange={(stream) => onChange({ stream })}
        />
      )}
      <Chips
        label={editorCopy.tags}
        options={sessionCategories
          .filter((one) => one !== draft.category)
          .map((value) => ({ value, text: categoryNames[value] }))}
        chosen={draft.tags}
        most={mostTags}
        onChange={(tags) => onChange({ tags })}
      />
      <Window draft={draft} onChange={onChange} />
      <Labelled label={editorCopy.codeKind} fact={editorCopy.codeKindFacts[draft.codeKind]}>
        <Segmented
          label={editorCopy.codeKind}
          options={codeKinds.map((value) => ({ value, text: codeKindNames[value] }))}
          value={draft.codeKind}
          onChange={(codeKind) => onChange({ codeKind })}
        />
      </Labelled>
      {draft.mode !== 'online' && (
        <FenceField
          fence={draft.fence}
          problem={problemOf('fence')}
          onChange={(fence) => onChange({ fence })}
          onDrop={onDropFence}
        />
      )}
      <Card flush>
        <SwitchRow
          title={editorCopy.openToAll}
          detail={editorCopy.openToAllFact}
          on={draft.openToAll}
          onChange={(openToAll) => onChange({ openToAll })}
        />
      </Card>
      {canRepeat && (
        <ChoiceField
          label={editorCopy.repeat}
          options={repeats.map((weeks) =>
            weeks === 1 ? editorCopy.repeatOnce : editorCopy.repeatWeeks(weeks),
          )}
          index={draft.repeatWeeks - 1}
          onChange={(index) => onChange({ repeatWeeks: index + 1 })}
        />
      )}
    </View>
  );
}

interface StreamFieldProps {
  stream: string;
  problem: string | undefined;
  onChange: (stream: string) => void;
}

/** Where the live picture comes from; said at once where it can be seen in the mini-program alone. */
function StreamField({ stream, problem, onChange }: StreamFieldProps) {
  const address = stream.trim();
  return (
    <View className="session-editor__stream">
      <TextField
        label={editorCopy.stream}
        value={stream}
        hint={editorCopy.streamHint}
        maxlength={300}
        problem={problem}
        onChange={onChange}
      />
      {isStream(address) && !playsHere(address) && (
        <Strip icon="circle-alert" text={editorCopy.streamElsewhere} />
      )}
    </View>
  );
}

function Window({ draft, onChange }: Pick<MoreSettingsProps, 'draft' | 'onChange'>) {
  return (
    <>
      <MinutesField
        label={editorCopy.opensBefore}
        choices={opensBefore}
        value={draft.opensBeforeMinutes}
        words={(count) => (count === 0 ? editorCopy.opensAtStart : editorCopy.opensBeforeBy(count))}
        onChange={(opensBeforeMinutes) => onChange({ opensBeforeMinutes })}
      />
      <MinutesField
        label={editorCopy.closesAfter}
        choices={closesAfter}
        value={draft.closesAfterMinutes}
        words={(count) => (count === 0 ? editorCopy.closesAtEnd : editorCopy.closesAfterBy(count))}
        onChange={(closesAfterMinutes) => onChange({ closesAfterMinutes })}
      />
      <MinutesField
        label={editorCopy.lateAfter}
        choices={lateAfter}
        value={draft.lateAfterMinutes}
        words={(count) => (count === 0 ? editorCopy.lateAtOnce : editorCopy.lateAfterBy(count))}
        onChange={(lateAfterMinutes) => onChange({ lateAfterMinutes })}
      />
    </>
  );
}

interface MinutesFieldProps {
  label: string;
  choices: readonly number[];
  value: number;
  words: (minutes: number) => string;
  onChange: (minutes: number) => void;
}

/** A value that is none of the choices, such as of a session published elsewhere, is one of them while it stands. */
function MinutesField({ label, choices, value, words, onChange }: MinutesFieldProps) {
  const offered = choices.includes(value) ? choices : [...choices, value].sort((a, b) => a - b);
  return (
    <ChoiceField
      label={label}
      options={offered.map(words)}
      index={offered.indexOf(value)}
      onChange={(index) => onChange(offered[index] ?? value)}
    />
  );
}

function Labelled(props: { label: string; fact?: string; children: React.ReactNode }) {
  return (
    <View>
      <View className="session-editor__label">{props.label}</View>
      {props.children}
      {props.fact && <View className="session-editor__fact">{props.fact}</View>}
    </View>
  );
}
