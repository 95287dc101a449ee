import * as attendance from './attendance-repository';
import * as audit from './audit-repository';
import * as codePictures from './code-picture-repository';
import * as exports from './export-repository';
import * as files from './file-repository';
import * as guestCheckIns from './guest-check-in-repository';
import * as jobs from './job-repository';
import * as leaveRequests from './leave-request-repository';
import * as members from './member-repository';
import * as organisations from './organisation-repository';
import * as refusedScans from './refused-scan-repository';
import * as reports from './report-repository';
import * as seasons from './season-repository';
import * as sessions from './session-repository';
import * as studyHeaders from './study-header-repository';
import * as studyRecords from './study-record-repository';
import * as summaries from './summary-repository';
import * as uploads from './upload-repository';
import * as wrongCodes from './wrong-code-repository';

const all = {
  attendance,
  audit,
  codePictures,
  exports,
  files,
  guestCheckIns,
  jobs,
  leaveRequests,
  members,
  organisations,
  refusedScans,
  reports,
  seasons,
  sessions,
  studyHeaders,
  studyRecords,
  summaries,
  uploads,
  wrongCodes,
};

/** Everything that is kept. Headers and attendance are study records as rankings and sheets read them; bindings belong to members, runs to summaries. */
export type Repositories = typeof all;

export const repositories = (): Repositories => all;

export { DuplicateKey, StoreBusy } from './platform';
