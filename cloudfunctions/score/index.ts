import { scoreRequests } from '../shared/contract/score';
import { defineFunction } from '../shared/runtime/define-function';
import { showScoreBook } from './show-score-book';

export const main = defineFunction('score', scoreRequests, {
  book: { access: 'caller', run: showScoreBook },
});
