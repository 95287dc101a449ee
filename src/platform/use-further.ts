import { useEffect, useState } from 'react';
import type { CallResult } from './cloud';
import { useWork } from './use-work';

/** How a list is read on: where a page says that it goes on, and the page from there. */
interface Way<Page, Mark> {
  markOf: (page: Page) => Mark | undefined;
  read: (mark: Mark) => Promise<CallResult<Page>>;
}

/**
 * The pages of a list, those after the first on demand. A newer first page is shown once as many pages of it are there as were read before:
 * the list neither shrinks under the reader nor loses what stands open on it when somebody comes back.
 */
export function useFurther<Page, Mark>(first: Page, way: Way<Page, Mark>) {
  const [pages, setPages] = useState([first]);
  const { busy, failure, run } = useWork();
  const isBehind = pages[0] !== first;
  useEffect(() => {
    if (!isBehind) return undefined;
    let wanted = true;
    void readAnew(first, pages.length, way).then((anew) => wanted && setPages(anew));
    return () => {
      wanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for a newer first page, by what was shown and asked when it came
  }, [first]);
  const mark = pages.map(way.markOf).pop();
  const more = () => {
    if (mark === undefined) return;
    void run(
      () => way.read(mark),
      (page) => setPages((before) => [...before, page]),
    );
  };
  return { pages, hasMore: mark !== undefined, busy: busy || isBehind, failure, more };
}

/** Where one cannot be had, what came before it stands. */
export async function readAnew<Page, Mark>(
  first: Page,
  count: number,
  { markOf, read }: Way<Page, Mark>,
): Promise<Page[]> {
  const pages = [first];
  let mark = markOf(first);
  while (mark !== undefined && pages.length < count) {
    const page = await read(mark);
    if (!page.ok) break;
    pages.push(page.data);
    mark = markOf(page.data);
  }
  return pages;
}
