import { clockTimeOf, dateOf } from './time';

const weekMs = 7 * 86_400_000;

export const homeCopy = {
  seasonWeek: (season: { name: string; startsAtMs: number; endsAtMs: number }, nowMs: number) => {
    const { name, startsAtMs, endsAtMs } = season;
    if (nowMs < startsAtMs) return `${name} · ${dateOf(startsAtMs)}开始`;
    if (nowMs >= endsAtMs) return `${name} · 已结束`;
    return `${name} · 第 ${Math.floor((nowMs - startsAtMs) / weekMs) + 1} 周`;
  },
  elderView: '长辈版',
  normalView: '标准版',
  empty: '近 7 天还没有安排，发布后会出现在这里',
  emptyOfPlan: '本周没有要做的，别的任务在“全部任务”里',
  now: {
    running: '正在进行',
    soon: '即将开始',
    next: '下一场',
    due: '该学的微课',
    checkIn: '扫码签到',
    live: '进入直播',
    learn: '去学习',
    allDone: '眼下没有要做的事',
    allDoneDetail: '新的安排发布后会出现在这里',
    leave: '请假',
    leaveApproved: '查看请假',
    excused: '已请假，能来的话到场扫码即可',
    choice: (count: number) => `现在有 ${count} 场，扫哪一场的码就签哪一场`,
    declined: '书记没有认可上次签到，请扫现场的码',
    leftEarly: '书记登记为早退',
    pending: '签到已收到，等书记确认',
    checkedIn: '已签到',
    checkedInLate: '已签到（迟到）',
    /** 18:50 已签到: the state with the time at which it came about, where it is known. */
    seen: (seenAtMs: number | undefined, state: string) =>
      seenAtMs === undefined ? state : `${clockTimeOf(seenAtMs)} ${state}`,
    moved: '时间或地点有变动，请以这里为准',
    opensAt: (time: string) => `${time} 起可以签到`,
  },
  asks: (count: number) => `${count} 件事等您处理`,
  asksUnknown: '等您处理的事没能统计出来',
  answer: '去处理',
  services: '志愿服务',
  servicesDetail: '报名、登记时长',
  week: '本周要做',
  plan: '全部任务',
  required: '必到',
  stateTags: {
    pending: '待确认',
    attended: '已签到',
    excused: '已请假',
    left: '早退',
    cancelled: '已取消',
    moved: '有变动',
  },
  continueLearning: '继续学习',
  openLectures: '公开微课',
  allLectures: '全部微课',
  guestTitle: '您正在以群众身份浏览',
  guestDetail: '公开微课随时可看。加入所在支部后，即可签到和计分。',
  seasonOverTitle: (name: string) => `${name}已结束，谢谢您！`,
  seasonOverDetail: '下面是您的最终积分。积分、名次和微课都还能看，不再计新的积分。',
  seasonOverAction: '看看我的冬训',
  noSeasonTitle: '现在没有进行中的冬训季',
  noSeasonDetail:
    '开始后这里会有安排。已加入的党员不用操作；管理员可在 我的 → 组织与成员 开始冬训季；还没有加入的党员可以先加入。',
};
