import { organisationRequests } from '../shared/contract/organisation';
import { defineFunction } from '../shared/runtime/define-function';
import { showMe } from './show-me';

export const main = defineFunction('organisation', organisationRequests, {
  me: { access: 'member', run: showMe },
});
