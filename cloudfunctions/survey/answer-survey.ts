import type { GivenAnswers } from '../shared/contract/survey';
import { answersFit, mainSegmentOf, surveyStageOf } from '../shared/domain/survey';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { visibleSurvey } from './own-survey';

/**
 * Takes an answer in two writes that nothing links: first the member's record notes that this survey was answered (one conditional
 * update, so once whatever is sent twice or raced), then the answer is put down under an id of chance, without a person or a time. In
 * this order a crash in between loses one answer; in the other, whoever repeats the call would be counted twice, and nobody could tell,
 * since nothing says whose an answer is.
 */
export async function answerSurvey(
  { surveyId, answers }: { surveyId: string; answers: GivenAnswers },
  context: MemberContext,
): Promise<Outcome<Record<string, never>>> {
  const { member, nowMs, random, repositories } = context;
  const found = await visibleSurvey(surveyId, context);
  if (found instanceof Refused) return found;
  const { survey, sight } = found;
  if (!sight.asked) return refuse('NOT_ALLOWED');
  if (surveyStageOf(survey, nowMs) !== 'open') return refuse('SURVEY_STATE_CONFLICT');
  if (!answersFit(survey.questions, answers)) return refuse('BAD_REQUEST', { field: 'answers' });
  const head = await repositories.taskRecords.surveyHead(survey.seasonId, member._id);
  if (!head) return refuse('NOT_JOINED');
  if (!(await repositories.taskRecords.markSurvey(head._id, surveyId)))
    return refuse('SURVEY_ANSWERED');
  await repositories.surveys.insertAnswer({
    _id: Buffer.from(random(16)).toString('hex'),
    ...{ surveyId, branchId: head.branchId, segment: mainSegmentOf(head.segments), answers },
  });
  return {};
}
