import { insightRequests } from '../shared/contract/insight';
import { defineFunction } from '../shared/runtime/define-function';
import { showLecture } from './show-lecture';
import { showLectures } from './show-lectures';

export const main = defineFunction('insight', insightRequests, {
  lectures: { access: 'member', run: showLectures },
  lecture: { access: 'member', run: showLecture },
});
