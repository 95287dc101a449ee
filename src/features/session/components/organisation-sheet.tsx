import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Sheet } from '@/components';
import type { AudienceChoice } from '@contract/season-answers';
import { editorCopy } from '@/copy/session-editor';
import { organisationsToShow, toggledOrganisation } from '../organisation-choice';
import { OrganisationLine, OrganisationSearch } from './organisation-line';

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
      <OrganisationLine
        name={editorCopy.wholeOf(holder.name)}
        members={holder.members}
        on={whole}
        onPress={() => onChange([])}
      />
      <OrganisationSearch words={words} onChange={setWords} />
      {shown.map((one) => (
        <OrganisationLine
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
