import type { JobKind } from '../contract/vocabulary';
import type { JobWork } from './job-work';
import { enrolment } from './enrolment';
import { lectureVideo } from './lecture-video';
import { memberMerge } from './member-merge';
import { pointsImport } from './points-import';
import { recalculation } from './recalculation';
import { rosterImport } from './roster-import';
import { rulesPreview } from './rules-preview';

/** Every kind of job and its work, one file a kind in this folder. */
export const works: Partial<Record<JobKind, JobWork>> = {
  'rules-preview': rulesPreview,
  recalculation,
  'points-import': pointsImport,
  'roster-import': rosterImport,
  'lecture-video': lectureVideo,
  'member-merge': memberMerge,
  enrolment,
};
