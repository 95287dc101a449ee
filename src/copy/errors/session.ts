import { addErrorCopy } from '../error-copy';

/** What may be refused in running sessions: editor, board, sheet, poster, leave. */
export const sessionErrors = addErrorCopy({
  CODE_NOT_PRINTED: '这一场用投屏的动态码，没有海报。要张贴，请先在“修改”里改成张贴码',
  CODE_PICTURE_FAILED: '微信暂时没有生成签到码，请稍后再试',
  SESSION_TIMES_INVALID: '结束时间要晚于开始时间',
  SESSION_CHANGED: '这一场刚被别人改过，请返回后重新打开再改',
  SESSION_INCOMPLETE: '请先填写主题和地点，再发布',
  SESSION_FIELD_FIXED: '签到已经开始，只能改主题、地点、讲师，或推迟结束时间',
  TOO_MANY_CORRECTIONS: '改动的次数过多，不能再改，请联系上级管理员',
  TOO_MANY_DRAFTS: '草稿已满 20 份，请先发布或删除几份',
  SESSION_HAS_ATTENDANCE: '已经有人签到，不能取消，请改为结束签到',
  CONFIRMATION_OVER: '已超过 7 天，请在名单里逐个更正并写明原因',
  MEMBER_CODE_INVALID: '这不是党员码，请对方打开“我的”里的党员码',
  MEMBER_CODE_EXPIRED: '党员码已过期，请对方刷新后再扫',
  MEMBER_NOT_INVITED: '这位党员不在本场参加范围，请核对场次',
  LEAVE_NOT_POSSIBLE: '本场已有记录或已结束，不能请假，请联系书记',
  LEAVE_ASKED_TOO_OFTEN: '这一场申请的次数过多，请直接联系书记',
  LEAVE_NOT_WAITING: '这条请假已撤回或已处理，请刷新后再看',
});
