/**
 * What becomes of a collection 24 months after a season's end. Every collection has its row; a test names those that have none, and
 * holds what is left against the inventory (personal-data.ts).
 */
export type Fate =
  /** Every document with the season's id goes, and before it the files that these fields name. */
  | { fate: 'removed'; files?: readonly string[] }
  /** The documents of the season stay as what was done; these texts of theirs, which say who, become empty. */
  | { fate: 'emptied'; texts: readonly string[] }
  /** A step of its own in `retain/erase-old-seasons`. */
  | { fate: 'own-step' }
  /** Gone within a month of being written; `retain` looks after that whatever the season. */
  | { fate: 'lapses' }
  /** Belongs to no season: stands as long as the person, the organisation or the lecturer does. */
  | { fate: 'membership' }
  /** Nothing in it is anybody's. */
  | { fate: 'nobody' };

const removed: Fate = { fate: 'removed' };
const ownStep: Fate = { fate: 'own-step' };
const lapses: Fate = { fate: 'lapses' };
const membership: Fate = { fate: 'membership' };
const nobody: Fate = { fate: 'nobody' };

export const fates: Readonly<Record<string, Fate>> = {
  organisations: membership,
  members: membership,
  // On their way alone: gone once a job has made one entry of two.
  merges: membership,
  bindings: membership,
  invitations: membership,
  administratorCodes: membership,
  lecturers: membership,
  lecturerTeams: membership,
  // Needed as long as a back-up may bring somebody back; its ids lead to nobody.
  erasures: membership,
  // Who changed the rules.
  seasons: ownStep,
  // Also leave requests and guests, which are found by the session.
  sessions: ownStep,
  leaveRequests: ownStep,
  guestCheckIns: ownStep,
  quizzes: nobody,
  // What was done for others stays in counts; who had signed up goes.
  serviceActivities: ownStep,
  serviceHours: removed,
  projects: nobody,
  // Pictures show people.
  projectReports: { fate: 'removed', files: ['pictureFileId'] },
  venues: nobody,
  studyRecords: removed,
  summaries: ownStep,
  summaryParts: ownStep,
  summaryRuns: nobody,
  refusedScans: removed,
  awards: ownStep,
  awardLists: ownStep,
  appeals: ownStep,
  // Those that belong to no season go with the notes.
  exports: { fate: 'removed', files: ['fileId'] },
  jobs: ownStep,
  auditLog: ownStep,
  uploads: lapses,
  adjustments: removed,
  importBatches: ownStep,
  lectureFigures: nobody,
  lectureRuns: nobody,
  tasks: { fate: 'emptied', texts: ['createdBy'] },
  evidence: { fate: 'removed', files: ['pictureFileId'] },
  taskCounts: nobody,
  taskRuns: nobody,
  surveys: { fate: 'emptied', texts: ['createdBy'] },
  // Also the words that are left in the results.
  surveyAnswers: ownStep,
  leftFiles: lapses,
  lectureDrafts: { fate: 'emptied', texts: ['by'] },
  rulesDrafts: removed,
  reminders: lapses,
  reminderRuns: nobody,
  wrongCodes: lapses,
  waitingCheckIns: lapses,
};
