import { rosterRequests } from '../shared/contract/roster';
import { defineFunction } from '../shared/runtime/define-function';
import { editMember, setEligible } from './edit-member';
import { moveToBranch } from './move-to-branch';

export const main = defineFunction('roster', rosterRequests, {
  edit: { access: 'member', run: editMember },
  move: { access: 'member', run: moveToBranch },
  setEligible: { access: 'member', run: setEligible },
});
