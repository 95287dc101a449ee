import { clockTimeOf } from './time';

/** A result in two sentences: what happened, and the one fact that goes with it. */
export interface ResultWords {
  title: string;
  fact: string;
}

const askSecretary = '请联系书记';
const waitForSecretary = '已收到，等书记确认';

export const checkInCopy = {
  sending: '正在签到…',
  sendingFact: '请稍等，不要关闭',
  locating: '正在核对位置…',
  locatingFact: '本场需要核对您是否在现场，只记录是否在场，不保存位置',
  plusPoints: (points: number) => `+${points} 分`,
  waiting: (count: number) => `${count} 条签到待上传`,
  showWaiting: '查看',
  waitingTitle: '待上传的签到',
  waitingNote: '签到码已存在本机，有网后自动上传，关闭小程序也不会丢。',
  scannedAt: (time: string) => `${time} 扫的码`,
  waitingStates: {
    first: '等待上传',
    tried: (attempts: number) => `已试 ${attempts} 次，联网后自动再试`,
    old: '已超过 24 小时，可能要请书记补录',
  },
  sendNow: '现在上传',
  sent: (title: string, fact: string) => `补传的签到：${title}，${fact}`,
  understood: '知道了',
  actions: {
    done: '完成',
    scoreBook: '查看积分明细',
    scanAgain: '重新扫码',
    understood: '知道了',
    home: '返回首页',
  },
};

export const checkInResults = {
  present: (seenAtMs: number, session: string): ResultWords => ({
    title: '签到成功',
    fact: `${clockTimeOf(seenAtMs)} ${session}`,
  }),
  capped: '今天的签到积分已满',
  late: (startsAtMs: number, seenAtMs: number): ResultWords => ({
    title: '迟到签到',
    fact: `${clockTimeOf(startsAtMs)} 开始，您 ${clockTimeOf(seenAtMs)} 到`,
  }),
  already: (seenAtMs: number): ResultWords => ({
    title: '您已签到过',
    fact: `${clockTimeOf(seenAtMs)} 已记录，不会重复计分`,
  }),
  alreadyPending: (seenAtMs: number): ResultWords => ({
    title: waitForSecretary,
    fact: `${clockTimeOf(seenAtMs)} 已记录，不用再扫`,
  }),
  pending: { title: waitForSecretary, fact: '签到码已换新，现场可重新扫一次' },
  pendingPlace: { title: waitForSecretary, fact: '没能核对到您在现场，允许使用位置后可重新扫一次' },
  confirmed: (session: string): ResultWords => ({ title: '书记已确认', fact: session }),
  declined: {
    title: '书记没有接受这次签到',
    fact: '请当面联系书记，或重新扫现场的签到码',
  },
  left: { title: '您已提前离开本场', fact: `如有出入，${askSecretary}` },
  guest: (session: string): ResultWords => ({
    title: '签到成功，欢迎参加',
    fact: `${session}，不记姓名，不计积分`,
  }),
  pendingLate: (seenAtMs: number, session: string): ResultWords => ({
    title: waitForSecretary,
    fact: `${clockTimeOf(seenAtMs)} ${session}，确认后计分`,
  }),
  notOurs: { title: '这不是本次活动的签到码', fact: '请对准现场屏幕上的签到码' },
  stored: { title: '已存下，待上传', fact: '有网后自动上传，请在 24 小时内联网' },
  storedBusy: { title: '已存下，待上传', fact: '现在人多，稍后自动上传' },
  storedSlowed: (retryAtMs: number | undefined): ResultWords => ({
    title: '已存下，待上传',
    fact:
      retryAtMs === undefined
        ? '扫错的次数过多，稍后自动上传'
        : `扫错的次数过多，${clockTimeOf(retryAtMs)} 后自动上传`,
  }),
  notStored: { title: '没能签到', fact: '手机存不下签到码，请联网后重新扫码' },
  notOpen: (opensAtMs: number | undefined): ResultWords => ({
    title: '签到还没开始',
    fact:
      opensAtMs === undefined
        ? '请等书记开始后再扫'
        : `${clockTimeOf(opensAtMs)} 起，等书记开始后再扫`,
  }),
  closed: { title: '签到已结束', fact: `到了现场的，${askSecretary}补录` },
  notInvited: { title: '您不在本场参加范围', fact: askSecretary },
  notJoined: { title: '您还没有加入本季冬训', fact: '请联系所在支部书记' },
  expired: { title: '签到码已过期', fact: '这个签到码已超过 24 小时，请联系书记补录' },
  replaced: { title: '这张签到码已停用', fact: '请扫现场的新签到码' },
  fromAlbum: { title: '请用相机扫现场的码', fact: '图片里的签到码不能用，请对准现场的签到码' },
  cancelled: { title: '本场已取消', fact: '不需要签到' },
  needsPerson: { title: '这场签到需要书记处理', fact: askSecretary },
  notYetValid: { title: '签到码还没有生效', fact: '请等几秒，再扫一次现场的签到码' },
  notFound: { title: '没有找到这个场次', fact: `可能已被取消，${askSecretary}` },
};

export const scannerCopy = {
  hint: '对准现场屏幕上的签到码',
  starting: '正在打开相机…',
  picture: '选一张图片',
  paste: '也可以在这里粘贴签到码的截图',
  viewfinder: '相机画面',
  problems: {
    'no-camera': { title: '没有找到相机', fact: '请选一张签到码的图片' },
    'not-permitted': {
      title: '没有相机权限',
      fact: '请在浏览器的网站设置里允许使用相机，或选一张图片',
    },
    unreadable: { title: '图片里没有找到签到码', fact: '请换一张清楚、完整的图片' },
  },
  weapp: {
    'no-camera': { title: '没能打开相机', fact: '请检查手机相机后重新扫码' },
    'not-permitted': { title: '没有相机权限', fact: '请在微信的小程序设置里允许使用相机' },
    unreadable: { title: '没有扫到签到码', fact: '请对准现场屏幕上的签到码' },
  },
};
