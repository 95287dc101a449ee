import type { RuleName } from '@contract/vocabulary';
import type { ScoreBookAnswer } from '@contract/score';

type Rules = ScoreBookAnswer['rules'];

export const ruleNames: Record<RuleName, string> = {
  checkIn: '签到',
  watch: '学习时长',
  lectureDone: '学完微课',
  quiz: '课后答题',
  service: '服务时长',
  task: '完成任务',
  manual: '人工加分',
  import: '外部学习积分',
};

/** The rule of an entry, with the figures that hold in this season. */
export const ruleTexts: Record<RuleName, (rules: Rules) => string> = {
  checkIn: ({ checkIn }) =>
    `按时签到 ${checkIn.onTime} 分，迟到 ${checkIn.late} 分，每天最多 ${checkIn.dayCap} 分`,
  watch: ({ watch }) =>
    `每学 ${Math.round(watch.everySeconds / 60)} 分钟 ${watch.points} 分，每天最多 ${watch.dayCap} 分`,
  lectureDone: ({ lectureDone }) => `学满一节微课 ${lectureDone.points} 分，每节只计一次`,
  quiz: ({ quiz }) => `第一次答题每答对一题 ${quiz.points} 分，每节最多 ${quiz.most} 分`,
  service: ({ service }) =>
    `书记确认的服务每小时 ${service.points} 分，每天最多 ${service.dayCap} 分`,
  task: ({ task }) => `完成任务书里的一项任务 ${task.points} 分，每项只计一次`,
  manual: () => '由书记或管理员写明理由后计入，超过 20 分须第二人确认',
  import: () => '由管理员凭学习记录导入，每行 1 至 100 分',
};
