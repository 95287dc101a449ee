import { branchRequests } from '../shared/contract/branch';
import { defineFunction } from '../shared/runtime/define-function';
import { ownBranches } from '../shared/runtime/own-branches';
import { allowMessage, showMessages } from './messages';
import { nudgeMember } from './nudge-member';
import { showGlance } from './show-glance';

export const main = defineFunction('branch', branchRequests, {
  glance: { access: 'member', run: showGlance },
  branches: { access: 'member', run: ownBranches },
  nudge: { access: 'member', run: nudgeMember },
  messages: { access: 'caller', run: showMessages },
  allowMessage: { access: 'caller', run: allowMessage },
});
