import { pageParameter } from '@/platform/navigation';

/** The path of a poster's link. */
const linkPath = /\/L\/([A-Za-z0-9_-]{1,40})$/u;

/**
 * The lecture that the page was opened for: by the app (`id`), by WeChat's own code on a poster (`scene`), or by a poster's link, which WeChat's
 * scanner hands over in `q`. Empty where none is named.
 */
export function askedLecture(): string {
  const [, fromLink] = linkPath.exec(pageParameter('q') ?? '') ?? [];
  return pageParameter('id') ?? pageParameter('scene') ?? fromLink ?? '';
}
