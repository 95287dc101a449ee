import { openidKeyOf } from '../../../cloudfunctions/shared/domain/openid-key';
import type { StudyRecord } from '../../../cloudfunctions/shared/domain/study-record';
import {
  periodKeysOf,
  summaryIdOf,
  type Standing,
  type SummaryContent,
} from '../../../cloudfunctions/shared/domain/summary';
import {
  contentOfBranch,
  mergeContents,
} from '../../../cloudfunctions/shared/domain/summary-count';
import {
  pastOf,
  type StoredSummary,
  type SummaryPart,
} from '../../../cloudfunctions/shared/domain/summary-shape';
import { storedOf } from '../../../cloudfunctions/shared/domain/summary-storing';
import { Chance } from '../../../local-cloud/demo-season/chance';
import { aRecord, startsAtMs } from '../../tools/builders';
import { entriesAtSeasonEnd, scoreOfEntries, seasonEndRecord } from '../../tools/season-end-record';
import { environment } from '../../tools/test-cloud';
import type { Stage } from '../local-cloud/dataset';

/**
 * A season of any number of members. Every one has a record with a header; the ledger is only there for those who are asked
 * for, since a million ledgers of a season's end would be thirty gigabytes. The summary is counted by the domain from all.
 */
export interface RankSeason {
  stage: Stage;
  members: number;
}

export const idOf = ({ stage, members }: RankSeason): string => `rank-${stage}-${members}`;
export const DISTRICT = 'district';
/** Members whose rank is asked for, spread over all of them. */
const ASKED = 1_000;
const BRANCH_SIZE = 40;
const COMMITTEE_BRANCHES = 35;
const keys = periodKeysOf(startsAtMs);

const memberOf = (n: number): string => `m${n}`;
/** The n-th of those asked for. */
export const askedOf = ({ members }: RankSeason, n: number): string =>
  memberOf((n % ASKED) * Math.floor(members / ASKED));
export const openidKeyOfMember = (memberId: string): string =>
  openidKeyOf(environment.OPENID_HMAC_KEY, `o-${memberId}`);

/** All records, branch after branch, in portions of one branch. */
export function* branchesOf(season: RankSeason): Generator<StudyRecord[]> {
  const chance = new Chance('rank', idOf(season));
  const apart = Math.floor(season.members / ASKED);
  for (let from = 0; from < season.members; from += BRANCH_SIZE) {
    const length = Math.min(BRANCH_SIZE, season.members - from);
    yield Array.from({ length }, (_, at) => {
      const n = from + at;
      const isAsked = n % apart === 0 && n / apart < ASKED;
      return recordOf(season, n, isAsked, chance);
    });
  }
}

function recordOf(season: RankSeason, n: number, isAsked: boolean, chance: Chance): StudyRecord {
  const branch = Math.floor(n / BRANCH_SIZE);
  const memberId = memberOf(n);
  const branchId = `b${branch}`;
  const more = {
    _id: `${idOf(season)}:${memberId}`,
    seasonId: idOf(season),
    openidKey: isAsked ? openidKeyOfMember(memberId) : `key-${memberId}`,
    branchId,
    orgPath: [DISTRICT, `c${Math.floor(branch / COMMITTEE_BRANCHES)}`, branchId],
    reachedAtMs: startsAtMs - chance.whole(0, 5_000_000),
    changedAtMs: startsAtMs - 10_000_000 + n,
  };
  const record =
    season.stage === 'end' && isAsked
      ? seasonEndRecord(memberId, chance, more)
      : aRecord(memberId, { ...more, score: scoreOf(season.stage, chance) });
  record.weeks[keys.week] = record.score >> 3;
  record.months[keys.month] ??= record.score >> 1;
  record.byBranch[branchId] = record.score;
  return record;
}

/** As a season begins: nothing, or little; as it ends: what the ledgers of months add up to. */
const scoreOf = (stage: Stage, chance: Chance): number =>
  stage === 'start' ? chance.whole(0, 20) : scoreOfEntries(entriesAtSeasonEnd(chance));

/** Counts a season's summary while its branches go by. */
export class SeasonCount {
  private committee: SummaryContent[] = [];
  private committees: SummaryContent[] = [];

  constructor(private readonly season: RankSeason) {}

  add(records: readonly StudyRecord[]): void {
    this.committee.push(contentOfBranch(records[0]?.branchId ?? '', records, keys));
    if (this.committee.length === COMMITTEE_BRANCHES) this.closeCommittee();
  }

  /** The summary of everybody, as it is kept, and the first of its places. */
  summary(): { head: StoredSummary; parts: SummaryPart[]; first: Standing[] } {
    this.closeCommittee();
    const content = mergeContents(this.committees, keys);
    const seasonId = idOf(this.season);
    const _id = summaryIdOf(seasonId, DISTRICT);
    const { edition, parts } = storedOf(_id, content, { version: 1, asOfMs: startsAtMs });
    return {
      head: {
        ...{ _id, seasonId, organisationId: DISTRICT, parentId: null, version: 1 },
        ...{ current: edition, previous: { ...pastOf(edition), version: 0 } },
      },
      parts,
      first: content.periods.season.standings.slice(0, 50),
    };
  }

  private closeCommittee(): void {
    if (this.committee.length > 0) this.committees.push(mergeContents(this.committee, keys));
    this.committee = [];
  }
}
