import type { Contract } from '@contract/index';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/venue';

type Requests = Contract['venue'];

export const fetchVenues = () => call('venue', 'list', {});
export const fetchVenue = (venueId: string) => call('venue', 'show', { venueId });
export const fetchKeepers = () => call('venue', 'keepers', {});
export const addVenue = (input: Requests['add']['request']) => call('venue', 'add', input);
export const changeVenue = (input: Requests['change']['request']) => call('venue', 'change', input);
export const withdrawVenue = (
  { venueId, changedAtMs }: { venueId: string; changedAtMs: number },
  withdrawn: boolean,
) => call('venue', 'withdraw', { venueId, changedAtMs, withdrawn });
