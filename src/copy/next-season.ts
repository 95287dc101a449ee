/** The desk while no season runs. */
export const nextSeasonCopy = {
  over: '本季冬训已结束',
  none: '还没有进行中的冬训季',
  begin: '开始新一季后，就能布置任务书（可从往年复制）、发布场次。',
  wait: '上级党委的管理员开始新一季后，就能布置任务书、发布场次。现在可以先核对名册。',
  action: '开始新一季',
  people: '名册、加入申请、加入码',
  awards: '评学习标兵、先进集体',
};
