import { derivedId, mayLieBelow } from '../shared/domain/joining';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownOrganisation } from './own-organisation';

interface NewOrganisation {
  requestId: string;
  parentId: string;
  kind: 'committee' | 'branch';
  name: string;
}

interface Changed {
  organisationId: string;
}

/** Adds a committee or a branch below one of the caller's. Sent again it finds what it has made. */
export async function addOrganisation(
  { requestId, parentId, kind, name }: NewOrganisation,
  context: MemberContext,
): Promise<Outcome<Changed>> {
  const { member, nowMs, repositories } = context;
  const parent = await ownOrganisation(context, parentId);
  if (parent instanceof Refused) return parent;
  if (!mayLieBelow(kind, parent.kind)) return refuse('ORGANISATION_PLACE_WRONG');
  const _id = derivedId('organisation', member._id, requestId);
  if (await repositories.roster.isNameTaken(parentId, name, _id))
    return refuse('ORGANISATION_NAME_TAKEN');
  const path = [...parent.path, _id];
  const added = await repositories.roster.addOrganisation({
    ...{ _id, kind, name, parentId, path, memberCount: 0, createdAtMs: nowMs },
  });
  if (added) await note(_id, path, { kind, change: 'added' }, context, `${nowMs}`);
  return { organisationId: _id };
}

/** Names an organisation anew. Sessions and records keep the name under which they were made. */
export async function renameOrganisation(
  { organisationId, name }: { organisationId: string; name: string },
  context: MemberContext,
): Promise<Outcome<Changed>> {
  const { nowMs, repositories } = context;
  const own = await ownOrganisation(context, organisationId);
  if (own instanceof Refused) return own;
  if (own.name === name) return { organisationId };
  if (own.parentId !== null) {
    const taken = await repositories.roster.isNameTaken(own.parentId, name, organisationId);
    if (taken) return refuse('ORGANISATION_NAME_TAKEN');
  }
  await repositories.roster.renameOrganisation(organisationId, name);
  const facts = { change: 'renamed', from: own.name, to: name };
  await note(organisationId, own.path, facts, context, `${nowMs}`);
  return { organisationId };
}

const note = (
  subjectId: string,
  orgPath: string[],
  facts: Readonly<Record<string, string>>,
  { member, nowMs, repositories }: MemberContext,
  version: string,
) =>
  repositories.audit.note({
    _id: `organisation-changed:${subjectId}:${version}`,
    action: 'organisation-changed',
    ...{ by: member._id, atMs: nowMs, orgPath, subjectId, facts },
  });
