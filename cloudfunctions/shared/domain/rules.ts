/** How points are earned in a season. Data of the season document, versioned; the default is what a season begins with. */
export interface SeasonRules {
  version: number;
  checkIn: { onTime: number; late: number; dayCap: number };
  watch: { points: number; everySeconds: number; dayCap: number };
  lectureDone: { points: number; coverage: number };
  /** For a right answer of the first try, and the most of one lecture. Missing in seasons from before there were quizzes (quizRuleOf). */
  quiz?: QuizRule;
}

export interface QuizRule {
  points: number;
  most: number;
}

export const defaultRules = {
  version: 1,
  checkIn: { onTime: 10, late: 5, dayCap: 20 },
  watch: { points: 1, everySeconds: 120, dayCap: 10 },
  lectureDone: { points: 3, coverage: 0.9 },
  quiz: { points: 1, most: 5 },
} as const satisfies SeasonRules;

export const quizRuleOf = ({ quiz }: Pick<SeasonRules, 'quiz'>): QuizRule =>
  quiz ?? defaultRules.quiz;

/**
 * What an administrator may set. The seconds of a unit of watching are not among it: the units of a season are numbered by them
 * (`watch:<n>`), so another length would give numbers that stand already.
 */
export interface RulesDraft {
  checkIn: SeasonRules['checkIn'];
  watch: Omit<SeasonRules['watch'], 'everySeconds'>;
  lectureDone: SeasonRules['lectureDone'];
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

/** What contradicts itself in a draft; undefined where nothing does. */
export type RulesFault = 'late-above-on-time' | 'cap-below-points' | 'unchanged';

export function faultOf(draft: RulesDraft, current: SeasonRules): RulesFault | undefined {
  if (draft.checkIn.late > draft.checkIn.onTime) return 'late-above-on-time';
  const { checkIn, watch } = draft;
  if (checkIn.dayCap < checkIn.onTime || watch.dayCap < watch.points) return 'cap-below-points';
  return sameDraft(draft, draftOf(current)) ? 'unchanged' : undefined;
}

/** The part of the rules that can be set. */
export function draftOf({ checkIn, watch, lectureDone }: SeasonRules): RulesDraft {
  const { points, dayCap } = watch;
  return { checkIn, watch: { points, dayCap }, lectureDone };
}

const sameDraft = (a: RulesDraft, b: RulesDraft) =>
  a.checkIn.onTime === b.checkIn.onTime &&
  a.checkIn.late === b.checkIn.late &&
  a.checkIn.dayCap === b.checkIn.dayCap &&
  a.watch.points === b.watch.points &&
  a.watch.dayCap === b.watch.dayCap &&
  a.lectureDone.points === b.lectureDone.points &&
  a.lectureDone.coverage === b.lectureDone.coverage;

/** The version after the current one, as a draft sets it. */
export function nextRules(draft: RulesDraft, current: SeasonRules): SeasonRules {
  return {
    version: current.version + 1,
    checkIn: draft.checkIn,
    watch: { ...draft.watch, everySeconds: current.watch.everySeconds },
    lectureDone: draft.lectureDone,
    ...(current.quiz ? { quiz: current.quiz } : {}),
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
