import type { ServiceFigures } from '../shared/contract/service-answers';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { countServices } from '../shared/runtime/service-sums';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownedBy } from './own-activity';

/** Sums over an organisation and what lies below it, by who did it. */
export async function showFigures(
  { organisationId }: { organisationId?: string | undefined },
  context: MemberContext,
): Promise<Outcome<ServiceFigures>> {
  const found = await ownedBy(organisationId ?? context.grants[0]?.organisationId ?? '', context);
  if (found instanceof Refused) return found;
  const { owner, season } = found;
  const { sum, sums, complete } = await countServices(season._id, owner._id, context);
  const names = await organisationsById([...sums.keys()], context.nowMs);
  return {
    ...{ organisationId: owner._id, organisationName: owner.name, sum, complete },
    rows: [...sums]
      .map(([id, one]) => ({ organisationId: id, name: names.get(id)?.name ?? '', ...one }))
      .sort((a, b) => b.hours - a.hours || b.people - a.people),
  };
}
