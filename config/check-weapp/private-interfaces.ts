/**
 * Interfaces and components of WeChat that need a place in the privacy guide of the console; undeclared ones are switched off there
 * (developers.weixin.qq.com, "小程序隐私协议开发指南"). `declared`: what we use it for, word for word as docs/deploy.md tells the
 * administrator to fill it in; undefined for those that we do not use.
 */
export const privateInterfaces: Readonly<
  Record<string, { kind: string; declared?: string | undefined }>
> = {
  getLocation: {
    kind: '位置信息',
    declared:
      '用于核对签到时是否在活动现场（只得出在或不在）、按远近排列阵地、在地图上标出阵地，不保存您的位置',
  },
  camera: { kind: '摄像头' },
  scanCode: { kind: '摄像头', declared: '用于扫描活动现场的签到码' },
  chooseMedia: {
    kind: '选中的照片或视频信息',
    declared: '用于上传任务证明和阵地的照片、微课的视频和封面',
  },
  chooseMessageFile: {
    kind: '选中的文件',
    declared: '用于导入花名册、学习积分和题目的表格，上传微课的视频、声音和字幕',
  },
  saveImageToPhotosAlbum: {
    kind: '相册（仅写入）权限',
    declared: '用于保存学习卡片、荣誉证书和签到、微课、邀请的海报',
  },
  chooseImage: { kind: '选中的照片或视频信息' },
  getPhoneNumber: {
    kind: '手机号',
    declared: '用于和党员名册核对，一致的直接加入支部，不保存号码',
  },
  getClipboardData: { kind: '剪切板' },
  setClipboardData: { kind: '剪切板（仅写入）', declared: '用于复制支部邀请码，发给要加入的党员' },
  chooseAddress: { kind: '通讯地址' },
  // The guide has one line a kind.
  chooseLocation: {
    kind: '位置信息',
    declared:
      '用于核对签到时是否在活动现场（只得出在或不在）、按远近排列阵地、在地图上标出阵地，不保存您的位置',
  },
  startLocationUpdate: { kind: '位置信息' },
  getWeRunData: { kind: '微信运动步数' },
  getUserProfile: { kind: '昵称、头像' },
  getRecorderManager: { kind: '麦克风' },
  startRecord: { kind: '麦克风' },
  addPhoneContact: { kind: '通讯录（仅写入）权限' },
  addPhoneCalendar: { kind: '日历（仅写入）权限' },
  openBluetoothAdapter: { kind: '蓝牙' },
};
