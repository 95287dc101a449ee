import { branchRequests } from '../shared/contract/branch';
import { defineFunction } from '../shared/runtime/define-function';
import { allowMessage, showMessages } from './messages';
import { nudgeMember } from './nudge-member';
import { showGlance } from './show-glance';

export const main = defineFunction('branch', branchRequests, {
  glance: { access: 'member', run: showGlance },
  nudge: { access: 'member', run: nudgeMember },
  messages: { access: 'member', run: showMessages },
  allowMessage: { access: 'member', run: allowMessage },
});
