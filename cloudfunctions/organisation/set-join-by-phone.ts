import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownOrganisation } from './own-organisation';

/**
 * Lets members of an organisation and below it join by their telephone numbers, or not any more: then what was kept of their
 * numbers goes, except where another organisation still asks for it.
 */
export async function setJoinByPhone(
  { organisationId, on }: { organisationId: string; on: boolean },
  context: MemberContext,
): Promise<Outcome<{ on: boolean }>> {
  const { member, nowMs, repositories } = context;
  const own = await ownOrganisation(context, organisationId);
  if (own instanceof Refused) return own;
  if (own.kind === 'branch') return refuse('ORGANISATION_PLACE_WRONG');
  const changed = await repositories.roster.setJoinByPhone(organisationId, on);
  if (!on) await forgetPhones(own.path, context);
  if (changed)
    await repositories.audit.note({
      _id: `organisation-changed:${organisationId}:${nowMs}`,
      action: 'organisation-changed',
      ...{ by: member._id, atMs: nowMs, orgPath: own.path, subjectId: organisationId },
      facts: { change: 'join-by-phone', on },
    });
  return { on };
}

async function forgetPhones(path: readonly string[], { repositories }: MemberContext) {
  const still = await repositories.organisations.askingPhones();
  if (still.some(({ _id }) => path.includes(_id))) return;
  const [organisationId = ''] = path.slice(-1);
  await repositories.roster.forgetPhones(
    organisationId,
    still.map(({ _id }) => _id),
  );
}
