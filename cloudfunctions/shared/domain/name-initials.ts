import { pinyin } from 'pinyin-pro';

/**
 * First letters of a name's pinyin, lower case, as one would type them: 苏明辉 → smh, 单雄信 → sxx (a surname's own
 * reading). Letters and digits stand for themselves; anything else is left out. Only where members are put on the roster:
 * the dictionary behind it weighs more than all functions together.
 */
export const nameInitials = (name: string): string =>
  typed(pinyin(name, { ...firstLetters, surname: 'head' }));

/** The same of any other words: 冬季安全 → djaq. */
export const wordInitials = (words: string): string => typed(pinyin(words, firstLetters));

const firstLetters = { pattern: 'first', toneType: 'none', type: 'array' } as const;

const typed = (letters: readonly string[]) =>
  letters
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
