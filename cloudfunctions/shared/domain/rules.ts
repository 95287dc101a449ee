/** How points are earned in a season. Data of the season document, versioned; the default is what a season begins with. */
export interface SeasonRules {
  version: number;
  checkIn: { onTime: number; late: number; dayCap: number };
  watch: { points: number; everySeconds: number; dayCap: number };
  lectureDone: { points: number; coverage: number };
  /** For a right answer of the first try, and the most of one lecture. Missing in seasons from before there were quizzes (quizRuleOf). */
  quiz?: QuizRule;
  /** For a confirmed hour of service. Missing in seasons from before there was service (serviceRuleOf). */
  service?: ServiceRule;
  /** For a task of the season's plan that is done, once. Missing in seasons from before there were tasks (taskRuleOf). */
  task?: TaskRule;
}

export interface QuizRule {
  points: number;
  most: number;
}

export interface ServiceRule {
  points: number;
  dayCap: number;
}

export interface TaskRule {
  points: number;
}

export const defaultRules = {
  version: 1,
  checkIn: { onTime: 10, late: 5, dayCap: 20 },
  watch: { points: 1, everySeconds: 120, dayCap: 10 },
  lectureDone: { points: 3, coverage: 0.9 },
  quiz: { points: 1, most: 5 },
  service: { points: 5, dayCap: 15 },
  task: { points: 20 },
} as const satisfies SeasonRules;

export const quizRuleOf = ({ quiz }: Pick<SeasonRules, 'quiz'>): QuizRule =>
  quiz ?? defaultRules.quiz;
export const serviceRuleOf = ({ service }: Pick<SeasonRules, 'service'>): ServiceRule =>
  service ?? defaultRules.service;
export const taskRuleOf = ({ task }: Pick<SeasonRules, 'task'>): TaskRule =>
  task ?? defaultRules.task;

/** With every rule, those too that a season from before was not given. */
export type WholeRules = Required<SeasonRules>;

export const wholeRulesOf = (rules: SeasonRules): WholeRules => ({
  ...rules,
  ...{ quiz: quizRuleOf(rules), service: serviceRuleOf(rules), task: taskRuleOf(rules) },
});

/**
 * What an administrator may set. The seconds of a unit of watching are not among it: the units of a season are numbered by them
 * (`watch:<n>`), so another length would give numbers that stand already.
 */
export interface RulesDraft {
  checkIn: SeasonRules['checkIn'];
  watch: Omit<SeasonRules['watch'], 'everySeconds'>;
  lectureDone: SeasonRules['lectureDone'];
  quiz: QuizRule;
  service: ServiceRule;
  task: TaskRule;
}

/** How a version came into force: with the season, for new credits alone, or with the old ones counted anew. */
export type RulesMode = 'start' | 'from-now' | 'recalculate';

/** A version of the rules, kept for as long as the season: entries name it. */
export interface RulesVersion {
  rules: SeasonRules;
  mode: RulesMode;
  atMs: number;
  /** Member id; absent of the version that the season began with. */
  by?: string;
  reason?: string;
  /** The draft that it was confirmed from, so that a repeated confirmation finds its own. */
  draftId?: string;
}

/** Every change may rewrite every record, so a season has only so many. */
export const mostRulesVersions = 20;

/** What contradicts itself in a draft. */
export type RulesFault = 'late-above-on-time' | 'cap-below-points' | 'unchanged';

/** Why a draft cannot take the place of the current rules; undefined where it can. */
export function faultOf(draft: RulesDraft, current: SeasonRules): RulesFault | undefined {
  if (draft.checkIn.late > draft.checkIn.onTime) return 'late-above-on-time';
  const { checkIn, watch, quiz, service } = draft;
  if (checkIn.dayCap < checkIn.onTime || watch.dayCap < watch.points) return 'cap-below-points';
  if (quiz.most < quiz.points || service.dayCap < service.points) return 'cap-below-points';
  return sameDraft(draft, draftOf(current)) ? 'unchanged' : undefined;
}

/** The part of the rules that can be set. */
export function draftOf(rules: SeasonRules): RulesDraft {
  const { checkIn, watch, lectureDone, quiz, service, task } = wholeRulesOf(rules);
  const { points, dayCap } = watch;
  return { checkIn, watch: { points, dayCap }, lectureDone, quiz, service, task };
}

const sameDraft = (a: RulesDraft, b: RulesDraft) =>
  a.checkIn.onTime === b.checkIn.onTime &&
  a.checkIn.late === b.checkIn.late &&
  a.checkIn.dayCap === b.checkIn.dayCap &&
  a.watch.points === b.watch.points &&
  a.watch.dayCap === b.watch.dayCap &&
  a.lectureDone.points === b.lectureDone.points &&
  a.lectureDone.coverage === b.lectureDone.coverage &&
  a.quiz.points === b.quiz.points &&
  a.quiz.most === b.quiz.most &&
  a.service.points === b.service.points &&
  a.service.dayCap === b.service.dayCap &&
  a.task.points === b.task.points;

/** The version after the current one, as a draft sets it. */
export function nextRules(draft: RulesDraft, current: SeasonRules): SeasonRules {
  // A draft that was kept before there were these rules leaves them as they are.
  const { quiz, service, task } = { ...draftOf(current), ...draft };
  return {
    version: current.version + 1,
    checkIn: draft.checkIn,
    watch: { ...draft.watch, everySeconds: current.watch.everySeconds },
    lectureDone: draft.lectureDone,
    ...{ quiz, service, task },
  };
}

/** All versions of a season, the first first. A season whose rules were never changed keeps no list. */
export function versionsOf(season: {
  rules: SeasonRules;
  rulesHistory?: RulesVersion[];
  startsAtMs: number;
}): RulesVersion[] {
  return season.rulesHistory ?? [{ rules: season.rules, mode: 'start', atMs: season.startsAtMs }];
}
