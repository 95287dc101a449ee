/** Words that several screens share. */
export const common = {
  appName: '冬训学堂',
  retry: '重试',
  close: '关闭',
  back: '返回',
  loading: '正在加载',
  switchedOn: '已开启',
  switchedOff: '已关闭',
  /** The mini-program's screen reader is told no state but in words. */
  choice: (text: string, on: boolean) => (on ? `${text}，已选` : text),
  points: '分',
  asOf: (time: string) => `截至 ${time}`,
  offline: '没有网络，签到和学习会先存在手机里',
  notUpdated: (time: string) => `没能更新，现在显示的是 ${time} 的内容`,
  incomplete: '数据不完整',
  listOf: (...parts: (string | undefined)[]) => parts.filter(Boolean).join('\u00a0· '),
};

/** WeChat has loaded a newer version of the mini-program. */
export const updateCopy = {
  title: '有新版本',
  text: '新版本已经下载好，重新打开就能用。没上传的签到和学习不会丢。',
  restart: '重新打开',
  later: '以后再说',
};

/** Names of the pages, in their title bars. */
export const pageTitles = {
  home: '冬训学堂',
  lectures: '微课',
  rankings: '排行',
  me: '我的',
  checkIn: '签到',
  lecturePlayer: '微课',
  lectureShelf: '找微课',
  quiz: '课后答题',
  scoreBook: '积分明细',
  seasonCard: '我的学习卡',
  leave: '请假',
  memberCode: '我的签到码',
  attendanceHistory: '我的出勤',
  live: '线上直播',
  desk: '书记工作台',
  session: '场次',
  sessionEditor: '新建场次',
  board: '签到码',
  attendanceSheet: '签到名单',
  attendanceReview: '核对名单',
  poster: '签到码海报',
  lecturePoster: '学习码海报',
  branchAttendance: '出勤统计',
  branchGlance: '支部一览',
  exportLog: '导出记录',
  lectureInsight: '微课学习情况',
  lecturers: '讲师库',
  lecturer: '讲师',
  join: '加入支部',
  organisation: '组织与成员',
  joinRequests: '加入申请',
  people: '成员与职务',
  invitation: '加入码',
  rosterImport: '导入名册',
  awards: '表彰',
  award: '表彰',
  awardEditor: '设定表彰',
  awardCandidates: '候选名单',
  certificate: '证书',
  points: '积分管理',
  pointsAdjust: '人工加分',
  pointsImport: '导入外部学习积分',
  pointsRules: '积分规则',
  privacy: '隐私中心',
  privacyKept: '保存的内容',
  privacyExports: '谁导出过含我的表格',
  auditLog: '操作记录',
  notFound: '页面不存在',
};

export const tabBarCopy = {
  label: '主菜单',
  home: '首页',
  lectures: '微课',
  scan: '签到',
  scanLabel: '扫码签到',
  rankings: '排行',
  me: '我的',
};

export const notFoundCopy = { text: '这个页面不存在，可能链接不完整', action: '返回首页' };

export const elderViewCopy = { name: '长辈版', detail: '字更大，内容更少' };
