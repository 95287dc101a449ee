import { together } from '../domain/free-text';
import { mostCheckedCharacters } from '../repositories/content-check-repository';
import type { CallContext } from './context';
import { inGroups } from './in-groups';
import { type Refused, refuse } from './outcome';

const atOnce = 5;

/** Asks the platform about texts that others will read; undefined where nothing stands against them. */
export async function checkTexts(
  texts: readonly string[],
  { caller, repositories }: Pick<CallContext, 'caller' | 'repositories'>,
): Promise<Refused | undefined> {
  const questions = together(texts, mostCheckedCharacters);
  const said = await inGroups(questions, atOnce, (text) =>
    repositories.contentChecks.check(caller.openid, text),
  );
  if (said.includes('refused')) return refuse('CONTENT_REFUSED');
  return said.includes('unavailable') ? refuse('CONTENT_CHECK_UNAVAILABLE') : undefined;
}
