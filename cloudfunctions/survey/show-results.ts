import type { SurveyResults } from '../shared/contract/survey';
import {
  countsFromMs,
  type KeptResults,
  type Survey,
  surveyStageOf,
} from '../shared/domain/survey';
import { resultsOf } from '../shared/domain/survey-results';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { visibleSurvey } from './own-survey';

/**
 * What a survey came to, for who holds it and who runs a branch below. It is counted once, after its end, and the answers are removed
 * then: what may not be shown is not kept either.
 */
export async function showResults(
  { surveyId }: { surveyId: string },
  context: MemberContext,
): Promise<Outcome<SurveyResults>> {
  const { nowMs } = context;
  const found = await visibleSurvey(surveyId, context);
  if (found instanceof Refused) return found;
  const { survey, sight } = found;
  if (!sight.reading) return refuse('NOT_ALLOWED');
  if (surveyStageOf(survey, nowMs) !== 'over' || nowMs < countsFromMs(survey))
    return refuse('SURVEY_NOT_OVER');
  const results = survey.results ?? (await countOnce(survey, context));
  const branches = await organisationsById(
    results.branches.map(({ branchId }) => branchId),
    nowMs,
  );
  const visible = results.branches.filter(({ branchId }) => {
    const path = branches.get(branchId)?.path;
    return sight.managing || (path !== undefined && context.may(path));
  });
  return {
    ...{ title: survey.title, content: survey.questions, ...results },
    branches: visible.map((one) => ({ ...one, name: branches.get(one.branchId)?.name ?? '' })),
    // A hand can be known by its words: they are for the holder, where the most people stand behind them.
    words: sight.managing ? results.words : [],
  };
}

async function countOnce(
  survey: Survey,
  { random, repositories: { surveys } }: MemberContext,
): Promise<KeptResults> {
  const answers = await surveys.answersOf(survey._id);
  const shuffle = <T>(list: readonly T[]) =>
    list
      .map((one) => ({ one, draw: Buffer.from(random(8)).toString('hex') }))
      .sort((a, b) => (a.draw < b.draw ? -1 : 1))
      .map(({ one }) => one);
  const results = resultsOf(survey.questions, answers, shuffle);
  // Kept before anything is removed: a call that breaks off in between is made up for by the next.
  await surveys.keepResults(survey._id, results);
  const kept = (await surveys.byId(survey._id))?.results ?? results;
  await surveys.removeAnswers(survey._id);
  return kept;
}
