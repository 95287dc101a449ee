import { privacyRequests } from '../shared/contract/privacy';
import { defineFunction } from '../shared/runtime/define-function';
import { eraseMe } from './erase-me';
import { exportMine } from './export-mine';
import { listExports } from './list-exports';
import { readKept, showOverview } from './show-kept';

export const main = defineFunction('privacy', privacyRequests, {
  overview: { access: 'member', run: showOverview },
  read: { access: 'member', run: readKept },
  export: { access: 'member', run: exportMine },
  exports: { access: 'member', run: listExports },
  erase: { access: 'member', run: eraseMe },
});
