import { organisationRequests } from '../shared/contract/organisation';
import { defineFunction } from '../shared/runtime/define-function';
import { addOrganisation, renameOrganisation } from './change-organisations';
import { endRole, grantRole } from './change-roles';
import { changeSeasonDays } from './change-season-days';
import { hideName } from './hide-name';
import { listPeople } from './list-people';
import { setJoinByPhone } from './set-join-by-phone';
import { showMe } from './show-me';
import { showTree } from './show-tree';
import { startSeason } from './start-season';

export const main = defineFunction('organisation', organisationRequests, {
  me: { access: 'member', run: showMe },
  hideName: { access: 'member', run: hideName },
  tree: { access: 'member', run: showTree },
  people: { access: 'member', run: listPeople },
  addOrganisation: { access: 'member', run: addOrganisation },
  renameOrganisation: { access: 'member', run: renameOrganisation },
  setJoinByPhone: { access: 'member', run: setJoinByPhone },
  grantRole: { access: 'member', run: grantRole },
  endRole: { access: 'member', run: endRole },
  startSeason: { access: 'member', run: startSeason },
  changeSeasonDays: { access: 'member', run: changeSeasonDays },
});
