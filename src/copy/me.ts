import type { RoleName } from '@contract/vocabulary';

export const meCopy = {
  guest: '群众',
  guestDetail: '公开微课随时可看',
  plan: '我的任务',
  projects: '重点项目',
  venues: '阵地地图',
  services: '志愿服务',
  scoreBook: '积分明细',
  attendance: '我的出勤',
  report: '出勤统计',
  reportDetail: '按党员、按场次，可导出表格',
  memberCode: '我的签到码',
  hideName: '在排行榜隐藏姓名',
  hideNameDetail: '别人看不到您的全名，积分照常计算',
  hideNameFailed: '没能保存，请再试一次',
  desk: '书记工作台',
  deskDetail: '开签到、看名单、发布场次',
  organisation: '组织与成员',
  organisationDetail: '加入申请、加入码、职务',
  lectures: '我的微课',
  lecturesDetail: '准备自己讲的课，由管理员发布',
  points: '积分管理',
  pointsDetail: '规则、人工加分、导入',
  binding: '手机绑定',
  privacy: '隐私说明',
  privacyCentre: '隐私中心',
  privacyDetail: '保存了什么，谁能看到',
  roleOf: (role: string, organisation: string) => `${organisation} · ${role}`,
};

/** The way in, for who is a guest yet. */
export const joinEntry = {
  title: '我是党员，去加入',
  detail: '输入支部的加入码，书记确认后即可签到和计分',
};

export const roleNames: Record<RoleName, string> = {
  secretary: '书记',
  deputy: '副书记（支委）',
  administrator: '管理员',
  lecturer: '讲师',
  auditor: '督导员',
};

/** What is kept and what is not, as the product really does it. */
export const privacyParagraphs: readonly { title: string; text: string }[] = [
  {
    title: '保存什么',
    text: '您的姓名、所在支部、分类、签到和学习记录、积分。用来签到、计分和统计支部学习情况。党委允许用手机号加入时，名册上只存手机号的核对码和隐去中间四位的样子。',
  },
  {
    title: '不保存什么',
    text: '不保存位置、通讯录和设备编号。签到码只在服务器核对，扫码时不上传照片。',
  },
  {
    title: '谁能看到',
    text: '本支部书记和党委管理员能看到本支部党员的签到情况；排行榜显示姓名、支部和积分。',
  },
  {
    title: '更正和删除',
    text: '记录有误请联系所在支部书记；加入后可在“隐私中心”查看、导出或删除自己的资料。',
  },
];
