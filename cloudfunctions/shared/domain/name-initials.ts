import { pinyin } from 'pinyin-pro';

/**
 * First letters of a name's pinyin, lower case, as one would type them: 苏明辉 → smh, 单雄信 → sxx (a surname's own
 * reading). Letters and digits stand for themselves; anything else is left out. Only where members are put on the roster:
 * the dictionary behind it weighs more than all functions together.
 */
export function nameInitials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head', type: 'array' })
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
}
