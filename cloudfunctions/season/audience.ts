import type { AudienceChoice, AudienceChoicesAnswer } from '../shared/contract/season-answers';
import type { Organisation } from '../shared/domain/organisation';
import { may, permits } from '../shared/domain/permissions';
import type { Audience } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** The organisations that a session of the caller can invite. */
export async function audienceChoices(
  _input: unknown,
  { grants, nowMs, repositories }: MemberContext,
): Promise<AudienceChoicesAnswer> {
  const ownIds = [...new Set(grants.map((grant) => grant.organisationId))];
  const whole = grants.filter(({ role }) => permits(role, 'inviteMembers', 'child'));
  const administrated = [...new Set(whole.map((grant) => grant.organisationId))];
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
  const [first] = context.grants;
  if (!first) return refuse('NOT_ALLOWED');
  const audience = await allowedAudience(input, first.organisationId, context);
  if (audience instanceof Refused) return audience;
  const season = await runningSeason(context.nowMs);
  if (!season) return refuse('NO_SEASON');
  const { attendance } = context.repositories;
  return { expected: await attendance.countInvited(season._id, audience) };
}

/**
 * The audience, if the caller may invite all of it. No
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
  if (!organisations.every(({ path }) => may(member.roles, 'inviteMembers', path)))
    return refuse('NOT_ALLOWED');
  const outermost = organisations.filter(
    ({ _id, path }) => !path.some((id) => id !== _id && ids.includes(id)),
  );
  return {
    organisationIds: outermost.map(({ _id }) => _id),
    segments: [...new Set(audience.segments)],
  };
}

const choiceOf = ({ _id, name, kind, parentId, memberCount }: Organisation): AudienceChoice => ({
  organisationId: _id,
  name,
  kind,
  ...(parentId === null ? {} : { parentId }),
  members: memberCount,
});
