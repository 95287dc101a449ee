import type { CallResult } from '@/platform/cloud';
import { readAnew } from '@/platform/use-further';

interface Page {
  rows: string[];
  next?: number;
}

/** Three pages as a server has them now. */
const pages: Page[] = [
  { rows: ['a', 'b'], next: 1 },
  { rows: ['c', 'd'], next: 2 },
  { rows: ['e'] },
];

/** `failingAt`: the page that cannot be had. */
function wayTo(failingAt?: number) {
  return {
    markOf: ({ next }: Page) => next,
    read: (mark: number): Promise<CallResult<Page>> =>
      Promise.resolve(
        mark === failingAt
          ? { ok: false, code: 'NETWORK_FAILED' }
          : { ok: true, data: pages[mark] ?? { rows: [] }, serverNowMs: 0 },
      ),
  };
}

test.each<[string, number, number | undefined, string]>([
  ['only the first where nothing more was read', 1, undefined, 'ab'],
  ['as many as were read before', 2, undefined, 'abcd'],
  ['what there is, where the list has become shorter', 7, undefined, 'abcde'],
  ['what comes before a page that cannot be had', 3, 2, 'abcd'],
  ['the first alone, without a network', 3, 1, 'ab'],
])('a newer first page brings %s', async (_case, count, failingAt, shown) => {
  const [first] = pages;
  if (!first) throw new Error('there is no first page');
  const anew = await readAnew(first, count, wayTo(failingAt));
  expect(anew.flatMap(({ rows }) => rows).join('')).toBe(shown);
  expect(anew[0]).toBe(first);
});
