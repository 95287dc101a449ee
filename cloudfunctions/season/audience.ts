import type { AudienceChoice, AudienceChoicesAnswer } from '../shared/contract/season';
import type { Organisation, RoleGrant } from '../shared/domain/organisation';
import type { Audience } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** The organisations that a session of the caller can invite. */
export async function audienceChoices(
  _input: unknown,
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<AudienceChoicesAnswer>> {
  if (member.roles.length === 0) return refuse('NOT_ALLOWED');
  const ownIds = [...new Set(member.roles.map((grant) => grant.organisationId))];
  const administrated = ownIds.filter((id) => administers(member.roles, id));
  const [found, ...subtrees] = await Promise.all([
    organisationsById(ownIds, nowMs),
    ...administrated.map((id) => repositories.organisations.below(id)),
  ]);
  const own = ownIds.flatMap((id) => found.get(id) ?? []);
  const below = new Map(subtrees.flat().map((one) => [one._id, one]));
  return {
    own: own.map(({ _id, name, kind, memberCount }) => ({
      organisationId: _id,
      name,
      kind,
      members: memberCount,
    })),
    below: [...below.values()].map(choiceOf),
  };
}

/** Members whom an audience invites now. */
export async function countAudience(
  input: Audience,
  context: MemberContext,
): Promise<Outcome<{ expected: number }>> {
  const [first] = context.member.roles;
  if (!first) return refuse('NOT_ALLOWED');
  const audience = await allowedAudience(input, first.organisationId, context);
  if (audience instanceof Refused) return audience;
  const season = await runningSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { attendance } = context.repositories;
  return { expected: await attendance.countInvited(season._id, audience) };
}

/**
 * The audience, if the caller may invite it: a secretary the own branch, an administrator whatever lies in the subtree. No
 * organisation means the holder; what another one of the organisations includes is left out.
 */
export async function allowedAudience(
  audience: Audience,
  holderId: string,
  { member, nowMs }: MemberContext,
): Promise<Outcome<Audience>> {
  const named = audience.organisationIds;
  const ids = [...new Set(named.length > 0 ? named : [holderId])];
  const found = await organisationsById(ids, nowMs);
  const organisations = ids.flatMap((id) => found.get(id) ?? []);
  if (organisations.length < ids.length) return refuse('NOT_ALLOWED');
  const isOwn = ids.length === 1 && member.roles.some((grant) => grant.organisationId === ids[0]);
  const isBelow = organisations.every(({ path }) =>
    path.some((id) => administers(member.roles, id)),
  );
  if (!isOwn && !isBelow) return refuse('NOT_ALLOWED');
  const outermost = organisations.filter(
    ({ _id, path }) => !path.some((id) => id !== _id && ids.includes(id)),
  );
  return {
    organisationIds: outermost.map(({ _id }) => _id),
    segments: [...new Set(audience.segments)],
  };
}

const administers = (roles: readonly RoleGrant[], organisationId: string) =>
  roles.some((grant) => grant.role === 'administrator' && grant.organisationId === organisationId);

const choiceOf = ({ _id, name, kind, parentId, memberCount }: Organisation): AudienceChoice => ({
  organisationId: _id,
  name,
  kind,
  ...(parentId === null ? {} : { parentId }),
  members: memberCount,
});
