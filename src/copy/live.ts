import { clockTimeOf, dayOf } from './time';

const minutes = (seconds: number) => Math.floor(seconds / 60);

export const liveCopy = {
  hint: '线上观看也算签到',
  before: (startsAtMs: number) => `${clockTimeOf(startsAtMs)} 开始计时，开始前观看不计`,
  notYet: (opensAtMs: number, nowMs: number) =>
    `${dayOf(opensAtMs, nowMs)} ${clockTimeOf(opensAtMs)} 起可以进入直播，到时间这一页会自动打开`,
  watched: (seconds: number, needed: number) =>
    `已观看 ${minutes(seconds)} 分钟，满 ${Math.ceil(needed / 60)} 分钟即签到`,
  bar: (share: number) => `签到所需时长已观看 ${Math.floor(share * 100)}%`,
  rule: '播放时才计时；同一时间只计一处，切到后台不计',
  signedIn: '线上签到成功',
  signedInPoints: (points: number) => `线上签到成功 +${points} 分`,
  late: '线上签到（迟到）',
  already: '您已签到',
  alreadyFact: '现场或书记已登记，不会重复计分',
  keepWatching: '可以接着看',
  excused: '您已请假；看满时长会改记为线上签到',
  left: '书记已登记为早退，请联系书记',
  waits: '时长已满，等主办方开始签到',
  guest: '您以群众身份观看，不计分也不留记录',
  over: '这一场已结束，没看满的部分不再计入',
  failed: '直播没能打开。请检查网络后重试；还是不行，请告诉书记',
  elsewhere: '这场直播在电脑网页里打不开。请在手机微信里打开“冬训学堂”观看，看满时长一样算签到',
  enter: '播放直播',
  toHistory: '看我的出勤',
};
