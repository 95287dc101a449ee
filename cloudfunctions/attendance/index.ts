import { attendanceRequests } from '../shared/contract/attendance';
import { defineFunction } from '../shared/runtime/define-function';
import { confirmAttendance } from './confirm-attendance';
import { showSheet } from './show-sheet';

export const main = defineFunction('attendance', attendanceRequests, {
  sheet: { access: 'member', run: showSheet },
  confirm: { access: 'member', run: confirmAttendance },
});
