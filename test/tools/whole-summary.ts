import { isDeepStrictEqual } from 'node:util';
import type { SummaryContent } from '../../cloudfunctions/shared/domain/summary';
import {
  partIdOf,
  partNamesOf,
  type PartName,
  type StoredSummary,
  type SummaryPart,
} from '../../cloudfunctions/shared/domain/summary-shape';
import { contentOf, storedOf } from '../../cloudfunctions/shared/domain/summary-storing';
import type { LocalCloud } from '../../local-cloud';

/**
 * A summary with everything that its head names, straight from the store; throws when a part of it is missing, or when anything that is
 * kept beside what was counted (ranks of blocks, slices of ranks, ends of lists) is not what it comes to.
 */
export async function wholeSummary(
  database: LocalCloud['database'],
  summaryId: string,
): Promise<{ head: StoredSummary; content: SummaryContent }> {
  const [found] = await database.find('summaries', { _id: summaryId });
  if (!found) throw new Error(`no summary ${summaryId}`);
  const head = found as unknown as StoredSummary;
  const kept = (await database.find('summaryParts', { summaryId })) as unknown as SummaryPart[];
  const parts = partNamesOf(head.current).flatMap((name): [PartName, SummaryPart][] => {
    const part = kept.find((one) => one._id === partIdOf(summaryId, head.current, name));
    return part ? [[name, part]] : [];
  });
  const content = contentOf(head.current, new Map(parts));
  if (!content) throw new Error(`${summaryId} names parts that are not there`);
  const own = storedOf(summaryId, content, head.current);
  const named = new Map(parts.map(([, part]) => [part._id, part]));
  const isWhole = isDeepStrictEqual(own.edition, head.current) && own.parts.length === named.size;
  if (!isWhole || !own.parts.every((part) => isDeepStrictEqual(part, named.get(part._id))))
    throw new Error(`${summaryId} is kept otherwise than its own content`);
  return { head, content };
}
