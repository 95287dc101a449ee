import { quizIdOf, type Quiz } from '../domain/quiz';
import { Collection } from './platform';

const quizzes = new Collection<Quiz>('quizzes');

/** One version of a lecture's quiz. */
export const version = (seasonId: string, lectureId: string, number: number) =>
  quizzes.byId(quizIdOf(seasonId, lectureId, number));

/** Adds a version. Throws DuplicateKey when it stands: versions never change. */
export const insert = (quiz: Quiz) => quizzes.insert(quiz);
