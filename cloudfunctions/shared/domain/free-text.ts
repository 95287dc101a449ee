import type { Contract, FunctionName } from '../contract';

/**
 * Fields of requests in which people write words of their own. What they say is read by others: a title by all, a reason by whom it
 * concerns, a name typed by a stranger by the secretary. test/domain/free-text.test.ts finds a field that is in no list.
 */
const written: ReadonlySet<string> = new Set([
  ...['name', 'organisationName', 'branchName', 'lecturer'],
  ...['title', 'series', 'purpose', 'reachedWhen', 'note', 'introduction', 'description'],
  ...['venue', 'address', 'openingHours'],
  ...['text', 'options', 'explanation', 'words', 'answer', 'reason'],
]);

/** Fields with words that nobody else reads: what is searched for, and what a file is called. */
export const readByNobody: ReadonlySet<string> = new Set(['search', 'person', 'fileName']);

/** Actions whose words are not checked when they arrive, and why. */
export const uncheckedActions: {
  readonly [Name in FunctionName]?: Partial<Record<keyof Contract[Name], string>>;
} = {
  authoring: { save: 'a lecture is checked whole when it is published, which names the section' },
  lecturer: { membersNamed: 'looks for somebody' },
  service: { find: 'looks for somebody' },
  upload: { begin: 'a purpose of a file is a word of ours' },
};

/** The words of a request that others will read, each once; a list of marks repeats its reason. */
export function freeTextsOf(name: FunctionName, action: string, input: unknown): string[] {
  const unchecked: Record<string, string> = uncheckedActions[name] ?? {};
  return Object.hasOwn(unchecked, action) ? [] : [...new Set(textsIn(input, ''))];
}

/** Words stand under their field's name, also in a list; an object has fields of its own. */
function textsIn(value: unknown, field: string): string[] {
  if (typeof value === 'string') return written.has(field) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, key));
}

/** Texts put together as far as one question holds them, of so many characters, so that many short ones cost one. */
export function together(texts: readonly string[], most: number): string[] {
  const questions: string[] = [];
  for (const text of texts) {
    const last = questions.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= most)
      questions[questions.length - 1] = `${last}\n${text}`;
    else questions.push(text);
  }
  return questions;
}
