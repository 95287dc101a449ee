import { jobsRequests } from '../shared/contract/jobs';
import { defineFunction } from '../shared/runtime/define-function';
import { advanceJob, cancelJob, showJob } from './own-job';

export const main = defineFunction('jobs', jobsRequests, {
  show: { access: 'member', run: showJob },
  advance: { access: 'member', run: advanceJob },
  cancel: { access: 'member', run: cancelJob },
});
