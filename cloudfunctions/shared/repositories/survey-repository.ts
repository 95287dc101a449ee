import type { KeptResults, Survey, SurveyAnswer } from '../domain/survey';
import { Collection, command, whole } from './platform';

const surveys = new Collection<Survey>('surveys');
const answers = new Collection<SurveyAnswer>('surveyAnswers');

/** Surveys of a season that one person can have to do with. */
const mostSurveys = 100;

export const byId = (surveyId: string) => surveys.byId(surveyId);

/** Throws DuplicateKey when the id stands already. */
export const insert = (survey: Survey) => surveys.insert(survey);

/** Surveys of these organisations, the newest first. */
export const heldBy = (seasonId: string, organisationIds: readonly string[]) =>
  surveys.find({
    where: { organisationId: command().in([...organisationIds]), seasonId },
    orderBy: [['createdAtMs', 'desc']],
    limit: mostSurveys,
  });

/** Surveys in the subtrees of these organisations, the newest first. */
export const heldBelow = (seasonId: string, organisationIds: readonly string[]) =>
  surveys.find({
    where: { orgPath: command().in([...organisationIds]), seasonId },
    orderBy: [['createdAtMs', 'desc']],
    limit: mostSurveys,
  });

/** Changes a survey that still is as it was read; false when somebody was faster. */
export async function change(
  { _id, revision }: Pick<Survey, '_id' | 'revision'>,
  set: Partial<Survey>,
): Promise<boolean> {
  const _ = command();
  // An edit says everything anew: an introduction that is not among it is gone.
  const gone = set.questions && set.introduction === undefined ? { introduction: _.remove() } : {};
  const next = { ...whole(set), ...gone, revision: revision + 1 };
  return (await surveys.update({ _id, revision }, next)) === 1;
}

/** Removes a draft that still is as it was read. */
export async function remove({
  _id,
  revision,
}: Pick<Survey, '_id' | 'revision'>): Promise<boolean> {
  return (await surveys.remove({ _id, revision, status: 'draft' })) === 1;
}

export const insertAnswer = (answer: SurveyAnswer) => answers.insert(answer);

export const countAnswers = (surveyId: string) => answers.count({ surveyId });

/** All answers of a survey, by their ids of chance. */
export const answersOf = (surveyId: string) => answers.findAll({ where: { surveyId } });

/** Keeps what a survey came to. The first word stands. */
export const keepResults = (surveyId: string, results: KeptResults) =>
  surveys.update(
    { _id: surveyId, results: command().exists(false) },
    { results: command().set(results) },
  );

export const removeAnswers = (surveyId: string) => answers.remove({ surveyId });
