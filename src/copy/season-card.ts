import { dateOf } from './time';

export const seasonCardCopy = {
  title: '冬训学堂',
  subtitle: '我的冬训学习',
  unit: '分',
  sessions: '参加场次',
  lectures: '学完微课',
  weeks: '连续学习周',
  asOf: (atMs: number) => `截至 ${dateOf(atMs)}`,
  picture: (words: readonly string[]) => `学习卡：${words.join('，')}`,
  withName: '写上我的名字',
  withNameDetail: '默认不写，发给别人前请想好',
  privacy: '卡片上没有支部和单位，也不写名次。',
  save: '保存图片',
  saved: '已保存',
  share: '发给朋友',
  file: '我的学习卡',
  problems: {
    drawing: '没能生成卡片，请再试一次',
    saving: '没能保存图片，请再试一次',
    sharing: '没能打开分享，可以先保存图片',
    'not-permitted': '没有相册权限，请在微信的小程序设置里允许保存到相册',
  },
};
