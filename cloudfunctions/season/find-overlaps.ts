import type { Overlap, OverlapsAnswer } from '../shared/contract/season-answers';
import { dayMs } from '../shared/domain/season-time';
import type { Audience, Session } from '../shared/domain/session';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, Refused } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { allowedAudience } from './audience';
import { holderOf } from './make-session';

/** Of each week so many are looked at, and so many are named: a warning is no list. */
const mostAWeek = 20;
const mostNamed = 3;
const weeksAtOnce = 4;

interface Question {
  audience: Audience;
  holderId?: string | undefined;
  startsAtMs: number;
  endsAtMs: number;
  repeatWeeks: number;
  except?: string | undefined;
}

/**
 * What else members of an audience are invited to at a time, in each of several weeks. A warning and no rule: a branch may well hold
 * two sessions at once, as long as somebody means to.
 */
export async function findOverlaps(
  input: Question,
  context: MemberContext,
): Promise<Outcome<OverlapsAnswer>> {
  const holder = await holderOf(input.holderId, context);
  if (holder instanceof Refused) return holder;
  const audience = await allowedAudience(input.audience, holder.organisation._id, context);
  if (audience instanceof Refused) return audience;
  const invited = [...(await organisationsById(audience.organisationIds, context.nowMs)).values()];
  const among = {
    invited: [...new Set(invited.flatMap(({ path }) => path))],
    holders: invited.flatMap(({ _id, kind }) => (kind === 'branch' ? [] : [_id])),
  };
  const { sessionLists } = context.repositories;
  const weeks = Array.from({ length: input.repeatWeeks }, (_, week) => ({
    startsAtMs: input.startsAtMs + week * 7 * dayMs,
    endsAtMs: input.endsAtMs + week * 7 * dayMs,
  }));
  const found = await inGroups(weeks, weeksAtOnce, (week) =>
    sessionLists.atTime(holder.season._id, among, week, mostAWeek),
  );
  const overlaps = found
    .flat()
    .filter((one) => one._id !== input.except && sharesSegments(one.audience, audience))
    .sort((a, b) => a.startsAtMs - b.startsAtMs);
  return {
    overlaps: overlaps.slice(0, mostNamed).map(overlapOf),
    more: Math.max(0, overlaps.length - mostNamed),
  };
}

const sharesSegments = (one: Audience, other: Audience) =>
  one.segments.length === 0 ||
  other.segments.length === 0 ||
  one.segments.some((segment) => other.segments.includes(segment));

const overlapOf = ({ _id, title, startsAtMs, endsAtMs, organisationName }: Session): Overlap => ({
  sessionId: _id,
  ...{ title, startsAtMs, endsAtMs, organisationName },
});
