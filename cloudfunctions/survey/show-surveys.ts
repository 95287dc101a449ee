import type { SurveyLine, SurveyListAnswer, SurveyPage } from '../shared/contract/survey';
import { smallestGroup } from '../shared/contract/survey-question';
import { grantsWith } from '../shared/domain/permissions';
import { type Survey, surveyStageOf } from '../shared/domain/survey';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { type Sight, sightOf, visibleSurvey } from './own-survey';

type Answered = Readonly<Record<string, true>>;

/** Surveys that ask the caller, and those that the caller holds or may read. */
export async function listSurveys(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<SurveyListAnswer>> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const holding = grantsWith(member.roles, ['manageSurveys']).map((one) => one.organisationId);
  const reading = grantsWith(member.roles, ['readSurveys']).map((one) => one.organisationId);
  const [own, below, head, organisations] = await Promise.all([
    repositories.surveys.heldBy(season._id, member.orgPath),
    reading.length > 0 ? repositories.surveys.heldBelow(season._id, [...new Set(reading)]) : [],
    repositories.taskRecords.surveyHead(season._id, member._id),
    organisationsById([...new Set(holding)], nowMs),
  ]);
  const all = [...new Map([...own, ...below].map((one) => [one._id, one])).values()];
  return {
    surveys: all.flatMap((survey) => {
      const sight = sightOf(survey, context);
      if (survey.status === 'draft' && !sight.managing) return [];
      return [lineOf(survey, sight, head?.surveys ?? {}, nowMs)];
    }),
    holders: [...organisations.values()].map(({ _id, name }) => ({ organisationId: _id, name })),
  };
}

/** One survey with its questions. How many answered is told only where nobody can be made out by it. */
export async function showSurvey(
  { surveyId }: { surveyId: string },
  context: MemberContext,
): Promise<Outcome<SurveyPage>> {
  const { member, nowMs, repositories } = context;
  const found = await visibleSurvey(surveyId, context);
  if (found instanceof Refused) return found;
  const { survey, sight } = found;
  const [head, counted] = await Promise.all([
    repositories.taskRecords.surveyHead(survey.seasonId, member._id),
    sight.reading && !survey.results ? repositories.surveys.countAnswers(surveyId) : 0,
  ]);
  const answers = survey.results?.all?.answers ?? counted;
  return {
    ...lineOf(survey, sight, head?.surveys ?? {}, nowMs),
    ...{ revision: survey.revision, organisationId: survey.organisationId },
    ...(survey.introduction === undefined ? {} : { introduction: survey.introduction }),
    content: survey.questions,
    ...(sight.reading && answers >= smallestGroup ? { answers } : {}),
  };
}

function lineOf(survey: Survey, sight: Sight, answered: Answered, nowMs: number): SurveyLine {
  const { _id, title, organisationName, closesOn, questions } = survey;
  return {
    ...{ surveyId: _id, title, organisationName, closesOn, questions: questions.length },
    stage: surveyStageOf(survey, nowMs),
    ...{ asked: sight.asked, answered: answered[_id] === true },
    managing: sight.managing,
  };
}
