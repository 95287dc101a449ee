import type { z } from 'zod';
import type { Contract, FunctionName } from '../../cloudfunctions/shared/contract';
import { attendanceRequests } from '../../cloudfunctions/shared/contract/attendance';
import { authoringRequests } from '../../cloudfunctions/shared/contract/authoring';
import { awardRequests } from '../../cloudfunctions/shared/contract/award';
import { defaultTerms } from '../../cloudfunctions/shared/contract/award-terms';
import { branchRequests } from '../../cloudfunctions/shared/contract/branch';
import { checkInRequests } from '../../cloudfunctions/shared/contract/check-in';
import { homeRequests } from '../../cloudfunctions/shared/contract/home';
import { jobsRequests } from '../../cloudfunctions/shared/contract/jobs';
import { joiningRequests } from '../../cloudfunctions/shared/contract/joining';
import { lectureRequests } from '../../cloudfunctions/shared/contract/lecture';
import { insightRequests } from '../../cloudfunctions/shared/contract/insight';
import { lecturerRequests } from '../../cloudfunctions/shared/contract/lecturer';
import { liveRequests } from '../../cloudfunctions/shared/contract/live';
import { organisationRequests } from '../../cloudfunctions/shared/contract/organisation';
import { planRequests } from '../../cloudfunctions/shared/contract/plan';
import { pointsRequests } from '../../cloudfunctions/shared/contract/points';
import { privacyRequests } from '../../cloudfunctions/shared/contract/privacy';
import { projectRequests } from '../../cloudfunctions/shared/contract/project';
import { quizRequests } from '../../cloudfunctions/shared/contract/quiz';
import { rankingRequests } from '../../cloudfunctions/shared/contract/ranking';
import { reminderRequests } from '../../cloudfunctions/shared/contract/reminder';
import { reportRequests } from '../../cloudfunctions/shared/contract/report';
import { rosterRequests } from '../../cloudfunctions/shared/contract/roster';
import { scoreRequests } from '../../cloudfunctions/shared/contract/score';
import { seasonRequests } from '../../cloudfunctions/shared/contract/season';
import { serviceRequests } from '../../cloudfunctions/shared/contract/service';
import { surveyRequests } from '../../cloudfunctions/shared/contract/survey';
import { uploadRequests } from '../../cloudfunctions/shared/contract/upload';
import { venueRequests } from '../../cloudfunctions/shared/contract/venue';
import { aPlan, startsAtMs } from '../tools/builders';
import { aSurveyContent, aTaskPlan } from '../tools/plan-builders';
import { anActivityPlan, ownWork } from '../tools/service-builders';
import { aProjectPlan, venueFacts } from '../tools/project-builders';

/** What a good request of an action looks like; here with every field, the optional ones too. */
type GoodRequests = {
  [Name in FunctionName]: {
    [Action in keyof Contract[Name]]: Contract[Name][Action] extends { request: infer Request }
      ? Required<Request>
      : never;
  };
};

