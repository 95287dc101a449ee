import { liveRequests } from '../shared/contract/live';
import { defineFunction } from '../shared/runtime/define-function';
import { openLive } from './open-live';
import { recordPresence } from './record-presence';

export const main = defineFunction('live', liveRequests, {
  open: { access: 'caller', run: openLive },
  report: { access: 'caller', run: recordPresence },
});
