import {
  type ImportColumn,
  type ImportFault,
  mostImportPoints,
} from '../shared/domain/points-import';

/** Words of the spreadsheets that this function writes. */
export const copy = {
  templateFile: '外部学习积分导入模板.xlsx',
  templateSheet: '导入',
  templateTitle: '外部学习积分导入',
  templateHints: [
    '从表头下一行开始填写，一行一项；表头不要改动',
    '学习日期写成 2026-11-20 的样子，须在本季之内、不晚于今天',
    `积分为 1 至 ${mostImportPoints} 的整数，没有每日上限；同一人同一天同一学习内容只计一次`,
  ],
  problemsFile: (name: string) => `${name.replace(/\.[A-Za-z0-9]{1,8}$/u, '')}-需更正.xlsx`,
  problemsTitle: '需要更正的行',
  problemsHint: '更正后把本文件单独上传，已核对无误的行不必再传',
  line: '原文件行号',
  fault: '问题',
  faultAt: (title: string, fault: string) => `${title}：${fault}`,
};

export const columnWidths: Readonly<Record<ImportColumn, number>> = {
  name: 14,
  branch: 28,
  day: 14,
  item: 30,
  points: 8,
};

export const faultNames: Readonly<Record<ImportFault, string>> = {
  missing: '没有填写',
  'too-long': '文字太长',
  'not-a-day': '不是日期',
  'outside-season': '不在本季之内',
  'not-points': `不是 1 至 ${mostImportPoints} 的整数`,
  'unknown-branch': '没有这个支部，或不归您管理',
  'unknown-member': '支部里没有这个人',
  'several-members': '支部里有几位同名，请改为手工加分',
  self: '不能给自己导入积分',
  twice: '与前面的行重复',
  'counted-before': '以前的文件已经计过',
};
