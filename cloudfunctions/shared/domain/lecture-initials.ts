import { wordInitials } from './name-initials';
import type { PlannedLecture } from './season';

/**
 * First letters of the pinyin of a lecture's title and series. Not of the lecturer, of whom nothing stays once erased. Only where
 * lectures are put on the shelf: the dictionary behind it is large.
 */
export const lectureInitials = ({ title, series }: Pick<PlannedLecture, 'title' | 'series'>) =>
  [title, series].map(wordInitials).join(' ');
