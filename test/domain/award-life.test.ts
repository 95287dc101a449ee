import type { AwardStage } from '../../cloudfunctions/shared/contract/award-terms';
import {
  appealsEndMs,
  type AwardAction,
  awardActions,
  awardAllows,
  awardOffers,
  awardStageOf,
  awardTransitions,
} from '../../cloudfunctions/shared/domain/award-life';
import { minuteMs, startsAtMs } from '../tools/builders';

const stages: AwardStage[] = ['draft', 'frozen', 'appeals', 'deciding', 'final'];

test.each<[AwardStage, AwardAction[]]>([
  ['draft', ['edit', 'remove', 'freeze']],
  ['frozen', ['reopen', 'publish']],
  ['appeals', ['appeal', 'decide']],
  ['deciding', ['decide']],
  ['final', []],
])('in the stage %s: %j', (stage, allowed) => {
  expect(awardActions.filter((action) => awardAllows(action, stage))).toEqual(allowed);
});

test('an administrator is offered no appeal, and no removal of what was frozen once', () => {
  expect(awardOffers('appeals', 1)).toEqual(['decide']);
  expect(awardOffers('draft', 0)).toEqual(['edit', 'remove', 'freeze']);
  expect(awardOffers('draft', 1)).toEqual(['edit', 'freeze']);
});

test('nothing leads back from a publication', () => {
  const published: AwardStage[] = ['appeals', 'deciding', 'final'];
  for (const action of awardActions) {
    const { from, to } = awardTransitions[action];
    if (from.some((stage) => published.includes(stage))) expect(to).toBeUndefined();
  }
  expect(stages.filter((stage) => awardAllows('publish', stage))).toEqual(['frozen']);
});

test.each<[string, 'draft' | 'frozen' | 'published', number, number, AwardStage]>([
  ['a draft is one', 'draft', 0, 0, 'draft'],
  ['a frozen list is one', 'frozen', 0, 0, 'frozen'],
  ['until the last moment appeals are taken', 'published', 0, -1, 'appeals'],
  ['then none any more, and the list is final', 'published', 0, 0, 'final'],
  ['but for an appeal that waits', 'published', 1, 0, 'deciding'],
])('%s', (_, status, waiting, beyondMs, expected) => {
  const appealsUntilMs = startsAtMs;
  expect(awardStageOf({ status, appealsUntilMs }, waiting, appealsUntilMs + beyondMs)).toBe(
    expected,
  );
});

test('days to appeal are whole ones of Shanghai, that of the publication not counted', () => {
  const midnight = startsAtMs + 5 * 60 * minuteMs;
  expect(appealsEndMs(startsAtMs, 5)).toBe(midnight + 5 * 86_400_000);
  expect(appealsEndMs(midnight - 1, 1)).toBe(midnight + 86_400_000);
});
