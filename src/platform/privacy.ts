import Taro from '@tarojs/taro';

/**
 * Asks WeChat for the owner's yes to the privacy guide, before anything personal is sent. WeChat shows its own sheet the first time
 * and remembers the answer. True where an older WeChat knows no such question: the page's own words were agreed to.
 */
export async function agreeToPrivacy(): Promise<boolean> {
  if (!Taro.canIUse('requirePrivacyAuthorize')) return true;
  return new Promise((resolve) => {
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) });
  });
}
