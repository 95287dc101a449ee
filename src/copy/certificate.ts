/** A space parts a figure from the word before it. */
const spaced = (text: string) => (/^\d/.test(text) ? ` ${text}` : text);

/** 2026年12月5日 */
const dayOfYear = (atMs: number) => {
  const at = new Date(atMs + 8 * 3_600_000);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
};

export const certificateCopy = {
  title: '证 书',
  body: (season: string) => `在${spaced(season)}中认真学习，表现突出，被评为`,
  bodyOfBranch: (season: string) => `在${spaced(season)}中组织有力，学习扎实，被评为`,
  number: (number: string) => `证书编号 ${number}`,
  code: (code: string) => `校验码 ${code}`,
  date: dayOfYear,
  picture: (words: readonly string[]) => `证书图片：${words.filter(Boolean).join('，')}`,
  notFinal: '名单还在公示，公示结束后正式生效；您的名额不会因公示取消',
  named: '在名单上公开我的姓名',
  namedDetail: '关闭后，别人看不到您的全名；证书不受影响',
  keptUntil: (untilMs: number) =>
    `证书在这里保留到 ${dayOfYear(untilMs)}，之后按规定删除，请把图片存到手机里`,
  save: '保存证书',
  saved: '已保存，可以到相册或下载里查看',
  file: (name: string) => `${name}证书`,
  problems: {
    drawing: '证书没能画出来，请重试',
    saving: '没能保存，请重试',
    'not-permitted': '没有相册权限，请在设置里允许后再保存',
    naming: '没能保存您的选择，请再试一次',
  },
};
