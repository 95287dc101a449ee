import type { ErrorCode } from '@contract/error-codes';

/** Failures that the client itself finds: no answer came. */
type NoAnswer = 'NETWORK_FAILED' | 'TIMED_OUT';

/** One sentence for every way in which something can be refused or fail; a missing one is a type error. */
export const errorCopy: Record<ErrorCode | NoAnswer, string> = {
  BAD_REQUEST: '填写的内容不符合要求，请检查后再试',
  UNKNOWN_ACTION: '小程序版本过旧，请关闭后重新打开',
  NOT_IDENTIFIED: '没能确认您的身份，请重新打开后再试',
  NOT_JOINED: '您还没有加入本季冬训，请联系所在支部书记',
  NOT_ALLOWED: '您没有这项权限，请联系上级管理员',
  NO_SEASON: '本季冬训还没有开始',
  CODE_NOT_OURS: '这不是本次活动的签到码',
  CODE_EXPIRED: '签到码已超过 24 小时，请联系书记',
  CODE_NOT_YET_VALID: '签到码还没有生效，请稍后重新扫一次',
  CODE_REPLACED: '这张签到码已停用，请扫现场的新签到码',
  CODE_FROM_ALBUM: '请用相机扫现场的签到码，不能从相册识别',
  POSITION_NEEDED: '本场需要核对位置，请允许使用位置后重新扫码',
  CODE_PICTURE_FAILED: '微信暂时没有生成签到码，请稍后再试',
  TOO_MANY_WRONG_CODES: '扫错的次数过多，请稍后再试',
  SESSION_NOT_FOUND: '没有找到这个场次，可能已被取消',
  CHECK_IN_NOT_OPEN: '还没到签到时间',
  CHECK_IN_CLOSED: '签到已结束，请联系书记',
  NOT_INVITED: '您不在本场参加范围，请联系书记',
  SESSION_TIMES_INVALID: '结束时间要晚于开始时间',
  SESSION_STATE_CONFLICT: '场次状态已经变化，请刷新后再试',
  SESSION_CANCELLED: '这一场已取消，请留意新的安排',
  SESSION_CHANGED: '这一场刚被别人改过，请返回后重新打开再改',
  SESSION_INCOMPLETE: '请先填写主题和地点，再发布',
  SESSION_FIELD_FIXED: '签到已经开始，只能改主题、地点、讲师，或推迟结束时间',
  TOO_MANY_CORRECTIONS: '改动的次数过多，不能再改，请联系上级管理员',
  TOO_MANY_DRAFTS: '草稿已满 20 份，请先发布或删除几份',
  SESSION_HAS_ATTENDANCE: '已经有人签到，不能取消，请改为结束签到',
  LECTURE_NOT_FOUND: '没有找到这节微课，可能已下架',
  RECEIPT_INVALID: '学习记录没能核实，请重新打开微课',
  RECEIPT_EXPIRED: '学习记录已超过 7 天，请重新打开微课',
  EXPORT_TOO_LARGE: '人数超过一份表格的上限，请按支部分别导出',
  SESSION_NOT_ONLINE: '这一场没有线上直播，请到现场扫码签到',
  BUSY: '现在人多，请稍后再试',
  INTERNAL: '服务出了问题，请稍后再试',
  NETWORK_FAILED: '连不上网络，请检查后重试',
  TIMED_OUT: '网络太慢，没有等到回应，请重试',
};
