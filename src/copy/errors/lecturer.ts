import { addErrorCopy } from '../error-copy';

/** What may be refused where lecturers are kept or named. */
export const lecturerErrors = addErrorCopy({
  LECTURER_NOT_FOUND: '没有找到这位讲师，可能已停用，请重新选择',
  LECTURER_CHANGED: '这一条刚被别人改过，请刷新后再试',
  LECTURER_EXISTS: '讲师库里已经有这一位，请在列表里查找',
  LECTURER_IS_MEMBER: '这一位在党员名册里，请改为把另一条合并到这一条',
  LECTURERS_FULL: '讲师库已满，请先合并或停用几条',
  TEAM_NOT_FOUND: '没有找到这支队伍，请刷新后再选',
});
