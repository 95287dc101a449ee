import { addErrorCopy } from '../error-copy';

/** What may be refused in joining, the roster, the organisations and the season. */
export const joiningErrors = addErrorCopy({
  INVITATION_INVALID: '加入码不对或已更换，请向支部书记要新的加入码',
  TOO_MANY_INVITATIONS: '输错的次数过多，请一小时后再试',
  PHONE_NOT_ASKED: '现在不能用手机号加入，请向支部书记要加入码',
  PHONE_CODE_INVALID: '手机号授权已过期，请再点一次“用微信手机号加入”',
  PHONE_UNAVAILABLE: '微信暂时取不到手机号，请改用支部的加入码',
  PHONE_NOT_FOUND: '名册里没有这个手机号，请向支部书记要加入码',
  PHONE_TOO_OFTEN: '试的次数过多，请一小时后再试，或改用加入码',
  ALREADY_JOINED: '您已经加入，不用再申请',
  JOIN_NOT_WAITING: '这条申请已撤回或已处理，请刷新后再看',
  MEMBER_BOUND: '这位党员已绑定手机，请选择“换了手机”或先核对姓名',
  MEMBER_HOLDS_ROLE: '这位党员有管理职务，请由上级管理员办理',
  MEMBER_MOVED: '别人刚刚调动或合并了这位党员，请刷新后再看',
  MERGE_OWN_ENTRY: '合并涉及您自己，请由另一位管理员办理',
  MEMBER_NOT_FOUND: '名册里没有这位党员，请刷新后再看',
  LAST_ADMINISTRATOR: '至少要留一位管理员，请先设好另一位',
  DUTIES_OPEN: '您是支部唯一的书记，请先请管理员指定接任的书记，再删除资料',
  ORGANISATION_PLACE_WRONG: '这一级组织不能放在这里，请换一个上级',
  ORGANISATION_NAME_TAKEN: '同一级里已有这个名称，请换一个',
  SEASON_EXISTS: '已有一季冬训，结束后才能开始新的一季',
  SEASON_DAYS_INVALID: '请检查起止日期：要先开始后结束，最后一天不能已经过去，最长一年',
  SEASON_CHANGED: '别人刚刚更正了冬训季，请刷新后再看',
  SEASON_DAYS_TAKEN: '第一天在上一季结束之前，请改到上一季结束以后',
  SEASON_DAYS_CREDITED: '去掉的日子里已有党员得了积分，请让起止日期包含这些天',
  SEASON_DAYS_PLANNED:
    '去掉的日子里有场次、志愿服务或登记的时长，请先改期或取消，或让起止日期包含这些天',
});
