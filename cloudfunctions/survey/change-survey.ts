import { createHash } from 'node:crypto';
import type { SurveyContent } from '../shared/contract/survey';
import { faultOfSurveyQuestion } from '../shared/contract/survey-question';
import { isClosingDay, type Survey } from '../shared/domain/survey';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { managedSurvey } from './own-survey';

interface Changed {
  surveyId: string;
  revision: number;
}
type Seen = Changed;
type Defined = SurveyContent & { requestId: string; organisationId: string };

/** Surveys of one organisation in one season. */
const mostSurveys = 10;

/** Makes a draft. Sent twice, it is one. */
export async function defineSurvey(
  { requestId, organisationId, ...content }: Defined,
  context: MemberContext,
): Promise<Outcome<Changed>> {
  const { may, member, nowMs, repositories } = context;
  const holder = (await organisationsById([organisationId], nowMs)).get(organisationId);
  if (!holder || !may(holder.path)) return refuse('NOT_ALLOWED');
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const fault = faultOf(content, nowMs);
  if (fault) return fault;
  const standing = await repositories.surveys.heldBy(season._id, [organisationId]);
  const _id = createHash('sha256').update(`${member._id}/${requestId}`).digest('hex').slice(0, 16);
  const again = standing.find((one) => one._id === _id);
  if (again) return { surveyId: _id, revision: again.revision };
  if (standing.length >= mostSurveys) return refuse('TOO_MANY_SURVEYS');
  const survey: Survey = {
    ...{ _id, seasonId: season._id, organisationId, organisationName: holder.name },
    ...{ orgPath: holder.path, ...content, status: 'draft', revision: 1 },
    ...{ createdBy: member._id, createdAtMs: nowMs },
  };
  try {
    await repositories.surveys.insert(survey);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return { surveyId: _id, revision: 1 };
  }
  await noteSurvey(survey, 'added', context);
  return { surveyId: _id, revision: 1 };
}

/** Changes a draft: what people have begun to answer stays as it is. */
export async function editSurvey(
  { surveyId, revision, ...content }: Seen & SurveyContent,
  context: MemberContext,
): Promise<Outcome<Changed>> {
  const survey = await managedSurvey({ surveyId, revision }, 'draft', context);
  if (survey instanceof Refused) return survey;
  return faultOf(content, context.nowMs) ?? write(survey, content, 'changed', context);
}

/** Opens a draft to those whom it asks, as it was seen. */
export async function openSurvey(seen: Seen, context: MemberContext): Promise<Outcome<Changed>> {
  const survey = await managedSurvey(seen, 'draft', context);
  if (survey instanceof Refused) return survey;
  const fault = faultOf(survey, context.nowMs);
  return fault ?? write(survey, { status: 'open' }, 'opened', context);
}

/** Ends a survey before its last day. It is never opened again: results that grew by one would tell that one's answer. */
export async function closeSurvey(seen: Seen, context: MemberContext): Promise<Outcome<Changed>> {
  const survey = await managedSurvey(seen, 'open', context);
  if (survey instanceof Refused) return survey;
  const closed = { status: 'closed' as const, closedAtMs: context.nowMs };
  return write(survey, closed, 'closed', context);
}

/** Removes a draft. */
export async function removeSurvey(
  seen: Seen,
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const survey = await managedSurvey(seen, 'draft', context);
  if (survey instanceof Refused) return survey;
  if (!(await context.repositories.surveys.remove(survey))) return refuse('SURVEY_CHANGED');
  await noteSurvey({ ...survey, revision: survey.revision + 1 }, 'removed', context);
  return {};
}

function faultOf({ questions, closesOn }: SurveyContent, nowMs: number): Refused | undefined {
  if (!isClosingDay(closesOn, nowMs)) return refuse('SURVEY_INVALID', { fault: 'closing-day' });
  const ids = new Set(questions.map(({ questionId }) => questionId));
  if (ids.size < questions.length) return refuse('BAD_REQUEST', { field: 'questions' });
  for (const [place, question] of questions.entries()) {
    const fault = faultOfSurveyQuestion(question);
    if (fault) return refuse('SURVEY_INVALID', { fault, question: place + 1 });
  }
  return undefined;
}

async function write(
  survey: Survey,
  set: Partial<Survey>,
  what: string,
  context: MemberContext,
): Promise<Outcome<Changed>> {
  if (!(await context.repositories.surveys.change(survey, set))) return refuse('SURVEY_CHANGED');
  const revision = survey.revision + 1;
  await noteSurvey({ ...survey, ...set, revision }, what, context);
  return { surveyId: survey._id, revision };
}

async function noteSurvey(
  { _id, revision, orgPath, status, title }: Survey,
  what: string,
  { member, nowMs, repositories }: MemberContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `survey-changed:${_id}:${revision}`,
    ...{ action: 'survey-changed', by: member._id, atMs: nowMs, orgPath, subjectId: _id },
    facts: { what, revision, status, title },
  });
}
