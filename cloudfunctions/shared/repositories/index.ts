import * as adjustments from './adjustment-repository';
import * as administratorCodes from './administrator-code-repository';
import * as appeals from './appeal-repository';
import * as attendance from './attendance-repository';
import * as audit from './audit-repository';
import * as awards from './award-repository';
import * as awardSources from './award-source-repository';
import * as bindings from './binding-repository';
import * as codePictures from './code-picture-repository';
import * as contentChecks from './content-check-repository';
import * as erasures from './erasure-repository';
import * as evidence from './evidence-repository';
import * as exports from './export-repository';
import * as files from './file-repository';
import * as forgetting from './forgetting-repository';
import * as given from './given-repository';
import * as guestCheckIns from './guest-check-in-repository';
import * as importBatches from './import-batch-repository';
import * as invitations from './invitation-repository';
import * as jobs from './job-repository';
import * as leaveRequests from './leave-request-repository';
import * as lectureFigures from './lecture-figures-repository';
import * as lectureDrafts from './lecture-draft-repository';
import * as leftFiles from './left-files-repository';
import * as lecturers from './lecturer-repository';
import * as ledgers from './ledger-repository';
import * as members from './member-repository';
import * as merges from './merge-repository';
import * as messages from './message-repository';
import * as organisations from './organisation-repository';
import * as personalData from './personal-data-repository';
import * as projects from './project-repository';
import * as phoneNumbers from './phone-number-repository';
import * as quizzes from './quiz-repository';
import * as refusedScans from './refused-scan-repository';
import * as reminders from './reminder-repository';
import * as reports from './report-repository';
import * as retention from './retention-repository';
import * as roster from './roster-repository';
import * as rulesDrafts from './rules-draft-repository';
import * as seasonDays from './season-days-repository';
import * as seasons from './season-repository';
import * as serviceHours from './service-hours-repository';
import * as services from './service-repository';
import * as sessionLists from './session-list-repository';
import * as sessions from './session-repository';
import * as studyCredits from './study-credit-repository';
import * as studyHeaders from './study-header-repository';
import * as studyRecords from './study-record-repository';
import * as staging from './staging-repository';
import * as summaries from './summary-repository';
import * as surveys from './survey-repository';
import * as taskCounts from './task-count-repository';
import * as taskRecords from './task-record-repository';
import * as tasks from './task-repository';
import * as uploads from './upload-repository';
import * as venues from './venue-repository';
import * as videos from './video-repository';
import * as waitingCheckIns from './waiting-check-in-repository';
import * as wrongCodes from './wrong-code-repository';

const all = {
  adjustments,
  administratorCodes,
  appeals,
  attendance,
  audit,
  awards,
  awardSources,
  bindings,
  codePictures,
  contentChecks,
  erasures,
  evidence,
  exports,
  files,
  forgetting,
  given,
  guestCheckIns,
  importBatches,
  invitations,
  jobs,
  leaveRequests,
  lectureFigures,
  lectureDrafts,
  lecturers,
  leftFiles,
  ledgers,
  members,
  merges,
  messages,
  organisations,
  personalData,
  phoneNumbers,
  projects,
  quizzes,
  refusedScans,
  reminders,
  reports,
  retention,
  roster,
  rulesDrafts,
  seasonDays,
  seasons,
  serviceHours,
  services,
  sessionLists,
  sessions,
  studyCredits,
  studyHeaders,
  studyRecords,
  staging,
  summaries,
  surveys,
  taskCounts,
  taskRecords,
  tasks,
  uploads,
  venues,
  videos,
  waitingCheckIns,
  wrongCodes,
};

/** Everything that is kept. Headers and attendance are study records as rankings and sheets read them; bindings belong to members, runs to summaries; which sessions there are is asked of their lists. */
export type Repositories = typeof all;

export const repositories = (): Repositories => all;

export { DuplicateKey, StoreBusy } from './platform';
