import type { ImportPreview } from '@contract/roster';

type LineFault = ImportPreview['faults']['shown'][number];
type FaultColumn = LineFault['column'];
type Fault = LineFault['fault'];

const columnNames: Record<FaultColumn, string> = {
  name: '姓名',
  branch: '所在支部',
  segments: '分类',
  phone: '手机号',
};

const faultTexts: Record<Fault, string> = {
  missing: '没有填写',
  'not-a-name': '不像姓名，请核对',
  unknown: '认不出，请按模板填写',
  several: '有重名，请在“成员与职务”里单独处理',
  twice: '与前面一行重复',
  'not-a-phone': '不是 11 位手机号，请改好或留空',
};

/** A roster file of the members. */
export const rosterImportCopy = {
  entry: '导入党员名册',
  lead: '先下载模板，填好姓名和所在支部，再选择文件。导入前会先列出将要改动的内容。',
  template: '下载模板',
  choose: '选择文件',
  sending: (share: number) => `正在上传 ${Math.round(share * 100)}%`,
  limits: 'xlsx 或 csv，最多 10,000 人。支部要先在“组织与成员”里建好。',
  notOpened: '文件没能打开，请重试',
  summary: (added: number, changed: number, moved: number, same: number) =>
    `新增 ${added} 人，调动 ${moved} 人，改资料 ${changed} 人，不变 ${same} 人`,
  start: (changes: number) => `确认导入 ${changes} 处改动`,
  nothing: '没有要改动的内容',
  other: '换一个文件',
  faults: (count: number) => `${count} 行不能导入`,
  faultOf: (column: FaultColumn, fault: Fault) =>
    column === 'branch' && fault === 'unknown'
      ? '所在支部：小程序里没有，请先建好或改成一致的名称'
      : `${columnNames[column]}：${faultTexts[fault]}`,
  line: (row: number) => `表格第 ${row} 行`,
  faultsNote: '其余的行可以先导入。下载有问题的行，按里面的“原因”改好，再选那个文件。',
  faultsFile: '下载有问题的行',
  added: '新增',
  moved: '调动到',
  changed: '改分类或手机号',
  missing: '文件里没有的党员',
  missingNote: '他们仍留在名册里，不会因为导入而删除。',
  part: (title: string, count: number) => `${title} ${count} 人`,
  placed: (branchName: string, row: number) => `${branchName} · 表格第 ${row} 行`,
  more: (count: number) => `还有 ${count} 人没有列出`,
  working: '正在导入名册',
  progress: (done: number, total: number | null) =>
    total === null ? '正在读取文件…' : `已处理 ${done} / ${total}`,
  mayLeave: '可以离开这一页，会自己做完。',
  done: (lines: number) => `导入完成，名册里的 ${lines} 行都已生效`,
  toPeople: '看名册',
  stopped: '导入已取消，名册没有任何改动',
  cancel: '取消导入',
  visible: '名册已经更新，正在整理各支部的积分档案。',
};
