/** What a page is opened with: the test finds an id of each kind. */
export type Parameter =
  | 'lecture'
  | 'lecturer'
  | 'lectureDraft'
  | 'open'
  | 'live'
  | 'printed'
  | 'award'
  | 'draft'
  | 'branch'
  | 'quiz'
  | 'survey'
  | 'activity'
  | 'project'
  | 'venue';

export interface Visit {
  /** Who may see the page; the words show that it is whole for each of them. */
  by: readonly string[];
  says: string | RegExp;
  id?: Parameter;
}

const everybody = ['guest', 'line-worker', 'secretary', 'administrator'];
const learners = ['guest', 'line-worker'];
const holders = ['secretary', 'administrator'];

/** Every page of the app, by its route. */
export const visits: Record<string, Visit> = {
  'pages/home/index': { by: everybody, says: /学习积分|群众|加入/ },
  'pages/lectures/index': { by: learners, says: '冬季安全生产' },
  'pages/rankings/index': { by: ['line-worker'], says: '我的名次' },
  'pages/me/index': { by: everybody, says: '长辈版' },
  'pages/check-in/index': { by: learners, says: '这不是本次活动的签到码' },
  'study/lecture-player/index': { by: learners, says: '2 倍', id: 'lecture' },
  'study/lecture-shelf/index': { by: learners, says: '只看没学完的' },
  'course/quiz/index': { by: learners, says: /第 1 题/, id: 'quiz' },
  'study/score-book/index': { by: ['line-worker'], says: '学习积分' },
  'study/season-card/index': { by: ['line-worker'], says: '卡片' },
  'study/leave/index': { by: ['line-worker'], says: '请假原因', id: 'open' },
  'study/member-code/index': { by: ['line-worker'], says: '扫党员码' },
  'study/attendance-history/index': { by: ['line-worker'], says: '必到到场率' },
  'study/live/index': { by: ['line-worker'], says: '播放时才计时', id: 'live' },
  'secretary/desk/index': { by: holders, says: '新建场次' },
  'secretary/session/index': { by: ['secretary'], says: '打开签到码', id: 'open' },
  'office/session-editor/index': { by: holders, says: '更多设置' },
  'secretary/board/index': { by: ['secretary'], says: '微信扫一扫签到', id: 'open' },
  'secretary/attendance-sheet/index': { by: ['secretary'], says: '导出签到表', id: 'open' },
  'office/attendance-review/index': { by: ['secretary'], says: '更改记录', id: 'open' },
  'office/branch-glance/index': { by: ['secretary'], says: '和同等规模的支部相比' },
  'office/branch-attendance/index': { by: holders, says: /必到到场率|个支部/ },
  'office/export-log/index': { by: ['administrator'], says: '还没有人导出过' },
  'roster/join/index': { by: ['guest', 'line-worker'], says: /请向支部书记要|您已加入/ },
  'roster/organisation/index': { by: holders, says: '加入申请' },
  'roster/requests/index': { by: holders, says: '没有等待确认的申请' },
  'roster/people/index': { by: ['secretary'], says: '书记', id: 'branch' },
  'roster/invitation/index': { by: ['secretary'], says: '复制邀请', id: 'branch' },
  'roster/import/index': { by: ['administrator'], says: '下载模板' },
  'plan/mine/index': { by: ['line-worker', ...holders], says: '项任务' },
  'plan/reminders/index': { by: ['line-worker', ...holders], says: '提醒我这些' },
  'plan/desk/index': { by: holders, says: /到期的任务|个支部/ },
  'plan/balance/index': { by: holders, says: '目标：最后一项到期时' },
  'plan/task/index': { by: holders, says: '截止日期', id: 'branch' },
  'plan/surveys/index': { by: ['line-worker', ...holders], says: '冬训过半小调研' },
  'plan/survey/index': { by: ['line-worker'], says: '不记名', id: 'survey' },
  'plan/survey-editor/index': { by: ['administrator'], says: '加一题' },
  'service/mine/index': { by: ['line-worker', ...holders], says: '登记一次服务' },
  'service/activity/index': { by: ['line-worker'], says: '我要报名', id: 'activity' },
  'service/report/index': { by: ['line-worker'], says: '请不要写被帮助人的姓名' },
  'service/desk/index': { by: holders, says: '全部确认 3 条' },
  'service/editor/index': { by: holders, says: '名额' },
  'service/people/index': { by: holders, says: '参加的同志 3 人', id: 'activity' },
  'project/projects/index': { by: ['line-worker', ...holders], says: '十三项重点任务' },
  'project/project/index': { by: ['line-worker', ...holders], says: '青禾区委发起', id: 'project' },
  'project/project-editor/index': { by: ['administrator'], says: '怎样算达成' },
  'project/venues/index': { by: everybody, says: '青禾政治生活馆' },
  'project/venue/index': { by: everybody, says: '下属阵地', id: 'venue' },
  'project/venue-editor/index': { by: holders, says: '在地图上选' },
  'points/desk/index': { by: holders, says: '给党员加分' },
  'points/adjust/index': { by: ['secretary'], says: '选择党员' },
  'points/import/index': { by: ['administrator'], says: '下载模板' },
  'points/rules/index': { by: holders, says: '现在的规则' },
  'author/lectures/index': { by: ['administrator'], says: '新建微课' },
  'author/preview/index': { by: ['administrator'], says: '还没有视频', id: 'lectureDraft' },
  'author/editor/index': { by: ['administrator'], says: '发布前还缺', id: 'lectureDraft' },
  'insight/lectures/index': { by: holders, says: /节微课里|约十分钟后再看/ },
  'insight/lecturers/index': { by: ['line-worker', ...holders], says: '位讲师' },
  'insight/lecturer/index': {
    ...{ by: ['line-worker', ...holders], says: '讲的微课', id: 'lecturer' },
  },
  'privacy/centre/index': { by: ['line-worker', ...holders], says: '带走我的资料' },
  'privacy/kept/index': { by: ['line-worker'], says: '姓名' },
  'privacy/exports/index': { by: ['line-worker'], says: /还没有人导出过|导出/ },
  'privacy/audit/index': { by: ['administrator'], says: '谁在什么时候改了什么' },
  'honours/awards/index': { by: ['line-worker', ...holders], says: '学习标兵' },
  'honours/award/index': { by: ['line-worker', ...holders], says: '怎么选出来的', id: 'award' },
  'honours/award-editor/index': { by: ['administrator'], says: '公示天数', id: 'draft' },
  'honours/candidates/index': { by: ['administrator'], says: '没有定名单', id: 'draft' },
  // Like the poster's: drawn on what this host does not have.
  'honours/certificate/index': { by: ['secretary'], says: '证书没能画出来', id: 'award' },
  // Its code came; what it is drawn on is the one thing that this host does not have.
  'office/poster/index': { by: ['secretary'], says: '没能生成海报', id: 'printed' },
  'office/invitation-poster/index': { by: ['secretary'], says: '没能生成海报', id: 'branch' },
  'office/lecture-poster/index': { by: holders, says: '没能生成海报', id: 'lecture' },
};
