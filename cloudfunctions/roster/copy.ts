import type { LineFault } from '../shared/domain/roster-plan';

/** Words of the roster's spreadsheets. */
const columns: Readonly<Record<LineFault['column'], string>> = {
  name: '姓名',
  branch: '所在支部',
  segments: '分类',
  phone: '手机号',
};

const faults: Readonly<Record<LineFault['fault'], string>> = {
  missing: '没有填写',
  'not-a-name': '不像姓名，请去掉数字和多余的字',
  unknown: '小程序里没有这个写法，请改成一致的',
  several: '有几位同名，请在小程序里逐个修改',
  twice: '和上面某一行重复',
  'not-a-phone': '不是 11 位手机号，请改好，或者留空',
};

export const copy = {
  roster: '党员名册',
  rosterTitle: (organisation: string, people: number) => `${organisation}党员名册，共 ${people} 人`,
  rosterFile: (organisation: string) => `${organisation}党员名册.xlsx`,
  faults: '没能导入的行',
  faultsTitle: (lines: number) => `没能导入的 ${lines} 行`,
  faultsLead: '按“原因”改好后，可以直接用这个文件再导入一次。',
  faultsPhones: '为了保密，手机号没有写进这个文件，请重新填写。',
  faultsFile: '名册里没能导入的行.xlsx',
  why: '原因',
  row: '原行号',
  faultOf: ({ column, fault }: LineFault) => `${columns[column]}：${faults[fault]}`,
};
