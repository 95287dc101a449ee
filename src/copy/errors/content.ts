import { addErrorCopy } from '../error-copy';

/** What WeChat's check of contents may say of a text that others will read. */
export const contentErrors = addErrorCopy({
  CONTENT_REFUSED: '微信内容安全检查没有通过，请修改文字后再试',
  CONTENT_CHECK_UNAVAILABLE: '微信内容安全检查暂时没有回应，请过几分钟再试',
});
