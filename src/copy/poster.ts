import { clockTimeOf, dateOf } from './time';

export const posterCopy = {
  picture: '签到码海报',
  drawing: '正在生成海报…',
  save: '保存图片去打印',
  saved: '已保存，打印后贴在会场入口',
  problems: {
    drawing: '没能生成海报，请再试一次',
    saving: '没能保存图片，请再试一次',
    'not-permitted': '没有相册权限，请在微信的小程序设置里允许保存到相册',
  },
  retry: '再试一次',
  rules: '打印后贴在会场入口。只在签到时间内有效；拍照转发的码，微信识别图片时不能签到。',
  renew: '停用这张，换新海报',
  renewFact: '海报被拍照外传时使用。换新后，已贴出的海报立即失效。',
  renewConfirm: '确定停用，换新',
  renewed: (version: number) => `已换成第 ${version} 张，请打印新的海报`,
  words: {
    time: (startsAtMs: number, endsAtMs: number) =>
      `${dateOf(startsAtMs)} ${clockTimeOf(startsAtMs)}–${clockTimeOf(endsAtMs)}`,
    scan: '打开微信，扫一扫签到',
    note: '签到时间内有效 · 请当场扫码，扫照片无效',
    version: (version: number) => `第 ${version} 张`,
    file: (title: string) => `签到码-${title}`,
  },
};
