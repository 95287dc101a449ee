import { seasonRequests } from '../shared/contract/season';
import { defineFunction } from '../shared/runtime/define-function';
import { closeSession, openSession } from './change-session';
import { listSessions } from './list-sessions';
import { publishSession } from './publish-session';

export const main = defineFunction('season', seasonRequests, {
  listSessions: { access: 'member', run: listSessions },
  publishSession: { access: 'member', run: publishSession },
  openSession: { access: 'member', run: openSession },
  closeSession: { access: 'member', run: closeSession },
});
