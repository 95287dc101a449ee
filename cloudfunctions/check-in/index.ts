import { checkInRequests } from '../shared/contract/check-in';
import { defineFunction } from '../shared/runtime/define-function';
import { confirmAttendance } from './confirm-attendance';
import { redeemCode } from './redeem-code';
import { countBoard, showBoard } from './show-board';
import { showSheet } from './show-sheet';

export const main = defineFunction('check-in', checkInRequests, {
  redeem: { access: 'caller', run: redeemCode },
  board: { access: 'member', run: showBoard },
  boardCount: { access: 'member', run: countBoard },
  sheet: { access: 'member', run: showSheet },
  confirm: { access: 'member', run: confirmAttendance },
});
