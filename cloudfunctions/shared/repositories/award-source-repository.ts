import type { Session } from '../domain/session';
import type { StudyRecord } from '../domain/study-record';
import type { BranchFigures, PeriodSummary, Summary } from '../domain/summary';
import { Collection, command } from './platform';

/** What awards are chosen from: lists of summaries and what records say of the members on them. Never the ledger. */
const summaries = new Collection<Summary>('summaries');
const records = new Collection<StudyRecord>('studyRecords');
const sessions = new Collection<Session>('sessions');

const atOnce = 1000;
/** Lists read at once: each is up to 500 rows, and an answer of the platform has a greatest size. */
const listsAtOnce = 20;
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
  ...['organisationId', 'version', 'current.asOfMs', 'current.members'],
  'current.periods.season.standings',
];

export const listOf = (summaryId: string): Promise<SeasonList | undefined> =>
  summaries.findOne<SeasonList>({ where: { _id: summaryId }, fields: listFields });

/** The lists of an organisation's children, in the order of their ids. */
export async function childListsOf(seasonId: string, parentId: string): Promise<SeasonList[]> {
  const found: SeasonList[] = [];
  for (let last = ''; ;) {
    const page = await summaries.find<SeasonList>({
      where: { seasonId, parentId, _id: command().gt(last) },
      orderBy: [['_id', 'asc']],
      limit: listsAtOnce,
      fields: listFields,
    });
    found.push(...page);
    if (page.length < listsAtOnce) return found;
    last = page.at(-1)?._id ?? last;
  }
}

/** The figures of every branch of a season, with the version that they are of. */
export interface SeasonFigures {
  version: number;
  current: { asOfMs: number; branches: BranchFigures[] };
}

export const figuresOf = (summaryId: string): Promise<SeasonFigures | undefined> =>
  summaries.findOne<SeasonFigures>({
    where: { _id: summaryId },
    fields: ['version', 'current.asOfMs', 'current.branches'],
  });

/** Which version of a summary stands now. */
export async function versionOf(summaryId: string): Promise<number | undefined> {
  const fields = ['version'];
  const where = { _id: summaryId };
  return (await summaries.findOne<{ version: number }>({ where, fields }))?.version;
}

/** How many members of branches have how many points. */
export interface BranchScores {
  _id: string;
  organisationId: string;
  current: { members: number; periods: { season: Pick<PeriodSummary, 'histogram'> } };
}

/** Scores of branches by the ids of their summaries; at most 100 at once. */
export const scoresOf = (summaryIds: readonly string[]): Promise<BranchScores[]> =>
  summaries.find<BranchScores>({
    where: { _id: command().in([...summaryIds]) },
    limit: 100,
    fields: ['organisationId', 'current.members', 'current.periods.season.histogram'],
  });

export type RequiredSession = Pick<Session, '_id' | 'audience' | 'required' | 'status'>;

/** Required sessions of a season that are over and name any of the organisations. */
export async function requiredSessions(
  seasonId: string,
  organisationIds: readonly string[],
): Promise<RequiredSession[]> {
  const _ = command();
  const found: RequiredSession[] = [];
  for (let last = ''; ;) {
    const page = await sessions.find<RequiredSession>({
      where: {
        seasonId,
        'audience.organisationIds': _.in([...organisationIds]),
        status: _.in(['closed', 'settled']),
        required: true,
        _id: _.gt(last),
      },
      orderBy: [['_id', 'asc']],
      limit: atOnce,
      fields: ['audience', 'required', 'status'],
    });
    found.push(...page);
    if (page.length < atOnce) return found;
    last = page.at(-1)?._id ?? last;
  }
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
