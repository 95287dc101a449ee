import { checkInRequests } from '../shared/contract/check-in';
import { defineFunction } from '../shared/runtime/define-function';
import { redeemCode } from './redeem-code';
import { countBoard, showBoard } from './show-board';

export const main = defineFunction('check-in', checkInRequests, {
  redeem: { access: 'caller', run: redeemCode },
  board: { access: 'member', run: showBoard },
  boardCount: { access: 'member', run: countBoard },
});
