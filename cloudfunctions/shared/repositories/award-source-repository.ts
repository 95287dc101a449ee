import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import type { PeriodSummary } from '../domain/summary';
import {
  standingsIn,
  type StoredEdition,
  type StoredList,
  type StoredSummary,
} from '../domain/summary-shape';
import { Collection, StoreBusy, command } from './platform';
import { ofHeads } from './summary-parts';

/** What awards are chosen from: lists of summaries and what records say of the members on them. Never the ledger. */
const summaries = new Collection<StoredSummary>('summaries');
const records = new Collection<StudyRecord>('studyRecords');
const sessions = new Collection<Session>('sessions');

const atOnce = 1000;
/** Lists read at once: each is up to 500 rows, and an answer of the platform has a greatest size. */
const listsAtOnce = 20;
/** How often somebody reads again whose lists were replaced between two reads. */
const attempts = 3;
/** Beyond so many sessions naming the paths costs more than it saves. */
const mostPaths = 150;

/** The season's list of an organisation: all its members, or the first so many of them. */
export interface SeasonList {
  _id: string;
  organisationId: string;
  version: number;
  current: {
    asOfMs: number;
    members: number;
    periods: { season: Pick<PeriodSummary, 'standings'> };
  };
}

const listFields = [
  ...['organisationId', 'version', 'current.version', 'current.digest', 'current.asOfMs'],
  ...['current.members', 'current.periods.season.listed', 'current.periods.season.standings'],
];

type ListHead = Omit<SeasonList, 'current'> & {
  current: Omit<SeasonList['current'], 'periods'> &
    Pick<StoredEdition, 'version' | 'digest'> & {
      periods: { season: Pick<StoredList, 'listed' | 'standings'> };
    };
};

/** An organisation's list of the season with its standings; undefined where nothing was summarised yet. */
export async function listOf(summaryId: string): Promise<SeasonList | undefined> {
  const read = () =>
    summaries.find<ListHead>({ where: { _id: summaryId }, limit: 1, fields: listFields });
  return (await withStandings(read))[0];
}

/** The lists of an organisation's children, in the order of their ids. */
export async function childListsOf(seasonId: string, parentId: string): Promise<SeasonList[]> {
  const found: SeasonList[] = [];
  for (let last = ''; ;) {
    const page = await withStandings(() =>
      summaries.find<ListHead>({
        where: { seasonId, parentId, _id: command().gt(last) },
        orderBy: [['_id', 'asc']],
        limit: listsAtOnce,
        fields: listFields,
      }),
    );
    found.push(...page);
    if (page.length < listsAtOnce) return found;
    last = page.at(-1)?._id ?? last;
  }
}

/** Heads with their lists; read again where a list was replaced meanwhile. */
async function withStandings(read: () => Promise<ListHead[]>): Promise<SeasonList[]> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const heads = await read();
    const elsewhere = heads.filter(({ current }) => {
      const { standings, listed } = current.periods.season;
      return !standings && listed > 0;
    });
    const parts = await ofHeads(elsewhere.map((head) => ({ head, names: ['season'] })));
    if (parts.size < elsewhere.length) continue;
    return heads.map(({ current, ...head }) => {
      const standings =
        current.periods.season.standings ?? standingsIn(parts.get(head._id)?.get('season'));
      return { ...head, current: { ...current, periods: { season: { standings } } } };
    });
  }
  throw new StoreBusy('lists of summaries were replaced by others again and again');
}

/** Which versions of summaries stand now, by their ids; what is gone is missing. */
export async function versionsOf(summaryIds: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let from = 0; from < summaryIds.length; from += atOnce)
    for (const { _id, version } of await summaries.find<{ _id: string; version: number }>({
      where: { _id: command().in(summaryIds.slice(from, from + atOnce)) },
      limit: atOnce,
      fields: ['version'],
    }))
      found.set(_id, version);
  return found;
}

/** How many members of branches have how many points. */
export interface BranchScores {
  _id: string;
  version: number;
  organisationId: string;
  current: { members: number; periods: { season: Required<Pick<StoredList, 'table'>> } };
}

/** Scores of branches by the ids of their summaries; at most 100 at once. */
export const scoresOf = (summaryIds: readonly string[]): Promise<BranchScores[]> =>
  summaries.find<BranchScores>({
    where: { _id: command().in([...summaryIds]) },
    limit: 100,
    fields: ['organisationId', 'version', 'current.members', 'current.periods.season.table'],
  });

export type RequiredSession = Pick<Session, '_id' | 'audience' | 'required' | 'status'>;

/** Required sessions of a season that are over and name any of the organisations. */
export function requiredSessions(
  seasonId: string,
  organisationIds: readonly string[],
): Promise<RequiredSession[]> {
  const _ = command();
  return sessions.findAll<RequiredSession>(
    {
      where: {
        seasonId,
        'audience.organisationIds': _.in([...organisationIds]),
        status: _.in(['closed', 'settled']),
        required: true,
      },
      fields: ['audience', 'required', 'status'],
    },
    atOnce,
  );
}

export type RecordPlace = Pick<
  StudyRecord,
  '_id' | 'memberId' | 'branchId' | 'orgPath' | 'segments' | 'eligible'
>;

/** Where members stand in the organisation; at most 1,000. */
export const placesOf = (recordIds: readonly string[]): Promise<RecordPlace[]> =>
  records.find<RecordPlace>({
    where: { _id: command().in([...recordIds]) },
    limit: atOnce,
    fields: ['memberId', 'branchId', 'orgPath', 'segments', 'eligible'],
  });

export interface RecordFacts {
  _id: string;
  attended: string[];
  attendance?: StudyRecord['attendance'];
  watch?: { lectures?: Record<string, { completedAtMs?: number }> };
}

/** How members stand towards sessions and lectures; at most 1,000. */
export const factsOf = (
  recordIds: readonly string[],
  sessionIds: readonly string[],
  lectureIds: readonly string[],
): Promise<RecordFacts[]> =>
  records.find<RecordFacts>({
    where: { _id: command().in([...recordIds]) },
    limit: atOnce,
    fields: [
      'attended',
      ...(sessionIds.length > mostPaths
        ? ['attendance']
        : sessionIds.flatMap((id) => [`attendance.${id}.status`, `attendance.${id}.method`])),
      ...lectureIds.map((id) => `watch.lectures.${id}.completedAtMs`),
    ],
  });
