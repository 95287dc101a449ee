import { addErrorCopy } from '../error-copy';

/** What may be refused in the register of venues. */
export const venueErrors = addErrorCopy({
  VENUE_NOT_FOUND: '没有找到这个阵地，可能已停用，请返回列表再看',
  VENUE_CHANGED: '这个阵地刚被别人改过，请刷新后再试',
  VENUE_PLACE_WRONG: '不能归到这个阵地下面，请换一个上级阵地',
  VENUES_FULL: '阵地已满 300 个，请联系上级管理员',
  TOO_MANY_VENUES: '一个支部最多登记 30 个阵地，停用的可以恢复，或联系上级管理员',
});
