import { checkInRequests } from '../shared/contract/check-in';
import { defineFunction } from '../shared/runtime/define-function';
import { exportReceipts } from './export-receipts';
import { redeemCode } from './redeem-code';
import { countBoard, showBoard } from './show-board';
import { showMemberCode } from './show-member-code';
import { renewPoster, showPoster } from './show-poster';
import { showStanding } from './show-standing';

export const main = defineFunction('check-in', checkInRequests, {
  redeem: { access: 'caller', run: redeemCode },
  standing: { access: 'caller', run: showStanding },
  memberCode: { access: 'member', run: showMemberCode },
  poster: { access: 'member', run: showPoster },
  renewPoster: { access: 'member', run: renewPoster },
  receipts: { access: 'member', run: exportReceipts },
  board: { access: 'member', run: showBoard },
  boardCount: { access: 'member', run: countBoard },
});
