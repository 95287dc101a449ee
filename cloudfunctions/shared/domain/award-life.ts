import type { AwardStage } from '../contract/award-terms';
import type { Award } from './award';
import { dayMs, dayStartMs } from './season-time';

/** What can be done with an award. */
export const awardActions = [
  'edit',
  'remove',
  'freeze',
  'reopen',
  'publish',
  'appeal',
  'decide',
] as const;
export type AwardAction = (typeof awardActions)[number];

interface Transition {
  from: readonly AwardStage[];
  /** Left out where the stage stays; `gone` where nothing is left. */
  to?: AwardStage | 'gone';
  /** administrator: of the holder or above it; member: of the holder's subtree, for nobody but oneself or the own branch. */
  by: 'administrator' | 'member';
}

/** The whole life of an award; every check and the screen's offers read this table. What is published is never taken back. */
export const awardTransitions: Record<AwardAction, Transition> = {
  edit: { from: ['draft'], by: 'administrator' },
  remove: { from: ['draft'], to: 'gone', by: 'administrator' },
  freeze: { from: ['draft'], to: 'frozen', by: 'administrator' },
  reopen: { from: ['frozen'], to: 'draft', by: 'administrator' },
  publish: { from: ['frozen'], to: 'appeals', by: 'administrator' },
  appeal: { from: ['appeals'], by: 'member' },
  decide: { from: ['appeals', 'deciding'], by: 'administrator' },
};

/**
 * The stage of an award. That the time to appeal is over and a list final is a fact of the clock and of what waits, not
 * a note that a job would have to write and could miss.
 */
export function awardStageOf(
  award: Pick<Award, 'status' | 'appealsUntilMs'>,
  waitingAppeals: number,
  nowMs: number,
): AwardStage {
  if (award.status !== 'published') return award.status;
  if (nowMs < (award.appealsUntilMs ?? 0)) return 'appeals';
  return waitingAppeals > 0 ? 'deciding' : 'final';
}

/** Whether something may be done in a stage. */
export const awardAllows = (action: AwardAction, stage: AwardStage): boolean =>
  awardTransitions[action].from.includes(stage);

/** What an administrator may do in a stage. A list that was frozen once stays readable, so its award is not removed. */
export const awardOffers = (stage: AwardStage, frozenLists: number): AwardAction[] =>
  awardActions.filter(
    (action) =>
      awardTransitions[action].by === 'administrator' &&
      awardAllows(action, stage) &&
      (action !== 'remove' || frozenLists === 0),
  );

/** First instant without appeals, ms: midnight of Shanghai after so many whole days. */
export const appealsEndMs = (publishedAtMs: number, appealDays: number): number =>
  dayStartMs(publishedAtMs) + (appealDays + 1) * dayMs;
