import type { ErrorCode } from '@contract/error-codes';
import type { authoringErrors } from './errors/authoring';
import type { awardErrors } from './errors/award';
import type { fileErrors } from './errors/file';
import type { joiningErrors } from './errors/joining';
import type { lecturerErrors } from './errors/lecturer';
import type { planErrors } from './errors/plan';
import type { pointsErrors } from './errors/points';
import type { projectErrors } from './errors/project';
import type { serviceErrors } from './errors/service';
import type { sessionErrors } from './errors/session';
import type { venueErrors } from './errors/venue';

/** Failures that the client itself finds: no answer came. */
type NoAnswer = 'NETWORK_FAILED' | 'TIMED_OUT';

type Code = ErrorCode | NoAnswer;

/** Met on the screens of sub-packages alone. Those sentences come with the code that asks (api.ts of the feature). */
type SaidElsewhere = keyof (typeof authoringErrors &
  typeof awardErrors &
  typeof fileErrors &
  typeof joiningErrors &
  typeof lecturerErrors &
  typeof planErrors &
  typeof pointsErrors &
  typeof projectErrors &
  typeof serviceErrors &
  typeof sessionErrors &
  typeof venueErrors);

/** A missing sentence is a type error, and so is one that also stands in `errors`. */
const saidEverywhere: Record<Exclude<Code, SaidElsewhere>, string> = {
  BAD_REQUEST: '填写的内容不符合要求，请检查后再试',
  UNKNOWN_ACTION: '小程序版本过旧，请关闭后重新打开',
  CLIENT_OUTDATED: '小程序版本过旧，请关闭后重新打开',
  FUNCTIONS_OUTDATED: '服务正在升级，请过几分钟再试',
  NOT_IDENTIFIED: '没能确认您的身份，请重新打开后再试',
  NOT_JOINED: '您还没有加入本季冬训，请联系所在支部书记',
  NOT_ALLOWED: '您没有这项权限，请联系上级管理员',
  NO_SEASON: '本季冬训还没有开始',
  SEASON_ERASED: '这个冬训季的个人记录已按规定删除，请看新的一季',
  SEASON_OVER: '本季冬训已结束，不再计分；已得的积分都在“我的”里',
  CODE_NOT_OURS: '这不是本次活动的签到码',
  CODE_EXPIRED: '签到码已超过 24 小时，请联系书记',
  CODE_NOT_YET_VALID: '签到码还没有生效，请稍后重新扫一次',
  CODE_REPLACED: '这张签到码已停用，请扫现场的新签到码',
  CODE_FROM_ALBUM: '请用相机扫现场的签到码，不能从相册识别',
  POSITION_NEEDED: '本场需要核对位置，请允许使用位置后重新扫码',
  TOO_MANY_WRONG_CODES: '扫错的次数过多，请稍后再试',
  SESSION_NOT_FOUND: '没有找到这个场次，可能已被取消',
  CHECK_IN_NOT_OPEN: '还没到签到时间',
  CHECK_IN_CLOSED: '签到已结束，请联系书记',
  NOT_INVITED: '您不在本场参加范围，请联系书记',
  SESSION_STATE_CONFLICT: '场次状态已经变化，请刷新后再试',
  SESSION_CANCELLED: '这一场已取消，请留意新的安排',
  NUDGED_THIS_WEEK: '本周已经提醒过这位同志，下周一起可以再提醒',
  LECTURE_NOT_FOUND: '没有找到这节微课，可能已下架',
  LECTURE_WITHDRAWN: '这一课已下架，之前学的仍算数，请看别的微课',
  QUIZ_NOT_FOUND: '这节微课现在没有题目，请回到微课看看',
  RECEIPT_INVALID: '学习记录没能核实，请重新打开微课',
  RECEIPT_EXPIRED: '学习记录已超过 7 天，请重新打开微课',
  EXPORT_TOO_LARGE: '人数超过一份表格的上限，请按支部分别导出',
  SESSION_NOT_ONLINE: '这一场没有线上直播，请到现场扫码签到',
  CONTENT_REFUSED: '微信内容安全检查没有通过，请修改文字后再试',
  CONTENT_CHECK_UNAVAILABLE: '微信内容安全检查暂时没有回应，请过几分钟再试',
  BUSY: '现在人多，请稍后再试',
  INTERNAL: '服务出了问题，请稍后再试',
  NETWORK_FAILED: '连不上网络，请检查后重试',
  TIMED_OUT: '网络太慢，没有等到回应，请重试',
};

/** One sentence for every way in which something can be refused or fail. */
export const errorCopy = saidEverywhere as Record<Code, string>;

/** Adds the sentences of a sub-package to those that every screen has. */
export function addErrorCopy<Added extends Code>(
  sentences: Record<Added, string>,
): Record<Added, string> {
  return Object.assign(errorCopy, sentences);
}
