export const memberCodeCopy = {
  picture: '我的签到码，请书记扫',
  hint: '请书记用「扫党员码」扫一下',
  changes: (time: string) => `${time} 前有效，过时自动换新`,
  expired: '签到码已过时，联网后自动换新',
};
