import { View } from '@tarojs/components';
import { useState } from 'react';
import { Sheet } from '@/components';
import type { AudienceChoicesAnswer } from '@contract/season-answers';
import { editorCopy } from '@/copy/session-editor';
import { organisationsToShow } from '../organisation-choice';
import { OrganisationLine, OrganisationSearch } from './organisation-line';

export interface HolderSheetProps {
  choices: AudienceChoicesAnswer;
  holderId: string;
  onChosen: (holderId: string) => void;
  onClose: () => void;
}

/** Who holds the session: an own organisation, or one below where the caller administrates. */
export function HolderSheet({ choices, holderId, onChosen, onClose }: HolderSheetProps) {
  const [words, setWords] = useState('');
  const { own, below } = choices;
  const ids = own.map((one) => one.organisationId);
  const others = below.filter((one) => !ids.includes(one.organisationId));
  const { shown, hidden } = organisationsToShow(others, words, []);
  const line = (one: (typeof own)[number], inner: boolean) => (
    <OrganisationLine
      key={one.organisationId}
      name={one.name}
      members={one.members}
      inner={inner}
      on={one.organisationId === holderId}
      onPress={() => onChosen(one.organisationId)}
    />
  );
  return (
    <Sheet title={editorCopy.chooseHolder} onClose={onClose}>
      {own.map((one) => line(one, false))}
      {others.length > 0 && <OrganisationSearch words={words} onChange={setWords} />}
      {shown.map((one) => line(one, one.kind === 'branch'))}
      {others.length > 0 && shown.length === 0 && (
        <View className="organisation-sheet__note">{editorCopy.noMatch}</View>
      )}
      {hidden > 0 && (
        <View className="organisation-sheet__note">{editorCopy.moreMatches(hidden)}</View>
      )}
    </Sheet>
  );
}