/** A good request for every action: a new action, or a new field of one, does not compile without being named here. */
const good: GoodRequests = {
  home: { overview: {} },
  'check-in': {
    redeem: {
      code: 'SESS00010000000000000000A',
      branchId: 'branch-1',
      position: { latitude: 32.4, longitude: 119.9, accuracyMeters: 30 },
      scene: 1011,
      waitedMs: 4_000,
    },
    standing: { sessionId: 'SESS0001' },
    memberCode: {},
    poster: { sessionId: 'SESS0001', form: 'link' },
    renewPoster: { sessionId: 'SESS0001', form: 'link', version: 1 },
    receipts: { sessionId: 'SESS0001' },
    board: { sessionId: 'SESS0001', fullNames: true },
    boardCount: { sessionId: 'SESS0001', fullNames: true },
  },
  attendance: {
    history: {},
    sheet: { sessionId: 'SESS0001', page: 1, branchId: 'branch-1' },
    confirm: { sessionId: 'SESS0001', memberIds: ['m1', 'm2'], bulk: true },
    decline: { sessionId: 'SESS0001', memberIds: ['m1'], reason: '本人未到场' },
    mark: {
      sessionId: 'SESS0001',
      marks: [{ memberId: 'm1', to: 'excused', seen: 'none', reason: '出差' }],
    },
    admit: { sessionId: 'SESS0001', code: '0123456789ABCDEFGHJKMNP' },
    leave: { sessionId: 'SESS0001' },
    requestLeave: { sessionId: 'SESS0001', reason: '出差' },
    withdrawLeave: { sessionId: 'SESS0001' },
    decideLeave: { sessionId: 'SESS0001', memberId: 'm1', approve: true, answer: '同意' },
    suspicions: { sessionId: 'SESS0001' },
    log: { sessionId: 'SESS0001' },
  },
  award: {
    overview: {},
    define: { organisationId: 'district', name: '学习标兵', terms: defaultTerms.pacesetter },
    edit: {
      ...{ awardId: 'award-1', revision: 1, name: '学习先进集体' },
      terms: defaultTerms.collective,
    },
    remove: { awardId: 'award-1', revision: 1 },
    candidates: { awardId: 'award-1' },
    freeze: { awardId: 'award-1', revision: 1 },
    reopen: { awardId: 'award-1', revision: 2, reason: '名额有调整' },
    publish: { awardId: 'award-1', revision: 2 },
    show: { awardId: 'award-1', version: 1 },
    recheck: { awardId: 'award-1', version: 1 },
    appeal: { awardId: 'award-1', text: '有一场签到没有记上，请核实' },
    decideAppeal: { awardId: 'award-1', subjectId: 'm1', uphold: true, reason: '核实无误' },
    certificate: { awardId: 'award-1' },
    nameMe: { awardId: 'award-1', named: true },
  },
  plan: {
    mine: {},
    sendEvidence: {
      taskId: 'task-1',
      text: '和徒弟一起检查了设备',
      uploadId: 'a'.repeat(32),
      seen: 0,
    },
    edit: { organisationId: 'branch-1' },
    add: { requestId: 'plan567890123456', organisationId: 'branch-1', plan: aTaskPlan() },
    change: {
      taskId: 'task-1',
      revision: 1,
      plan: aTaskPlan({ want: { kind: 'service', hours: 6 } }),
    },
    publish: { taskId: 'task-1', revision: 1 },
    withdraw: { taskId: 'task-1', revision: 2, reason: '场地不能用了' },
    remove: { taskId: 'task-1', revision: 1 },
    previewCopy: { organisationId: 'branch-1', seasonId: 's2025' },
    copy: { organisationId: 'branch-1', seasonId: 's2025' },
    panel: { organisationId: 'district', from: 50 },
    balance: { organisationId: 'district', by: 'parts', from: 24 },
    setGoal: { percent: 90 },
    progress: { branchId: 'branch-1' },
    missing: { branchId: 'branch-1', taskId: 'task-1' },
    evidence: {},
    decideEvidence: {
      taskId: 'task-1',
      memberId: 'm1',
      revision: 1,
      confirm: false,
      reason: '看不清',
    },
  },
  project: {
    list: {},
    show: { projectId: 'project-1', branchId: 'branch-1' },
    matrix: { projectId: 'project-1' },
    edit: { projectId: 'project-1', organisationId: 'committee-1' },
    add: { requestId: 'project890123456', organisationId: 'committee-1', plan: aProjectPlan() },
    change: { projectId: 'project-1', revision: 1, plan: aProjectPlan() },
    start: { projectId: 'project-1', revision: 1 },
    finish: { projectId: 'project-1', revision: 1 },
    resume: { projectId: 'project-1', revision: 1 },
    withdraw: { projectId: 'project-1', revision: 1, reason: '并入另一个项目' },
    remove: { projectId: 'project-1', revision: 1 },
    join: { projectId: 'project-1', branchId: 'branch-1', joined: true },
    report: {
      ...{ projectId: 'project-1', branchId: 'branch-1', milestoneId: 's1' },
      ...{ reachedOn: '20261124', text: '已走访 12 户', uploadId: 'a'.repeat(32), seen: 0 },
    },
    takeBack: { projectId: 'project-1', branchId: 'branch-1', milestoneId: 's1', revision: 1 },
    waiting: {},
    decide: {
      ...{ projectId: 'project-1', branchId: 'branch-1', milestoneId: 's1', revision: 1 },
      ...{ confirm: false, reason: '请补充照片' },
    },
  },
  venue: {
    list: {},
    show: { venueId: 'venue-1' },
    keepers: {},
    add: {
      ...{ requestId: 'venue67890123456', organisationId: 'branch-1', venue: venueFacts() },
      uploadId: 'a'.repeat(32),
    },
    change: {
      ...{ venueId: 'venue-1', changedAtMs: 1_796_000_000_000, venue: venueFacts() },
      uploadId: 'a'.repeat(32),
    },
    withdraw: { venueId: 'venue-1', changedAtMs: 1_796_000_000_000, withdrawn: true },
  },
  service: {
    mine: {},
    show: { activityId: 'service-1' },
    signUp: { activityId: 'service-1' },
    withdraw: { activityId: 'service-1' },
    report: { activityId: 'service-1', seen: 0, hours: 1.5 },
    reportOwn: { requestId: 'own4567890123456', seen: 0, hours: 2, own: ownWork() },
    unreport: { workId: 'service-1', seen: 1 },
    desk: { organisationId: 'branch-1' },
    add: { requestId: 'add4567890123456', organisationId: 'branch-1', plan: anActivityPlan() },
    change: { activityId: 'service-1', revision: 1, plan: anActivityPlan() },
    callOff: { activityId: 'service-1', revision: 1, reason: '大雪封路' },
    finish: { activityId: 'service-1', revision: 1, counts: { items: 30, people: 12 } },
    people: { activityId: 'service-1' },
    find: { activityId: 'service-1', name: '成员乙' },
    confirm: {
      ...{ workId: 'service-1', memberId: 'm1', seen: 2, hours: 1, reason: '提前离开' },
    },
    confirmAll: { rows: [{ workId: 'service-1', memberId: 'm1', seen: 1, hours: 1.5 }] },
    sendBack: { workId: 'service-1', memberId: 'm1', seen: 1, reason: '时长写多了' },
    takeBack: { workId: 'service-1', memberId: 'm1', seen: 2, reason: '登记重复' },
    figures: { organisationId: 'district' },
  },
  survey: {
    list: {},
    show: { surveyId: 'survey-1' },
    answer: { surveyId: 'survey-1', answers: [{ questionId: 'q1', chosen: [0], words: '' }] },
    define: { requestId: 'survey7890123456', organisationId: 'district', ...aSurveyContent() },
    edit: { surveyId: 'survey-1', revision: 1, ...aSurveyContent() },
    open: { surveyId: 'survey-1', revision: 1 },
    close: { surveyId: 'survey-1', revision: 2 },
    remove: { surveyId: 'survey-1', revision: 1 },
    results: { surveyId: 'survey-1' },
  },
  insight: {
    lectures: { organisationId: 'branch-1' },
    lecture: { lectureId: 'winter-1', organisationId: 'branch-1' },
  },
  lecturer: {
    list: {},
    show: { lecturerId: 'lecturer-1' },
    membersNamed: { name: '周建国' },
    add: {
      ...{ requestId: 'lecturer90123456', who: { memberId: 'm1' }, teamIds: ['team-1'] },
      introduction: '退休教师',
    },
    edit: {
      ...{ lecturerId: 'lecturer-1', changedAtMs: startsAtMs, name: '周建国' },
      ...{ teamIds: ['team-1', 'team-2'], introduction: '退休教师' },
    },
    retire: { lecturerId: 'lecturer-1', changedAtMs: startsAtMs, retired: true },
    merge: { lecturerId: 'lecturer-1', changedAtMs: startsAtMs, into: 'lecturer-2' },
    erase: { lecturerId: 'lecturer-1', changedAtMs: startsAtMs },
    saveTeam: {
      requestId: 'team567890123456',
      team: { teamId: 'team-1', changedAtMs: startsAtMs },
      ...{ kind: 'swallow', name: '理论飞燕·青燕', retired: false },
    },
    usualTeams: {},
    names: {},
    adopt: { names: [{ name: '周建国', memberId: 'm1' }] },
  },
  quiz: {
    open: { lectureId: 'winter-1' },
    answer: {
      lectureId: 'winter-1',
      version: 1,
      attemptId: 'attempt123456789',
      answers: [{ questionId: 'q1', chosen: [0, 2] }],
    },
  },
  authoring: {
    list: {},
    create: {
      ...{ draftId: 'draft45678901234', organisationId: 'branch-1', sessionId: 'SESS0001' },
    },
    take: { lectureId: 'winter-1' },
    open: { draftId: 'draft45678901234' },
    save: {
      ...{ draftId: 'draft45678901234', version: 1 },
      changes: {
        ...{ title: '用电安全', series: '安全生产', lecturer: '周老师', lecturerId: 'lecturer-1' },
        ...{ description: '冬天怎样安全用电', segments: ['line'], dueOn: '20261231', open: true },
        chapters: [{ title: '开场', startSeconds: 0 }],
        quiz: {
          ask: 1,
          pool: [
            {
              ...{ questionId: 'q1', kind: 'single', text: '插座冒烟怎么办？' },
              ...{ options: ['先断电', '泼水'], right: [0], explanation: '先断电。' },
            },
          ],
        },
      },
    },
    remove: { draftId: 'draft45678901234' },
    beginVideo: {
      ...{ draftId: 'draft45678901234', film: 'video', fileName: '用电.mp4', bytes: 10 },
      fingerprint: '10-0a0b0c0d-0a0b0c0d',
    },
    partArrived: {
      ...{ draftId: 'draft45678901234', film: 'lowVideo', part: 0 },
      fileId: `cloud://study.bucket/uploads/${'a'.repeat(32)}.mp4`,
    },
    cancelVideo: { draftId: 'draft45678901234', film: 'lowVideo' },
    joinVideo: { draftId: 'draft45678901234', film: 'video' },
    attach: {
      ...{ draftId: 'draft45678901234', version: 1, uploadId: 'a'.repeat(32), as: 'poster' },
    },
    detach: { draftId: 'draft45678901234', version: 1, what: 'captions' },
    quizTemplate: {},
    readQuiz: { uploadId: 'a'.repeat(32) },
    publish: { draftId: 'draft45678901234', version: 1 },
    withdraw: { lectureId: 'winter-1' },
  },
  lecture: {
    list: {},
    start: { lectureId: 'winter-1' },
    poster: { lectureId: 'winter-1', form: 'link' },
    report: {
      receipt: 'r'.repeat(60),
      played: [
        { fromSeconds: 0, toSeconds: 10, beganAtMs: startsAtMs, endedAtMs: startsAtMs + 10_000 },
      ],
      final: true,
    },
  },
  live: {
    open: { sessionId: 'SESS0001' },
    report: {
      receipt: 'r'.repeat(60),
      played: [
        { fromSeconds: 0, toSeconds: 10, beganAtMs: startsAtMs, endedAtMs: startsAtMs + 10_000 },
      ],
      final: true,
    },
  },
  report: {
    branches: { offset: 20 },
    branchAttendance: { branchId: 'branch-1' },
    exportSession: { sessionId: 'SESS0001', organisationId: 'branch-1' },
    exportBranch: { branchId: 'branch-1' },
    exportAward: { awardId: 'award-1' },
    exportLog: {},
    audit: {
      action: 'role-granted',
      person: '张建国',
      organisationId: 'branch-1',
      fromMs: 0,
      untilMs: startsAtMs,
      offset: 30,
    },
    exportAudit: {
      action: 'role-granted',
      person: '张建国',
      organisationId: 'branch-1',
      fromMs: 0,
      untilMs: startsAtMs,
    },
  },
  branch: {
    glance: { branchId: 'branch-1' },
    branches: { search: '第一' },
    nudge: { memberId: 'm1' },
    messages: {},
    allowMessage: {},
  },
  score: { book: {} },
  ranking: {
    members: { scope: 'branch', period: 'season', segment: 'youth', version: 3, offset: 50 },
    branches: { scope: 'all', period: 'week' },
  },
  season: {
    listSessions: {},
    moreSessions: { direction: 'earlier', from: { endsAtMs: startsAtMs, sessionId: 'SESS0001' } },
    session: { sessionId: 'SESS0001' },
    audienceChoices: {},
    countAudience: { organisationIds: ['branch-1'], segments: ['line'] },
    overlaps: {
      audience: { organisationIds: ['branch-1'], segments: ['line'] },
      holderId: 'branch-1',
      startsAtMs,
      endsAtMs: startsAtMs + 1,
      repeatWeeks: 4,
      except: 'SESS0001',
    },
    saveDraft: { requestId: 'abcdefghij123456', plan: aPlan(), holderId: 'branch-1' },
    deleteDraft: { sessionId: 'SESS0001' },
    publishSession: {
      requestId: 'abcdefghij123456',
      plan: aPlan(),
      holderId: 'branch-1',
      draft: { sessionId: 'SESS0001', changedAtMs: startsAtMs },
      repeatWeeks: 4,
    },
    editSession: {
      seen: { sessionId: 'SESS0001', changedAtMs: startsAtMs },
      plan: aPlan(),
      following: [{ sessionId: 'SESS0002', changedAtMs: startsAtMs }],
    },
    openSession: { sessionId: 'SESS0001' },
    closeSession: { sessionId: 'SESS0001' },
    reopenSession: { sessionId: 'SESS0001' },
    cancelSession: { sessionId: 'SESS0001', reason: '停电', following: true },
    countHeads: { sessionId: 'SESS0001', heads: 23 },
  },
  jobs: { show: { jobId: 'job-1' }, advance: { jobId: 'job-1' }, cancel: { jobId: 'job-1' } },
  reminder: { list: {}, read: {}, choose: { off: ['task-due'], shift: 'early' } },
  privacy: {
    overview: {},
    read: { kind: 'points', offset: 20 },
    export: { format: 'json' },
    exports: {},
    erase: { confirmed: true },
  },
  upload: {
    begin: { purpose: 'roster', fileName: '花名册.xlsx', bytes: 20_000 },
    finish: {
      uploadId: 'a'.repeat(32),
      fileId: `cloud://study-1.bucket-2/uploads/${'a'.repeat(32)}.xlsx`,
    },
  },
  points: {
    rules: {},
    draftRules: {
      rules: {
        checkIn: { onTime: 10, late: 5, dayCap: 20 },
        watch: { points: 1, dayCap: 10 },
        lectureDone: { points: 3, coverage: 0.9 },
        quiz: { points: 1, most: 5 },
        service: { points: 5, dayCap: 15 },
        task: { points: 20 },
      },
    },
    rulesPreview: { draftId: 'draft-1' },
    applyRules: { draftId: 'draft-1', mode: 'recalculate', reason: '统一口径' },
    branches: { search: '一支部' },
    members: { branchId: 'branch-1' },
    adjust: {
      adjustmentId: 'a'.repeat(20),
      memberId: 'm1',
      points: 10,
      reason: '义务讲解',
    },
    adjustments: { waiting: true, beforeMs: startsAtMs },
    confirmAdjustment: { adjustmentId: 'a1' },
    declineAdjustment: { adjustmentId: 'a1', reason: '没有依据' },
    withdrawAdjustment: { adjustmentId: 'a1' },
    reverseAdjustment: { adjustmentId: 'a1', reason: '重复' },
    importTemplate: {},
    readImport: { uploadId: 'a'.repeat(32) },
    imports: {},
    importLines: { batchId: 'b1', wrong: true, offset: 50 },
    importFile: { batchId: 'b1', file: 'problems' },
    countImport: { batchId: 'b1' },
    reverseImport: { batchId: 'b1', reason: '文件有误' },
  },
  organisation: {
    me: {},
    hideName: { hidden: true },
    tree: {},
    people: { organisationId: 'branch-1', offset: 100 },
    addOrganisation: {
      ...{ requestId: 'abcdefghij123456', parentId: 'committee-1' },
      ...{ kind: 'branch', name: '第三支部' },
    },
    renameOrganisation: { organisationId: 'branch-1', name: '第一党支部' },
    setJoinByPhone: { organisationId: 'committee-1', on: true },
    grantRole: { memberId: 'm1', role: 'secretary', organisationId: 'branch-1' },
    endRole: { memberId: 'm1', role: 'auditor', organisationId: 'branch-1' },
    startSeason: { name: '2026 年冬训', startsOn: '2026-11-20', endsOn: '2027-02-28' },
    changeSeasonDays: {
      seasonId: 's2026',
      seen: { startsAtMs: 1_763_568_000_000, endsAtMs: 1_772_208_000_000 },
      ...{ startsOn: '2026-11-20', endsOn: '2027-02-28' },
    },
  },
  roster: {
    edit: { memberId: 'm1', name: '张建国', segments: ['line'] },
    move: { memberId: 'm1', branchId: 'branch-2', fromBranchId: 'branch-1' },
    duplicates: { organisationId: 'branch-1' },
    previewMerge: { staysId: 'm1', goesId: 'm2' },
    merge: { staysId: 'm1', goesId: 'm2', phone: 'stays', final: true },
    setEligible: { memberId: 'm1', eligible: false, reason: '长期驻外' },
    importTemplate: {},
    previewImport: { uploadId: 'a'.repeat(32) },
    startImport: { uploadId: 'a'.repeat(32) },
    exportFaults: { uploadId: 'a'.repeat(32) },
    export: { organisationId: 'branch-1' },
  },
  joining: {
    standing: {},
    look: { code: 'abcd-2345' },
    ask: { code: 'ABCD2345', name: '张建国', consent: true },
    ways: {},
    byPhone: { phoneCode: 'e31968a7f94cc5ee25fafc2aef2773f0bb8c3937', consent: true },
    withdraw: {},
    startUp: {
      ...{ code: '0123456789ABCDEFGHJKMNPQRS', name: '张建国', consent: true },
      ...{ organisationName: '示范区党委', kind: 'district', branchName: '机关支部' },
    },
    leave: {},
    requests: {},
    accept: { askId: '0123456789abcdef', memberId: 'm1', replace: true },
    decline: { askId: '0123456789abcdef', reason: '不是本支部党员' },
    invitation: { organisationId: 'branch-1' },
    invitationPoster: { organisationId: 'branch-1', form: 'mini-program' },
    renewInvitation: { organisationId: 'branch-1', version: 1 },
  },
};

