import { pinyin } from 'pinyin-pro';
import type { PlannedLecture } from './season';

/**
 * First letters of the pinyin of a lecture's title and series, lower case: 冬季安全 → djaq. Not of the lecturer, of whom nothing stays once
 * erased. Only where lectures are put on the shelf: the dictionary behind it is large.
 */
export const lectureInitials = ({ title, series }: Pick<PlannedLecture, 'title' | 'series'>) =>
  [title, series].map(initialsOf).join(' ');

const initialsOf = (text: string) =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
