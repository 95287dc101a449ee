import { isWellFormed } from './index-keys';
import { isPlainObject, isRegExp } from './values';

const LITERAL_START = /^\^([^\\^$.*+?()[\]{}|]+)(.?)/u;
const QUANTIFIERS = '*?{+';

/**
 * The range of texts, from inclusive to exclusive, in which everything lies that an anchored regular expression such as
 * `^abc` matches. Null when it has no literal beginning, or ignores case.
 */
export function prefixOf(condition: unknown): [string, string] | null {
  const regex = regexOf(condition);
  // An alternative may begin with something else.
  if (!regex || /[^u]/.test(regex.flags) || regex.source.includes('|')) return null;
  const [, literal = '', next = ''] = LITERAL_START.exec(regex.source) ?? [];
  const letters = [...literal];
  if (next !== '' && QUANTIFIERS.includes(next)) letters.pop();
  const last = letters.at(-1)?.codePointAt(0);
  // The code points before the surrogates have no plain successor.
  if (last === undefined || last >= 0xd7ff || !isWellFormed(literal)) return null;
  const prefix = letters.join('');
  return [prefix, letters.slice(0, -1).join('') + String.fromCodePoint(last + 1)];
}

function regexOf(condition: unknown): { source: string; flags: string } | null {
  if (isRegExp(condition)) return condition;
  if (!isPlainObject(condition) || !('$regex' in condition)) return null;
  const { $regex: pattern, $options: options = '' } = condition;
  if (typeof options !== 'string') return null;
  if (isRegExp(pattern)) return { source: pattern.source, flags: pattern.flags + options };
  return typeof pattern === 'string' ? { source: pattern, flags: options } : null;
}
