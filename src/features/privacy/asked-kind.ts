import type { KeptKind } from '@contract/vocabulary';
import { keptKindCopy } from '@/copy/privacy';
import { pageParameter } from '@/platform/navigation';

/** Which kind the page is about, and what it is called. An address that names none leads to the first. */
export function askedKind(): { kind: KeptKind; title: string } {
  const asked = pageParameter('kind') ?? '';
  const kind: KeptKind = asked in keptKindCopy ? (asked as KeptKind) : 'roster';
  return { kind, title: keptKindCopy[kind].title };
}
