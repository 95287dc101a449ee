import { addErrorCopy } from '../error-copy';

/** What may be refused in projects. */
export const projectErrors = addErrorCopy({
  PROJECT_NOT_FOUND: '没有找到这个项目，可能已撤销，请返回列表再看',
  PROJECT_CHANGED: '这个项目刚被别人改过，请刷新后再试',
  PROJECT_STATE_CONFLICT: '项目的状态已经变化，请刷新后再试',
  PROJECT_INVALID: '请检查节点的日期（不超出本季前后 30 天）和参加的组织',
  TOO_MANY_PROJECTS: '一个组织一季最多 40 个项目，请先删除不用的草稿',
  PROJECT_WITHOUT_BRANCH: '您的支部没有参加这个项目，请先加入或联系上级管理员',
  PROJECT_DAY_INVALID: '达成日期不能晚于今天，也不能早于本季准备期，请重新选',
  PROJECT_REPORT_CHANGED: '这条进展刚被别人处理过，请刷新后再看',
});
