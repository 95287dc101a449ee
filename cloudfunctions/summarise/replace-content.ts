import type { Organisation } from '../shared/domain/organisation';
import { summaryIdOf, type SummaryContent } from '../shared/domain/summary';
import { pastOf } from '../shared/domain/summary-shape';
import { isReadable, storedOf } from '../shared/domain/summary-storing';
import type { StandingSummary } from '../shared/repositories/summary-repository';
import type { TimerContext } from '../shared/runtime/context';

interface Replacement {
  seasonId: string;
  organisation: Organisation;
  /** What stood before anything was counted. */
  before: StandingSummary | undefined;
  content: SummaryContent;
}

/**
 * Makes the content the next version, if it differs; false when another run has replaced `before` meanwhile. First the parts, which
 * nobody sees, then the head that names them by one conditional write; a run that dies between two of these leaves the standing
 * version whole.
 */
export async function replaceContent(
  replacement: Replacement,
  context: TimerContext,
): Promise<boolean> {
  const { seasonId, organisation, before, content } = replacement;
  const { summaries } = context.repositories;
  const _id = summaryIdOf(seasonId, organisation._id);
  const version = (before?.version ?? 0) + 1;
  const { edition, parts } = storedOf(_id, content, { version, asOfMs: context.nowMs });
  if (before?.current.digest === edition.digest) return true;
  if (parts.length > 0) await summaries.keepParts(parts);
  const isNext = await summaries.replace(before, {
    ...{ _id, seasonId, organisationId: organisation._id, parentId: organisation.parentId },
    ...{ version, current: edition },
    // From what an earlier layout has written nothing can be read.
    previous: before && isReadable(before.current) ? pastOf(before.current) : null,
  });
  if (isNext && parts.length > 0 && version > 2) await summaries.dropParts(_id, version - 1);
  return isNext;
}
