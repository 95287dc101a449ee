import { attendanceRequests } from '../shared/contract/attendance';
import { defineFunction } from '../shared/runtime/define-function';
import { admitMember } from './admit-member';
import { requestLeave, showLeave, withdrawLeave } from './ask-for-leave';
import { confirmAttendance } from './confirm-attendance';
import { decideLeave } from './decide-leave';
import { declineAttendance } from './decline-attendance';
import { markMembers } from './mark-members';
import { showHistory } from './show-history';
import { showLog } from './show-log';
import { showSheet } from './show-sheet';
import { showSuspicions } from './show-suspicions';

export const main = defineFunction('attendance', attendanceRequests, {
  sheet: { access: 'member', run: showSheet },
  confirm: { access: 'member', run: confirmAttendance },
  decline: { access: 'member', run: declineAttendance },
  mark: { access: 'member', run: markMembers },
  admit: { access: 'member', run: admitMember },
  leave: { access: 'member', run: showLeave },
  requestLeave: { access: 'member', run: requestLeave },
  withdrawLeave: { access: 'member', run: withdrawLeave },
  decideLeave: { access: 'member', run: decideLeave },
  suspicions: { access: 'member', run: showSuspicions },
  history: { access: 'caller', run: showHistory },
  log: { access: 'member', run: showLog },
});
