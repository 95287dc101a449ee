import { rankingRequests } from '../shared/contract/ranking';
import { defineFunction } from '../shared/runtime/define-function';
import { rankBranches } from './rank-branches';
import { rankMembers } from './rank-members';

export const main = defineFunction('ranking', rankingRequests, {
  members: { access: 'caller', run: rankMembers },
  branches: { access: 'caller', run: rankBranches },
});
