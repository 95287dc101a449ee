import { seasonRequests } from '../shared/contract/season';
import { defineFunction } from '../shared/runtime/define-function';
import { audienceChoices, countAudience } from './audience';
import { cancelSession } from './cancel-session';
import { closeSession, countHeads, openSession, reopenSession } from './change-session';
import { deleteDraft, saveDraft } from './draft-session';
import { editSession } from './edit-session';
import { findOverlaps } from './find-overlaps';
import { listSessions, moreSessions } from './list-sessions';
import { publishSession } from './publish-session';
import { showSession } from './show-session';

export const main = defineFunction('season', seasonRequests, {
  listSessions: { access: 'member', run: listSessions },
  moreSessions: { access: 'member', run: moreSessions },
  session: { access: 'member', run: showSession },
  audienceChoices: { access: 'member', run: audienceChoices },
  countAudience: { access: 'member', run: countAudience },
  overlaps: { access: 'member', run: findOverlaps },
  saveDraft: { access: 'member', run: saveDraft },
  deleteDraft: { access: 'member', run: deleteDraft },
  publishSession: { access: 'member', run: publishSession },
  editSession: { access: 'member', run: editSession },
  openSession: { access: 'member', run: openSession },
  closeSession: { access: 'member', run: closeSession },
  reopenSession: { access: 'member', run: reopenSession },
  cancelSession: { access: 'member', run: cancelSession },
  countHeads: { access: 'member', run: countHeads },
});
