import { durationOf } from './time';

export const lecturePosterCopy = {
  picture: '学习码海报',
  saved: '已保存，打印后贴在活动室、车间和宣传栏',
  rules: '扫一扫只打开这一课。一直有效，可以多处张贴；微课下架后，扫码会说明。',
  words: {
    by: (series: string, lecturer: string) => [series, lecturer].filter(Boolean).join(' · '),
    length: (seconds: number) => durationOf(seconds),
    scan: '打开微信，扫一扫就学',
    open: '人人都能看，不用登录 · 党员观看计入学习积分',
    members: '本季冬训的党员扫码学习，计入学习积分',
    file: (title: string) => `学习码-${title}`,
  },
};
