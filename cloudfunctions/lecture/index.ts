import { lectureRequests } from '../shared/contract/lecture';
import { defineFunction } from '../shared/runtime/define-function';
import { listLectures } from './list-lectures';
import { recordWatching } from './record-watching';
import { showPoster } from './show-poster';
import { startLecture } from './start-lecture';

export const main = defineFunction('lecture', lectureRequests, {
  list: { access: 'caller', run: listLectures },
  start: { access: 'caller', run: startLecture },
  poster: { access: 'member', run: showPoster },
  report: { access: 'caller', run: recordWatching },
});
