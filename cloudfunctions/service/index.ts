import { serviceRequests } from '../shared/contract/service';
import { defineFunction } from '../shared/runtime/define-function';
import { addActivity, callOff, changeActivity, finish } from './change-activity';
import { confirmAll, confirmHours, sendBack, takeBack } from './decide-hours';
import { reportHours, reportOwn, unreport } from './report-hours';
import { showDesk } from './show-desk';
import { showFigures } from './show-figures';
import { showMine } from './show-mine';
import { findMembers, showPeople } from './show-people';
import { showActivity, signUp, withdraw } from './sign-up';

/** What is done for others: who comes, whose hours are confirmed, what it reached. */
export const main = defineFunction('service', serviceRequests, {
  mine: { access: 'member', run: showMine },
  show: { access: 'member', run: showActivity },
  signUp: { access: 'member', run: signUp },
  withdraw: { access: 'member', run: withdraw },
  report: { access: 'member', run: reportHours },
  reportOwn: { access: 'member', run: reportOwn },
  unreport: { access: 'member', run: unreport },
  desk: { access: 'member', run: showDesk },
  add: { access: 'member', run: addActivity },
  change: { access: 'member', run: changeActivity },
  callOff: { access: 'member', run: callOff },
  finish: { access: 'member', run: finish },
  people: { access: 'member', run: showPeople },
  find: { access: 'member', run: findMembers },
  confirm: { access: 'member', run: confirmHours },
  confirmAll: { access: 'member', run: confirmAll },
  sendBack: { access: 'member', run: sendBack },
  takeBack: { access: 'member', run: takeBack },
  figures: { access: 'member', run: showFigures },
});
