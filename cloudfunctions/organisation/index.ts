import { organisationRequests } from '../shared/contract/organisation';
import { defineFunction } from '../shared/runtime/define-function';
import { hideName } from './hide-name';
import { showMe } from './show-me';

export const main = defineFunction('organisation', organisationRequests, {
  me: { access: 'member', run: showMe },
  hideName: { access: 'member', run: hideName },
});
