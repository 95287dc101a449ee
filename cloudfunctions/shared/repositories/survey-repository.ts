import type { KeptResults, Survey, SurveyAnswer } from '../domain/survey';
import { Collection, command } from './platform';

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
  const whole = Object.fromEntries(
    Object.entries(set).map(([field, value]) => [
      field,
      typeof value === 'object' ? _.set(value) : value,
    ]),
  );
  // An edit says everything anew: an introduction that is not among it is gone.
  const gone = set.questions && set.introduction === undefined ? { introduction: _.remove() } : {};
  const next = { ...whole, ...gone, revision: revision + 1 };
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
export async function answersOf(surveyId: string): Promise<SurveyAnswer[]> {
  const all: SurveyAnswer[] = [];
  for (let last = ''; ;) {
    const page = await answers.find({
      where: { surveyId, _id: command().gt(last) },
      orderBy: [['_id', 'asc']],
      limit: 1000,
    });
    all.push(...page);
    if (page.length < 1000) return all;
    last = page.at(-1)?._id ?? last;
  }
}

/** Keeps what a survey came to. The first word stands. */
export const keepResults = (surveyId: string, results: KeptResults) =>
  surveys.update(
    { _id: surveyId, results: command().exists(false) },
    { results: command().set(results) },
  );

export const removeAnswers = (surveyId: string) => answers.remove({ surveyId });
