import { homeRequests } from '../shared/contract/home';
import { defineFunction } from '../shared/runtime/define-function';
import { showOverview } from './show-overview';

export const main = defineFunction('home', homeRequests, {
  overview: { access: 'caller', run: showOverview },
});
