import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import {
  periodKeysOf,
  summaryIdOf,
  type CountedHeader,
  type PeriodKeys,
  type SummaryContent,
} from '../../cloudfunctions/shared/domain/summary';
import { contentOfBranch, mergeContents } from '../../cloudfunctions/shared/domain/summary-count';
import type { StoredSummary, SummaryPart } from '../../cloudfunctions/shared/domain/summary-shape';
import { storedOf } from '../../cloudfunctions/shared/domain/summary-storing';
import { summaryLayout, type SummaryRun } from '../../cloudfunctions/shared/domain/summary-run';

/** Counts the rankings of a generated season by the domain's own rules, as the timed function would. */
export class RankingsCount {
  private readonly keys: PeriodKeys;
  private readonly contents = new Map<string, SummaryContent>();
  private newestChangeMs = 0;

  /** Organisations stand parents first. */
  constructor(
    private readonly seasonId: string,
    private readonly organisations: readonly Organisation[],
    private readonly nowMs: number,
  ) {
    this.keys = periodKeysOf(nowMs);
  }

  /** Passes the records on, branch after branch, and counts each branch when its last one went by. */
  *counting(records: Iterable<StudyRecord>): Generator<StudyRecord> {
    let branchId: string | null = null;
    let headers: CountedHeader[] = [];
    for (const record of records) {
      if (branchId !== null && record.branchId !== branchId) {
        this.contents.set(branchId, contentOfBranch(branchId, headers, this.keys));
        headers = [];
      }
      ({ branchId } = record);
      headers.push(headerOf(record));
      this.newestChangeMs = Math.max(this.newestChangeMs, record.changedAtMs);
      yield record;
    }
    if (branchId !== null) {
      this.contents.set(branchId, contentOfBranch(branchId, headers, this.keys));
    }
  }

  /** The summaries of all organisations, children before their parents. */
  *summaries(): Generator<{ head: StoredSummary; parts: SummaryPart[] }> {
    const waiting = new Map<string, SummaryContent[]>();
    for (const organisation of [...this.organisations].reverse()) {
      const { _id, parentId } = organisation;
      const content = this.contents.get(_id) ?? mergeContents(waiting.get(_id) ?? [], this.keys);
      if (parentId !== null) {
        waiting.set(parentId, [content, ...(waiting.get(parentId) ?? [])]);
      }
      const summaryId = summaryIdOf(this.seasonId, _id);
      const { edition, parts } = storedOf(summaryId, content, { version: 1, asOfMs: this.nowMs });
      const place = { seasonId: this.seasonId, organisationId: _id, parentId };
      yield {
        head: { _id: summaryId, ...place, version: 1, current: edition, previous: null },
        parts,
      };
    }
  }

  /** The note that nothing is left to count. */
  run(): SummaryRun {
    const { month, week } = this.keys;
    return {
      ...{ _id: this.seasonId, watermarkMs: this.newestChangeMs, month, week },
      ...{ layout: summaryLayout, pending: [], noticed: {} },
    };
  }
}

function headerOf(record: StudyRecord): CountedHeader {
  const { memberId, eligible, segments, score, reachedAtMs, months, weeks, byBranch } = record;
  return { memberId, eligible, segments, score, reachedAtMs, months, weeks, byBranch };
}
