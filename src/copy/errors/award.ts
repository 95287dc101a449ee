import { addErrorCopy } from '../error-copy';

/** What may be refused in awards. */
export const awardErrors = addErrorCopy({
  AWARD_NOT_FOUND: '没有找到这项表彰，可能还没有公布',
  AWARD_STAGE_CONFLICT: '表彰的状态已经变化，请刷新后再试',
  AWARD_CHANGED: '这项表彰刚被别人改过，请刷新后再试',
  AWARD_TOO_STRICT: '条件太严，前 2000 名里选不满名额，请放宽条件或减少名额',
  AWARD_WITHOUT_ANYBODY: '没有人符合条件，请放宽条件后再定名单',
  TOO_MANY_AWARDS: '本季的表彰已满 50 项，请先删除不用的草稿',
  APPEAL_OVER: '公示期已过或还没有公布，不能再提出异议',
  APPEAL_NEEDLESS: '您已在名单里，不需要提出异议',
  APPEAL_DECIDED: '这条异议已经答复，请刷新后再看',
  APPEAL_NOT_FOUND: '没有找到这条异议，请刷新后再看',
  NOT_HONOURED: '这份名单里没有您，没有证书可以查看',
});
