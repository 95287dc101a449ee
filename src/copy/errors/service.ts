import { addErrorCopy } from '../error-copy';

/** What may be refused in services for others and their hours. */
export const serviceErrors = addErrorCopy({
  SERVICE_NOT_FOUND: '没有找到这项服务，可能不在您的支部，请返回列表再看',
  SERVICE_CHANGED: '这项服务刚被别人改过，请刷新后再试',
  SERVICE_STATE_CONFLICT: '这项服务已经开始、结束或取消，请刷新后再看',
  SERVICE_INVALID: '日期不在本季之内，或结束时间不对，请检查后再试',
  SERVICE_FULL: '名额已满，请看看别的服务',
  SERVICE_PLACES_TAKEN: '名额不能少于已报名的人数，请改大一些',
  SERVICE_NOT_YET: '服务还没有开始，开始以后才能登记',
  SERVICE_HOURS_CHANGED: '这条时长刚有变化，请刷新后再试',
  SERVICE_EXHAUSTED: '这条时长改过多次，不能再改，请用人工加分更正',
  TOO_MANY_HOURS_WAITING: '等确认的登记已有 30 条，请等书记确认后再登记',
  TOO_MANY_SERVICES: '一个组织一季最多 200 项服务，请先取消不办的',
});
