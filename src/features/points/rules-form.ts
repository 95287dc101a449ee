import { rulesCopy } from '@/copy/points';
import type { RulesDraft } from './api';
import { pointsOf } from './figures';

/** Rules as they are being typed; the coverage in percent. */
export type RulesForm = Record<RulesField, string>;
export type RulesField = keyof typeof bounds;

/** The contract's bounds. */
const bounds = {
  onTime: [0, 50],
  late: [0, 50],
  checkInCap: [0, 200],
  watch: [0, 10],
  watchCap: [0, 100],
  done: [0, 50],
  coverage: [50, 100],
  quiz: [0, 10],
  quizMost: [0, 50],
  service: [0, 20],
  serviceCap: [0, 100],
  task: [0, 100],
} as const satisfies Record<string, readonly [least: number, most: number]>;

export const rulesFields = Object.keys(bounds) as RulesField[];

export function formOf(rules: RulesDraft): RulesForm {
  const { checkIn, watch, lectureDone, quiz, service, task } = rules;
  const figures: Record<RulesField, number> = {
    ...{ onTime: checkIn.onTime, late: checkIn.late, checkInCap: checkIn.dayCap },
    ...{ watch: watch.points, watchCap: watch.dayCap },
    ...{ done: lectureDone.points, coverage: Math.round(lectureDone.coverage * 100) },
    ...{ quiz: quiz.points, quizMost: quiz.most, task: task.points },
    ...{ service: service.points, serviceCap: service.dayCap },
  };
  return Object.fromEntries(
    rulesFields.map((field) => [field, String(figures[field])]),
  ) as RulesForm;
}

export interface ReadForm {
  /** Undefined while anything is wrong. */
  draft?: RulesDraft;
  problems: Partial<Record<RulesField, string>>;
}

/** What stands in a form, and what is wrong with it beside each field. */
export function readForm(form: RulesForm): ReadForm {
  const problems: ReadForm['problems'] = {};
  const figures = {} as Record<RulesField, number>;
  for (const field of rulesFields) {
    const [least, most] = bounds[field];
    const figure = pointsOf(form[field], least, most);
    if (figure === undefined) problems[field] = rulesCopy.between(least, most);
    else figures[field] = figure;
  }
  if (figures.late > figures.onTime) problems.late ??= rulesCopy.lateAbove;
  if (figures.checkInCap < figures.onTime) problems.checkInCap ??= rulesCopy.capBelow;
  if (figures.watchCap < figures.watch) problems.watchCap ??= rulesCopy.capBelow;
  if (figures.quizMost < figures.quiz) problems.quizMost ??= rulesCopy.mostBelow;
  if (figures.serviceCap < figures.service) problems.serviceCap ??= rulesCopy.capBelow;
  if (Object.keys(problems).length > 0) return { problems };
  const { onTime, late, checkInCap, watch, watchCap, done, coverage } = figures;
  const { quiz, quizMost, service, serviceCap, task } = figures;
  return {
    problems,
    draft: {
      checkIn: { onTime, late, dayCap: checkInCap },
      watch: { points: watch, dayCap: watchCap },
      lectureDone: { points: done, coverage: coverage / 100 },
      quiz: { points: quiz, most: quizMost },
      service: { points: service, dayCap: serviceCap },
      task: { points: task },
    },
  };
}
