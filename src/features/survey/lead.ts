import type { SurveyQuestion } from '@contract/survey-question';
import { surveyResultsCopy } from '@/copy/survey';

export const percentIn = (count: number, all: number): number =>
  all === 0 ? 0 : Math.round((count / all) * 100);

/** What a question came to, as a sentence. */
export function leadOf(
  { kind, options }: Pick<SurveyQuestion, 'kind' | 'options'>,
  counts: readonly number[],
  answers: number,
): string {
  if (kind === 'words') return surveyResultsCopy.words(counts[0] ?? 0);
  if (kind === 'scale') {
    const sum = counts.reduce((total, count, place) => total + count * (place + 1), 0);
    const given = counts.reduce((total, count) => total + count, 0);
    return surveyResultsCopy.mean(given === 0 ? 0 : sum / given);
  }
  const most = Math.max(0, ...counts);
  return surveyResultsCopy.most(options[counts.indexOf(most)] ?? '', percentIn(most, answers));
}