const schemas = {
  home: homeRequests,
  award: awardRequests,
  plan: planRequests,
  service: serviceRequests,
  survey: surveyRequests,
  project: projectRequests,
  venue: venueRequests,
  branch: branchRequests,
  'check-in': checkInRequests,
  attendance: attendanceRequests,
  authoring: authoringRequests,
  lecture: lectureRequests,
  insight: insightRequests,
  lecturer: lecturerRequests,
  quiz: quizRequests,
  live: liveRequests,
  reminder: reminderRequests,
  report: reportRequests,
  score: scoreRequests,
  points: pointsRequests,
  ranking: rankingRequests,
  season: seasonRequests,
  organisation: organisationRequests,
  joining: joiningRequests,
  roster: rosterRequests,
  jobs: jobsRequests,
  privacy: privacyRequests,
  upload: uploadRequests,
} satisfies Record<FunctionName, Record<string, z.ZodType>>;

const actions = Object.entries(schemas).flatMap(([name, requests]) =>
  Object.entries(requests).map(([action, schema]) => ({
    label: `${name}.${action}`,
    schema: schema,
    request: (good as unknown as Record<string, Record<string, Record<string, unknown>>>)[name]?.[
      action
    ] as Record<string, unknown>,
  })),
);

/** What must never pass in the place of any field: operators, prototypes, wrong kinds, over-long and invisible text. */
const bad: [string, unknown][] = [
  ['an operator', { $gt: '' }],
  ['a where clause', { $where: '1' }],
  ['an array', [['x']]],
  ['null', null],
  ['a function', () => 1],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a negative number', -1],
  ['a text of a megabyte', 'x'.repeat(1_000_000)],
  ['an empty text', ''],
  ['a path', 'a.b'],
  ['a path up', '../x'],
  ['an operator as text', '$set'],
  ['a prototype as text', '__proto__'],
  ['an inherited name', 'constructor'],
  ['a zero byte', 'a\u0000b'],
  ['text that turns direction', 'a\u202eb'],
];

