import { reportRequests } from '../shared/contract/report';
import { defineFunction } from '../shared/runtime/define-function';
import { exportAward } from './export-award';
import { exportBranch } from './export-branch';
import { exportSession } from './export-session';
import { listBranches } from './list-branches';
import { showBranchAttendance } from './show-branch-attendance';
import { exportAudit, showAudit } from './show-audit';
import { showExportLog } from './show-export-log';

export const main = defineFunction('report', reportRequests, {
  branches: { access: 'member', run: listBranches },
  branchAttendance: { access: 'member', run: showBranchAttendance },
  exportSession: { access: 'member', run: exportSession },
  exportAward: { access: 'member', run: exportAward },
  exportBranch: { access: 'member', run: exportBranch },
  exportLog: { access: 'member', run: showExportLog },
  audit: { access: 'member', run: showAudit },
  exportAudit: { access: 'member', run: exportAudit },
});
