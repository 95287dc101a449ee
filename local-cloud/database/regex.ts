import { messageOf } from '../cloud-error';
import { refusedFilter } from './filter-refusals';
import { isRegExp } from './values';

/** MongoDB's options of a regular expression; `u` changes nothing, since all texts are Unicode. */
const OPTIONS = /^[imsxu]*$/;

/** Escapes and classes that PCRE has and JavaScript takes for something else without a word, and `\u`, the other way round. */
const OTHERWISE = /^\\(?:[AZzGQEhHRKXpPNLlUuae]|x\{)|^\[\[:/;
const PARTS = /\\(?:x\{|.)|\[\[:/gs;

/**
 * MongoDB's regular expression in JavaScript. The extended syntax (`x`) is written out; what PCRE has beyond JavaScript is
 * refused. @throws CloudError for options and patterns that are none
 */
export function regexOf(pattern: string, options: string): RegExp {
  const wrong = [...options].find((flag) => !OPTIONS.test(flag));
  if (wrong !== undefined) throw refusedFilter(`invalid flag in regex options: ${wrong}`);
  const other = pattern.match(PARTS)?.find((part) => OTHERWISE.test(part));
  if (other !== undefined) {
    throw refusedFilter(
      `Regular expression is invalid: ${other} is not supported by the local cloud`,
    );
  }
  const source = options.includes('x') ? withoutComments(pattern) : pattern;
  const flags = [...new Set(options.replace(/[xu]/g, ''))].join('');
  try {
    return new RegExp(source, flags);
  } catch (error) {
    throw refusedFilter(`Regular expression is invalid: ${messageOf(error)}`);
  }
}

/** @throws CloudError for an operand of `$regex` that MongoDB refuses */
export function checkRegex(operand: unknown, options: unknown): void {
  if (isRegExp(operand)) return;
  if (typeof operand !== 'string') throw refusedFilter('$regex has to be a string');
  if (typeof options !== 'string') throw refusedFilter('$options has to be a string');
  regexOf(operand, options);
}

/** Blanks and comments mean nothing in the extended syntax, save escaped or inside a character class. */
function withoutComments(pattern: string): string {
  return pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*/gs, (part) =>
    /^(\s|#)/.test(part) ? '' : part,
  );
}
