import { addErrorCopy } from '../error-copy';

/** What may be refused in the season's plan and in surveys. */
export const planErrors = addErrorCopy({
  TASK_NOT_FOUND: '没有找到这项任务，可能已经撤回，请刷新后再看',
  TASK_CHANGED: '这项任务刚被别人改过，请刷新后再试',
  TASK_STATE_CONFLICT: '任务的状态已经变化，请刷新后再试',
  TASK_INVALID: '任务的要求在本季找不到，或截止日期超出本季，请检查后再试',
  TOO_MANY_TASKS: '任务太多：支部一季最多 12 项、党委最多 60 项，撤回的也算，请先删除不用的草稿',
  EVIDENCE_CHANGED: '这份材料刚有变化，请刷新后再试',
  EVIDENCE_PICTURE_NEEDED: '这项任务要附一张照片，请选好照片再提交',
  SURVEY_NOT_FOUND: '没有找到这份调研，可能已经删除，请返回后再看',
  SURVEY_CHANGED: '这份调研刚被别人改过，请刷新后再试',
  SURVEY_STATE_CONFLICT: '调研已经结束或状态有变化，请刷新后再看',
  SURVEY_INVALID: '题目的选项不完整、有重复，或截止日期已过，请检查后再试',
  TOO_MANY_SURVEYS: '一个组织一季最多 10 份调研，请先删除不用的草稿',
  SURVEY_ANSWERED: '您已经答过这份调研，每人只答一次',
  SURVEY_NOT_OVER: '调研结束 1 分钟后才能看结果',
});
