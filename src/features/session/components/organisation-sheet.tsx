import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Icon, Pressable, Sheet } from '@/components';
import type { AudienceChoice } from '@contract/season';
import { common } from '@/copy/common';
import { editorCopy } from '@/copy/session-editor';
import { organisationsToShow, toggledOrganisation } from '../organisation-choice';
import './organisation-sheet.scss';

export interface OrganisationSheetProps {
  holder: AudienceChoice;
  below: readonly AudienceChoice[];
  /** None: the holder itself. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  onClose: () => void;
}

/** The organisations of a joint session, to be ticked: the holder as a whole, or parts of it. */
export function OrganisationSheet(props: OrganisationSheetProps) {
  const { holder, below, chosen, onChange, onClose } = props;
  const [words, setWords] = useState('');
  const { shown, hidden } = organisationsToShow(below, words, chosen);
  const whole = chosen.length === 0 || chosen.includes(holder.organisationId);
  return (
    <Sheet title={editorCopy.choose} onClose={onClose}>
      <Line
        name={editorCopy.wholeOf(holder.name)}
        members={holder.members}
        on={whole}
        onPress={() => onChange([])}
      />
      <View className="organisation-sheet__search">
        <Icon name="search" className="organisation-sheet__icon" />
        <Input
          className="organisation-sheet__input"
          type="text"
          maxlength={20}
          value={words}
          placeholder={editorCopy.search}
          placeholderClass="form-field__hint"
          onInput={({ detail }) => setWords(detail.value)}
        />
      </View>
      {shown.map((one) => (
        <Line
          key={one.organisationId}
          name={one.name}
          members={one.members}
          inner={one.kind === 'branch'}
          on={!whole && chosen.includes(one.organisationId)}
          onPress={() =>
            onChange(toggledOrganisation(whole ? [] : chosen, one.organisationId, below))
          }
        />
      ))}
      {shown.length === 0 && <View className="organisation-sheet__note">{editorCopy.noMatch}</View>}
      {hidden > 0 && (
        <View className="organisation-sheet__note">{editorCopy.moreMatches(hidden)}</View>
      )}
      <View className="organisation-sheet__done">
        <Button text={editorCopy.done} onPress={onClose} />
      </View>
    </Sheet>
  );
}

interface LineProps {
  name: string;
  members: number;
  on: boolean;
  inner?: boolean;
  onPress: () => void;
}

function Line({ name, members, on, inner = false, onPress }: LineProps) {
  return (
    <Pressable
      className={`organisation-sheet__line ${inner ? 'organisation-sheet__line--inner' : ''}`}
      on={on}
      label={common.choice(`${name}，${editorCopy.members(members)}`, on)}
      onPress={onPress}
    >
      <View className={`organisation-sheet__box ${on ? 'organisation-sheet__box--on' : ''}`}>
        {on && <Icon name="check" className="organisation-sheet__tick" />}
      </View>
      <View className="organisation-sheet__name">{name}</View>
      <View className="organisation-sheet__members">{editorCopy.members(members)}</View>
    </Pressable>
  );
}
