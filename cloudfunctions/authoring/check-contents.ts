import { checkedTogether, type LectureDraft, textsOf } from '../shared/domain/lecture-draft';
import { mostCheckedCharacters } from '../shared/repositories/content-check-repository';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Refused, refuse } from '../shared/runtime/outcome';

const atOnce = 5;

/** Asks the platform about everything that others will read; undefined where nothing stands against it. */
export async function checkContents(
  draft: LectureDraft,
  { caller, repositories }: MemberContext,
): Promise<Refused | undefined> {
  const texts = checkedTogether(textsOf(draft), mostCheckedCharacters);
  const found = await inGroups(texts, atOnce, async ([field, text]) => ({
    field,
    said: await repositories.contentChecks.check(caller.openid, text),
  }));
  const refused = found.find(({ said }) => said === 'refused');
  if (refused) return refuse('CONTENT_REFUSED', { field: refused.field });
  return found.some(({ said }) => said === 'unavailable')
    ? refuse('CONTENT_CHECK_UNAVAILABLE')
    : undefined;
}
