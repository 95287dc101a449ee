import { rosterRequests } from '../shared/contract/roster';
import { defineFunction } from '../shared/runtime/define-function';
import { editMember, setEligible } from './edit-member';
import { importTemplate, previewImport, startImport } from './import-roster';
import { exportFaults, exportRoster } from './export-roster';
import { findDuplicates } from './find-duplicates';
import { previewMerge, startMerge } from './merge-members';
import { moveToBranch } from './move-to-branch';

export const main = defineFunction('roster', rosterRequests, {
  edit: { access: 'member', run: editMember },
  move: { access: 'member', run: moveToBranch },
  importTemplate: { access: 'member', run: importTemplate },
  previewImport: { access: 'member', run: previewImport },
  startImport: { access: 'member', run: startImport },
  exportFaults: { access: 'member', run: exportFaults },
  export: { access: 'member', run: exportRoster },
  duplicates: { access: 'member', run: findDuplicates },
  previewMerge: { access: 'member', run: previewMerge },
  merge: { access: 'member', run: startMerge },
  setEligible: { access: 'member', run: setEligible },
});
