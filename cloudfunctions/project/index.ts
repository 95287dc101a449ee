import { projectRequests } from '../shared/contract/project';
import { defineFunction } from '../shared/runtime/define-function';
import {
  addProject,
  changeProject,
  finishProject,
  removeProject,
  resumeProject,
  startProject,
  withdrawProject,
} from './change-project';
import { decideReport, listWaiting } from './decide-report';
import { editProject } from './edit-project';
import { joinProject } from './join-project';
import { listProjects } from './list-projects';
import { sendReport, takeBackReport } from './send-report';
import { showMatrix } from './show-matrix';
import { showProject } from './show-project';

export const main = defineFunction('project', projectRequests, {
  list: { access: 'member', run: listProjects },
  show: { access: 'member', run: showProject },
  matrix: { access: 'member', run: showMatrix },
  edit: { access: 'member', run: editProject },
  add: { access: 'member', run: addProject },
  change: { access: 'member', run: changeProject },
  start: { access: 'member', run: startProject },
  finish: { access: 'member', run: finishProject },
  resume: { access: 'member', run: resumeProject },
  withdraw: { access: 'member', run: withdrawProject },
  remove: { access: 'member', run: removeProject },
  join: { access: 'member', run: joinProject },
  report: { access: 'member', run: sendReport },
  takeBack: { access: 'member', run: takeBackReport },
  waiting: { access: 'member', run: listWaiting },
  decide: { access: 'member', run: decideReport },
});
