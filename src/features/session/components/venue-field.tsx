import type { Point } from '@contract/distance';
import { RegisterField } from '@/components/register-field';
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
  return (
    <RegisterField
      label={editorCopy.venue}
      value={draft.venue}
      hint={draft.mode === 'online' ? editorCopy.onlineVenue : editorCopy.venueHint}
      maxlength={40}
      problem={problem}
      onChange={(venue) => onChange({ venue })}
      entries={(data?.venues ?? []).flatMap(
        ({ venueId: id, name, address, position, withdrawn }) =>
          withdrawn ? [] : [{ id, name, detail: address, position }],
      )}
      onChosen={({ name, position }) => onChange({ venue: name, ...fenceAt(draft, position) })}
      copy={copy}
    />
  );
}

function fenceAt({ fence }: SessionDraft, position: Point | undefined): Partial<SessionDraft> {
  if (!fence || !position) return {};
  const [latitude, longitude] = [String(position.latitude), String(position.longitude)];
  return { fence: { ...fence, latitude, longitude } };
}