/** A title may be any words, these too; it is only ever stored as a value. */
const freeText = new Set([
  'person',
  'title',
  'text',
  'venue',
  'introduction',
  'lecturer',
  'reason',
  'answer',
  'fileName',
  'search',
  'name',
  'organisationName',
  'branchName',
]);
const harmlessAsText = new Set([
  'a path',
  'a path up',
  'an operator as text',
  'a prototype as text',
  'an inherited name',
]);

describe.each(actions)('$label', ({ schema, request }) => {
  it('takes a good request', () => {
    expect(schema.safeParse(request).success).toBe(true);
  });

  it.each([
    ['an unknown key', { ...request, admin: true }],
    ['an operator as a key', { ...request, $set: { role: 'administrator' } }],
    ['an own __proto__', JSON.parse(`{"__proto__":{"admin":true}}`) as unknown],
    ['an array', [request]],
    ['a text', 'x'],
    ['null', null],
  ])('refuses %s', (_case, input) => {
    const spread = Array.isArray(input) || input === null || typeof input !== 'object';
    const merged =
      spread || Object.keys(request).every((key) => key in input)
        ? input
        : Object.defineProperties({ ...request }, Object.getOwnPropertyDescriptors(input));
    expect(schema.safeParse(merged).success).toBe(false);
  });

  const cases = Object.keys(request).flatMap((field) =>
    bad
      .filter(([what]) => !(freeText.has(field) && harmlessAsText.has(what)))
      .map(([what, value]) => ({ field, what, value })),
  );
  if (cases.length === 0) return;
  it.each(cases)('refuses $what as $field', ({ field, value }) => {
    expect(schema.safeParse({ ...request, [field]: value }).success).toBe(false);
  });
});
