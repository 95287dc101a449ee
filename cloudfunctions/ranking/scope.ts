import type { RankingScope } from '../shared/contract/vocabulary';
import type { Season } from '../shared/domain/season';
import type { StudyHeader } from '../shared/domain/study-record';

/** The organisation that a scope means for a member: the own branch, what it belongs to, or the whole season's. */
export function organisationOf(
  scope: RankingScope,
  header: Pick<StudyHeader, 'branchId' | 'orgPath'>,
  season: Season,
): string {
  if (scope === 'branch') return header.branchId;
  if (scope === 'all') return season.organisationId;
  return header.orgPath[header.orgPath.indexOf(header.branchId) - 1] ?? season.organisationId;
}
