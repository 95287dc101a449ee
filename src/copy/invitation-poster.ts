import { dateOf } from './time';

/** The sheet by which a branch invites; read from a wall, by people who have never opened the mini-program. */
export const invitationPosterCopy = {
  picture: '加入说明',
  saved: '已保存，打印后贴在支部活动室',
  rules:
    '扫码直接打开加入页，加入码已填好。换新加入码后，这张作废。只贴在支部内部，不要发到支部外面。',
  words: {
    invite: '扫码加入“冬训学堂”',
    code: '扫不了，就输入加入码',
    grouped: (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`,
    steps: [
      '1. 打开微信，扫上面的码',
      '2. 核对支部，填写姓名，点“同意并申请加入”',
      '3. 等书记确认，确认后就能签到和学习',
    ],
    until: (ms: number) => `${dateOf(ms)}前有效`,
    file: (branchName: string) => `加入说明-${branchName}`,
  },
};
