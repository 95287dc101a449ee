import { venueRequests } from '../shared/contract/venue';
import { defineFunction } from '../shared/runtime/define-function';
import { addVenue, changeVenue, withdrawVenue } from './change-venue';
import { listKeepers } from './list-keepers';
import { listVenues } from './list-venues';
import { showVenue } from './show-venue';

export const main = defineFunction('venue', venueRequests, {
  list: { access: 'caller', run: listVenues },
  show: { access: 'caller', run: showVenue },
  keepers: { access: 'member', run: listKeepers },
  add: { access: 'member', run: addVenue },
  change: { access: 'member', run: changeVenue },
  withdraw: { access: 'member', run: withdrawVenue },
});
