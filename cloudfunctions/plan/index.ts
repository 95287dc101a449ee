import { planRequests } from '../shared/contract/plan';
import { defineFunction } from '../shared/runtime/define-function';
import { addTask, changeTask, publishTask, removeTask, withdrawTask } from './change-task';
import { copyPlan, previewCopy } from './copy-plan';
import { decideEvidence, listEvidence } from './decide-evidence';
import { sendEvidence } from './send-evidence';
import { setGoal } from './set-goal';
import { showBalance } from './show-balance';
import { showMine } from './show-mine';
import { showPanel } from './show-panel';
import { showPlan } from './show-plan';
import { showMissing, showProgress } from './show-progress';

export const main = defineFunction('plan', planRequests, {
  mine: { access: 'member', run: showMine },
  sendEvidence: { access: 'member', run: sendEvidence },
  edit: { access: 'member', run: showPlan },
  add: { access: 'member', run: addTask },
  change: { access: 'member', run: changeTask },
  publish: { access: 'member', run: publishTask },
  withdraw: { access: 'member', run: withdrawTask },
  remove: { access: 'member', run: removeTask },
  previewCopy: { access: 'member', run: previewCopy },
  copy: { access: 'member', run: copyPlan },
  panel: { access: 'member', run: showPanel },
  balance: { access: 'member', run: showBalance },
  setGoal: { access: 'member', run: setGoal },
  progress: { access: 'member', run: showProgress },
  missing: { access: 'member', run: showMissing },
  evidence: { access: 'member', run: listEvidence },
  decideEvidence: { access: 'member', run: decideEvidence },
});
