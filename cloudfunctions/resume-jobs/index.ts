import { defineTimer } from '../shared/runtime/define-function';
import { resumeJobs } from './resume-jobs';

export const main = defineTimer('resume-jobs', resumeJobs);
