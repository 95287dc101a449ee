import type { Survey } from '../shared/domain/survey';
import { may } from '../shared/domain/permissions';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';

/** How somebody stands towards a survey: holding it, seeing its results, being asked. */
export interface Sight {
  managing: boolean;
  reading: boolean;
  asked: boolean;
}

/** What the roster says of the caller; whoever runs a branch below the holder sees the results of the whole and of that branch. */
export function sightOf(
  survey: Pick<Survey, 'organisationId' | 'orgPath' | 'status'>,
  { member }: Pick<MemberContext, 'member'>,
): Sight {
  const managing = may(member.roles, 'manageSurveys', survey.orgPath);
  const isBelow = member.orgPath.includes(survey.organisationId);
  const runsBelow = isBelow && may(member.roles, 'readSurveys', member.orgPath);
  return {
    managing,
    reading: managing || may(member.roles, 'readSurveys', survey.orgPath) || runsBelow,
    asked: isBelow && survey.status !== 'draft',
  };
}

/** A survey that the caller may see in any way. Anything else is not there. */
export async function visibleSurvey(
  surveyId: string,
  context: MemberContext,
): Promise<Outcome<{ survey: Survey; sight: Sight }>> {
  const survey = await context.repositories.surveys.byId(surveyId);
  if (!survey) return refuse('SURVEY_NOT_FOUND');
  const sight = sightOf(survey, context);
  const isSeen = sight.managing || (survey.status !== 'draft' && (sight.reading || sight.asked));
  return isSeen ? { survey, sight } : refuse('SURVEY_NOT_FOUND');
}

/** The same for who changes it, as it was seen. */
export async function managedSurvey(
  { surveyId, revision }: { surveyId: string; revision: number },
  allowed: Survey['status'],
  { may: mayHere, repositories }: MemberContext,
): Promise<Outcome<Survey>> {
  const survey = await repositories.surveys.byId(surveyId);
  if (!survey || !mayHere(survey.orgPath)) return refuse('NOT_ALLOWED');
  if (survey.revision !== revision) return refuse('SURVEY_CHANGED');
  return survey.status === allowed ? survey : refuse('SURVEY_STATE_CONFLICT');
}
