import { lecturerRequests } from '../shared/contract/lecturer';
import { defineFunction } from '../shared/runtime/define-function';
import { adoptNames, listNames } from './adopt-names';
import {
  addLecturer,
  editLecturer,
  eraseEntry,
  mergeLecturer,
  retireLecturer,
} from './change-lecturer';
import { listLecturers, membersNamed } from './list-lecturers';
import { addUsualTeams, saveTeam } from './save-team';
import { showLecturer } from './show-lecturer';

export const main = defineFunction('lecturer', lecturerRequests, {
  list: { access: 'member', run: listLecturers },
  show: { access: 'member', run: showLecturer },
  membersNamed: { access: 'member', run: membersNamed },
  add: { access: 'member', run: addLecturer },
  edit: { access: 'member', run: editLecturer },
  retire: { access: 'member', run: retireLecturer },
  merge: { access: 'member', run: mergeLecturer },
  erase: { access: 'member', run: eraseEntry },
  saveTeam: { access: 'member', run: saveTeam },
  usualTeams: { access: 'member', run: addUsualTeams },
  names: { access: 'member', run: listNames },
  adopt: { access: 'member', run: adoptNames },
});
