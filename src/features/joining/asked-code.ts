import { pageParameter } from '@/platform/navigation';

/** The path of an invitation's link. */
const linkPath = /\/J\/([0-9A-Z]{8})$/iu;

/**
 * The invitation that the page was opened by: a browser's address (`code`), WeChat's own code on a sheet (`scene`), or the sheet's link, which
 * WeChat's scanner hands over in `q`. Empty where there is none.
 */
export function askedCode(): string {
  const [, fromLink] = linkPath.exec(pageParameter('q') ?? '') ?? [];
  return pageParameter('code') ?? pageParameter('scene') ?? fromLink ?? '';
}
