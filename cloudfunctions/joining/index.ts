import { joiningRequests } from '../shared/contract/joining';
import { defineFunction } from '../shared/runtime/define-function';
import { acceptRequest } from './accept-request';
import { askToJoin, withdrawRequest } from './ask-to-join';
import { declineRequest } from './decline-request';
import { joinByPhone, showWays } from './join-by-phone';
import { leaveOrganisation } from './leave-organisation';
import { listRequests } from './list-requests';
import { lookAtCode } from './look-at-code';
import { showInvitationPoster } from './show-invitation-poster';
import { renewInvitation, showInvitation } from './show-invitation';
import { showStanding } from './show-standing';
import { startUp } from './start-up';

export const main = defineFunction('joining', joiningRequests, {
  standing: { access: 'caller', run: showStanding },
  look: { access: 'caller', run: lookAtCode },
  ask: { access: 'caller', run: askToJoin },
  ways: { access: 'caller', run: showWays },
  byPhone: { access: 'caller', run: joinByPhone },
  withdraw: { access: 'caller', run: withdrawRequest },
  startUp: { access: 'caller', run: startUp },
  leave: { access: 'member', run: leaveOrganisation },
  requests: { access: 'member', run: listRequests },
  accept: { access: 'member', run: acceptRequest },
  decline: { access: 'member', run: declineRequest },
  invitation: { access: 'member', run: showInvitation },
  invitationPoster: { access: 'member', run: showInvitationPoster },
  renewInvitation: { access: 'member', run: renewInvitation },
});
