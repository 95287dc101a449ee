/** Fields that say nothing about a person; `*` alone: no field of the collection does. */
export const notPersonal: Readonly<Record<string, readonly string[]>> = {
  organisations: [
    ...['_id', 'kind', 'name', 'parentId', 'path', 'memberCount', 'joinByPhone', 'createdAtMs'],
  ],
  studyRecords: ['seasonId', 'changedAtMs'],
  seasons: [
    ...['_id', 'name', 'organisationId', 'startsAtMs', 'endsAtMs', 'rules', 'lectures', 'status'],
    ...['goalPercent', 'erasedAtMs'],
  ],
  // A lecturer is announced by name, as on a notice board; erasing one who stands in the register takes the name off.
  sessions: [
    ...['_id', 'seasonId', 'organisationId', 'organisationName', 'orgPath', 'category', 'tags'],
    ...['title', 'mode', 'startsAtMs', 'endsAtMs', 'checkInOpensAtMs', 'checkInClosesAtMs'],
    ...['settlesAtMs', 'lateAfterMs', 'venue', 'stream', 'lecturer', 'lecturerId'],
    ...['audience', 'openToAll'],
    ...['expected', 'required', 'codeKind', 'codeVersion', 'fence', 'seriesId', 'guests'],
    ...['status', 'settledUpTo', 'settleTries', 'credit', 'createdAtMs', 'changedAtMs'],
  ],
  quizzes: ['*'],
  // A lecturer is announced by name, as with sessions.
  lectureDrafts: [
    ...['_id', 'seasonId', 'orgPath', 'createdAtMs', 'changedAtMs', 'version', 'title', 'series'],
    ...['lecturer', 'lecturerId', 'sessionId', 'description', 'segments', 'dueOn', 'open'],
    ...['chapters', 'quiz'],
    ...['video', 'lowVideo', 'posterFileId', 'audioFileId', 'captions', 'coming', 'comingLow'],
    'published',
  ],
  leftFiles: ['*'],
  evidence: ['seasonId', 'taskId', 'orgPath', 'revision'],
  tasks: [
    ...[
      '_id',
      'seasonId',
      'organisationId',
      'organisationName',
      'orgPath',
      'title',
      'note',
      'want',
    ],
    ...['audience', 'dueOn', 'status', 'revision', 'createdAtMs', 'changedAtMs', 'publishedAtMs'],
    'reason',
  ],
  projects: ['*'],
  projectReports: [
    ...['_id', 'seasonId', 'projectId', 'milestoneId', 'branchId', 'orgPath', 'reachedOn', 'text'],
    ...['pictureFileId', 'status', 'revision', 'reportedAtMs', 'decidedAtMs', 'reason'],
  ],
  // A house, its address and its public number.
  venues: ['*'],
  serviceActivities: [
    ...['_id', 'seasonId', 'organisationId', 'organisationName', 'orgPath', 'kind', 'title'],
    ...['venue', 'startsAtMs', 'endsAtMs', 'places', 'note', 'status', 'revision', 'taken'],
    ...['counts', 'reason', 'createdAtMs', 'changedAtMs'],
  ],
  serviceHours: ['workId', 'seasonId', 'orgPath', 'revision'],
  taskCounts: ['*'],
  taskRuns: ['*'],
  surveys: [
    ...['_id', 'seasonId', 'organisationId', 'organisationName', 'orgPath', 'title'],
    ...['introduction', 'questions', 'closesOn', 'status', 'revision', 'createdAtMs'],
    ...['closedAtMs', 'results'],
  ],
  // Nobody's: no member, no time, an id of chance; branch and segment are what groups of five and more are made of.
  surveyAnswers: ['*'],
  lecturers: ['orgPath'],
  lecturerTeams: ['*'],
  // Sums over a branch.
  lectureFigures: ['*'],
  lectureRuns: ['*'],
  summaries: ['_id', 'seasonId', 'organisationId', 'parentId', 'version'],
  summaryParts: ['_id', 'summaryId', 'version', 'branches'],
  summaryRuns: ['*'],
  reminderRuns: ['*'],
  guestCheckIns: ['sessionId', 'seenAtMs', 'atMs'],
  awards: [
    ...['_id', 'seasonId', 'seasonName', 'name', 'organisationId', 'organisationName', 'orgPath'],
    ...['terms', 'status', 'revision', 'lists', 'publishedAtMs', 'publishedVersion'],
    ...['appealsUntilMs', 'seal', 'createdAtMs', 'erasedAtMs'],
  ],
  awardLists: [
    ...['_id', 'awardId', 'version', 'frozenAtMs', 'digest', 'terms', 'summaryVersion'],
    ...['asOfMs', 'rulesVersion'],
  ],
  appeals: ['awardId'],
  exports: ['_id', 'seasonId', 'kind', 'title', 'organisationName', 'orgPath', 'atMs', 'rows'],
  jobs: [
    ...['_id', 'kind', 'orgPath', 'startedAtMs', 'movedAtMs', 'status', 'input', 'cursor'],
    ...['done', 'total', 'result', 'failure', 'version', 'attempts', 'leaseUntilMs'],
    'activeKey',
    'committedAtMs',
  ],
  auditLog: ['action', 'atMs', 'orgPath'],
  adjustments: ['_id', 'seasonId', 'orgPath', 'changedAtMs'],
  importBatches: [
    ...['_id', 'seasonId', 'orgPath', 'organisationIds', 'atMs', 'status', 'changedAtMs'],
    ...['readAtMs', 'countedAtMs', 'figures'],
  ],
  rulesDrafts: ['_id', 'seasonId', 'rules', 'baseVersion', 'atMs', 'preview'],
  invitations: ['_id', 'code', 'version', 'madeAtMs'],
  administratorCodes: ['_id', 'issuedAtMs', 'expiresAtMs'],
};
