import { awardRequests } from '../shared/contract/award';
import { defineFunction } from '../shared/runtime/define-function';
import { makeAppeal } from './appeal';
import { nameMe, showCertificate } from './certificate';
import { decideAppeal } from './decide-appeal';
import { defineAward, editAward, removeAward } from './define-award';
import { freezeAward, reopenAward } from './freeze-award';
import { publishAward } from './publish-award';
import { recheckList } from './recheck-list';
import { showAward } from './show-award';
import { showCandidates } from './show-candidates';
import { showOverview } from './show-overview';

export const main = defineFunction('award', awardRequests, {
  overview: { access: 'member', run: showOverview },
  define: { access: 'member', run: defineAward },
  edit: { access: 'member', run: editAward },
  remove: { access: 'member', run: removeAward },
  candidates: { access: 'member', run: showCandidates },
  freeze: { access: 'member', run: freezeAward },
  reopen: { access: 'member', run: reopenAward },
  publish: { access: 'member', run: publishAward },
  show: { access: 'member', run: showAward },
  recheck: { access: 'member', run: recheckList },
  appeal: { access: 'member', run: makeAppeal },
  decideAppeal: { access: 'member', run: decideAppeal },
  certificate: { access: 'member', run: showCertificate },
  nameMe: { access: 'member', run: nameMe },
});
