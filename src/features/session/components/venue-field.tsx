import { View } from '@tarojs/components';
import { useState } from 'react';
import type { VenueRow } from '@contract/venue';
import { Button, Row, Sheet } from '@/components';
import { TextField } from '@/components/fields';
import { editorCopy } from '@/copy/session-editor';
import { venueChoiceCopy as copy } from '@/copy/venue-choice';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchVenues } from '../session-api';
import type { SessionDraft } from '../session-draft';

interface VenueFieldProps {
  draft: SessionDraft;
  problem: string | undefined;
  onChange: (some: Partial<SessionDraft>) => void;
}

/** Where a session is held: any words, or a venue of the register, which also says where a fence stands that is switched on. */
export function VenueField({ draft, problem, onChange }: VenueFieldProps) {
  const { data } = useCachedQuery('venue.list', fetchVenues);
  const [choosing, setChoosing] = useState(false);
  const choices = (data?.venues ?? []).filter(({ withdrawn }) => !withdrawn);
  const choose = ({ name, position }: VenueRow) => {
    const { fence } = draft;
    setChoosing(false);
    onChange({
      venue: name,
      ...(fence && position
        ? {
            fence: {
              ...fence,
              latitude: String(position.latitude),
              longitude: String(position.longitude),
            },
          }
        : {}),
    });
  };
  return (
    <View>
      <TextField
        label={editorCopy.venue}
        value={draft.venue}
        hint={draft.mode === 'online' ? editorCopy.onlineVenue : editorCopy.venueHint}
        maxlength={40}
        problem={problem}
        onChange={(venue) => onChange({ venue })}
      />
      {choices.length > 0 && (
        <Button kind="quiet" compact text={copy.choose} onPress={() => setChoosing(true)} />
      )}
      {choosing && (
        <VenueSheet choices={choices} onChosen={choose} onClose={() => setChoosing(false)} />
      )}
    </View>
  );
}

interface VenueSheetProps {
  choices: readonly VenueRow[];
  onChosen: (venue: VenueRow) => void;
  onClose: () => void;
}

/** More are found by name. */
const mostShown = 20;

function VenueSheet({ choices, onChosen, onClose }: VenueSheetProps) {
  const [words, setWords] = useState('');
  const fitting = choices.filter(({ name }) => name.includes(words.trim()));
  return (
    <Sheet title={copy.choose} onClose={onClose}>
      <TextField label={copy.search} value={words} maxlength={20} onChange={setWords} />
      {fitting.length === 0 && <Row title={copy.none} />}
      {fitting.slice(0, mostShown).map((one) => (
        <Row
          key={one.venueId}
          title={one.name}
          detail={one.address}
          onPress={() => onChosen(one)}
        />
      ))}
    </Sheet>
  );
}
