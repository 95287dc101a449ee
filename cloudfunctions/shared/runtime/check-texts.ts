import { mostCheckedCharacters } from '../repositories/content-check-repository';
import type { CallContext } from './context';
import { type Refused, refuse } from './outcome';

/** Asks the platform about short texts that others will read, all at once; undefined where nothing stands against them. */
export async function checkTexts(
  texts: readonly string[],
  { caller, repositories }: Pick<CallContext, 'caller' | 'repositories'>,
): Promise<Refused | undefined> {
  const text = texts.filter(Boolean).join('\n');
  if (text === '') return undefined;
  if (text.length > mostCheckedCharacters) throw new Error('too long for one question');
  const said = await repositories.contentChecks.check(caller.openid, text);
  if (said === 'refused') return refuse('CONTENT_REFUSED');
  return said === 'unavailable' ? refuse('CONTENT_CHECK_UNAVAILABLE') : undefined;
}
