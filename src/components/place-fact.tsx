import { common } from '@/copy/common';
import { Fact } from './fact';

export interface PlaceFactProps {
  venue: string;
  /** Nobody meets in a hall: what stands there is no place to go to. */
  online: boolean;
}

/** Where a session is: the place to go to, or that one takes part from wherever one is. */
export function PlaceFact({ venue, online }: PlaceFactProps) {
  return online ? (
    <Fact icon="play" text={common.online(venue)} />
  ) : (
    <Fact icon="map-pin" text={venue} />
  );
}
