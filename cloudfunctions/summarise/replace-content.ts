import { isDeepStrictEqual } from 'node:util';
import type { Organisation } from '../shared/domain/organisation';
import { pastOf, summaryIdOf, type SummaryContent } from '../shared/domain/summary';
import type { StandingSummary } from '../shared/repositories/summary-repository';
import type { TimerContext } from '../shared/runtime/context';

interface Replacement {
  seasonId: string;
  organisation: Organisation;
  /** What stood before anything was counted. */
  before: StandingSummary | undefined;
  content: SummaryContent;
}

/** Makes the content the next version, if it differs; false when another run has replaced `before` meanwhile. */
export async function replaceContent(
  replacement: Replacement,
  context: TimerContext,
): Promise<boolean> {
  const { seasonId, organisation, before, content } = replacement;
  if (before && isSame(before.current, content)) return true;
  const version = (before?.version ?? 0) + 1;
  return context.repositories.summaries.replace(before, {
    _id: summaryIdOf(seasonId, organisation._id),
    seasonId,
    organisationId: organisation._id,
    parentId: organisation.parentId,
    version,
    current: { ...content, version, asOfMs: context.nowMs },
    previous: before ? pastOf(before.current) : null,
  });
}

function isSame(standing: SummaryContent, content: SummaryContent): boolean {
  const { members, periods, weekStart, segments, branches } = standing;
  return isDeepStrictEqual({ members, periods, weekStart, segments, branches }, content);
}
