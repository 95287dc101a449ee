/**
 * Words of the reminder in WeChat, at most 20 characters a field. They can stand on a locked screen, so they say nothing of an
 * organisation or a membership.
 */
export const nudgeWords = {
  thing1: { value: '冬训学习提醒' },
  thing2: { value: '有新的微课和活动，抽空来看看吧' },
};
