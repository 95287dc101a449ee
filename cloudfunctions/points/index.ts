import { pointsRequests } from '../shared/contract/points';
import { defineFunction } from '../shared/runtime/define-function';
import { ownBranches } from '../shared/runtime/own-branches';
import { adjustPoints } from './adjust-points';
import { applyRules } from './apply-rules';
import { listMembers } from './choose-member';
import {
  confirmAdjustment,
  declineAdjustment,
  reverseAdjustment,
  withdrawAdjustment,
} from './decide-adjustment';
import { countImport, reverseImport } from './decide-import';
import { draftRules } from './draft-rules';
import { importTemplate } from './import-template';
import { listAdjustments } from './list-adjustments';
import { readImport } from './read-import';
import { importFile, listImports, listLines } from './show-imports';
import { showRules } from './show-rules';
import { showRulesPreview } from './show-rules-preview';

/** What people decide about points: the rules, points by hand, study that was done elsewhere. What members earn is credited elsewhere. */
export const main = defineFunction('points', pointsRequests, {
  rules: { access: 'member', run: showRules },
  draftRules: { access: 'member', run: draftRules },
  rulesPreview: { access: 'member', run: showRulesPreview },
  applyRules: { access: 'member', run: applyRules },
  branches: { access: 'member', run: ownBranches },
  members: { access: 'member', run: listMembers },
  adjust: { access: 'member', run: adjustPoints },
  adjustments: { access: 'member', run: listAdjustments },
  confirmAdjustment: { access: 'member', run: confirmAdjustment },
  declineAdjustment: { access: 'member', run: declineAdjustment },
  withdrawAdjustment: { access: 'member', run: withdrawAdjustment },
  reverseAdjustment: { access: 'member', run: reverseAdjustment },
  importTemplate: { access: 'member', run: importTemplate },
  readImport: { access: 'member', run: readImport },
  imports: { access: 'member', run: listImports },
  importLines: { access: 'member', run: listLines },
  importFile: { access: 'member', run: importFile },
  countImport: { access: 'member', run: countImport },
  reverseImport: { access: 'member', run: reverseImport },
});
