import { addErrorCopy } from '../error-copy';

/** What may be refused in rules, points by hand and imports of points. */
export const pointsErrors = addErrorCopy({
  RULES_INVALID: '规则有矛盾或没有改动，请检查后再试',
  RULES_DRAFT_OUTDATED: '规则刚被别人改过，请返回看过新规则后重新修改',
  RULES_PREVIEW_MISSING: '影响还没有算完，请稍候再确认',
  RULES_CHANGED_TOO_OFTEN: '本季规则修改次数已满，不能再改',
  POINTS_FOR_ONESELF: '不能给自己加分，请由其他书记或管理员办理',
  SECOND_PERSON_NEEDED: '自己提出的加分不能自己确认，请另一位书记或管理员确认',
  ADJUSTMENT_NOT_FOUND: '没有找到这条加分，请返回列表刷新',
  ADJUSTMENT_DECIDED: '这条加分刚被处理过，请返回列表刷新',
  IMPORT_NOT_FOUND: '没有找到这次导入，请返回列表刷新',
  IMPORT_COUNTED_BEFORE: '这个文件已经导入过，不会重复计分；要导入别的记录请换一个文件',
  IMPORT_OUTDATED: '核对之后又有别的文件计入积分，请重新选择文件核对',
  IMPORT_STATE_CONFLICT: '这次导入的状态已经变化，请返回列表刷新',
});
