import type { GlanceRecord } from '../domain/branch-glance';
import type { Nudge, StudyHeader, StudyRecord } from '../domain/study-record';
import type { CountedHeader } from '../domain/summary';
import type { ChangedRecord } from '../domain/summary-run';
import { Collection, command, type Condition } from './platform';

/** The headers of study records, as counting and ranking read them: never the ledger. */
const records = new Collection<StudyRecord>('studyRecords');

const atOnce = 1000;

/** Every record that changed at or after an instant of the server's clock, oldest change first. */
export async function changedSince(seasonId: string, sinceMs: number): Promise<ChangedRecord[]> {
  const _ = command();
  const fields = ['_id', 'branchId', 'formerBranchIds', 'changedAtMs', 'score'];
  const orderBy = [
    ['changedAtMs', 'asc'],
    ['_id', 'asc'],
  ] as const;
  const changes = await records.find<ChangedRecord>({
    where: { seasonId, changedAtMs: _.gte(sinceMs) },
    orderBy,
    limit: atOnce,
    fields,
  });
  for (let last = changes.length === atOnce ? changes.at(-1) : undefined; last;) {
    // Goes on behind the last row instead of counting rows: records move to the end while this reads.
    const { changedAtMs, _id } = last;
    const page: ChangedRecord[] = await records.find<ChangedRecord>({
      where: _.or([
        { seasonId, changedAtMs: _.gt(changedAtMs) },
        { seasonId, changedAtMs, _id: _.gt(_id) },
      ]) as unknown as Condition,
      orderBy,
      limit: atOnce,
      fields,
    });
    changes.push(...page);
    last = page.length === atOnce ? page.at(-1) : undefined;
  }
  return newestOfEach(changes);
}

/** When the first record changed after one instant and before another; undefined where none did. */
export async function firstChangeIn(
  seasonId: string,
  { afterMs, beforeMs }: { afterMs: number; beforeMs: number },
): Promise<number | undefined> {
  const _ = command();
  const first = await records.findOne<Pick<StudyRecord, 'changedAtMs'>>({
    where: { seasonId, changedAtMs: _.gt(afterMs).and(_.lt(beforeMs)) },
    orderBy: [['changedAtMs', 'asc']],
    fields: ['changedAtMs'],
  });
  return first?.changedAtMs;
}

/** A record that changed between two pages was read twice. */
function newestOfEach(changes: readonly ChangedRecord[]): ChangedRecord[] {
  return [...new Map(changes.map((change) => [change._id, change])).values()];
}

const countedFields = [
  ...['memberId', 'eligible', 'segments', 'score', 'reachedAtMs'],
  ...['months', 'weeks', 'byBranch', 'formerBranchIds', 'formerBranches'],
];

/** What a branch's summary is counted from: all its members, whatever their number. */
export const ofBranch = (seasonId: string, branchId: string) => counted({ branchId, seasonId });

/**
 * The same of several branches with one request, as long as they have fewer members together than an answer has rows; where they
 * have more, each is read by itself.
 */
export async function ofBranches(
  seasonId: string,
  branchIds: readonly string[],
): Promise<Map<string, CountedHeader[]>> {
  const byBranch = new Map<string, CountedHeader[]>(branchIds.map((id) => [id, []]));
  const found = await records.find<CountedHeader & { branchId: string }>({
    where: { branchId: command().in([...branchIds]), seasonId },
    limit: atOnce,
    fields: ['branchId', ...countedFields],
  });
  if (found.length === atOnce) {
    for (const id of branchIds) byBranch.set(id, await ofBranch(seasonId, id));
    return byBranch;
  }
  for (const { branchId, ...header } of found) byBranch.get(branchId)?.push(header);
  return byBranch;
}

/** Who has left any of these branches: what they earned there is counted there. One read for all, as nearly nobody moves. */
export const formerOf = (seasonId: string, branchIds: readonly string[]) =>
  counted({ formerBranchIds: command().in([...branchIds]), seasonId });

const counted = (where: Condition): Promise<CountedHeader[]> =>
  records.findAll<CountedHeader & { _id: string }>({ where, fields: countedFields }, atOnce);

/** A branch at a glance: every member's points and last reminder. A branch has at most a few hundred members. */
export const forGlance = (seasonId: string, branchId: string) =>
  records.find<GlanceRecord>({
    where: { branchId, seasonId },
    limit: atOnce,
    fields: ['memberId', 'score', 'reachedAtMs', 'weeks', 'nudge'],
  });

/**
 * Notes that a member was reminded, unless somebody did so in the same week: one write decides any race. True when this call wrote it.
 */
export async function nudge(seasonId: string, memberId: string, nudge: Nudge): Promise<boolean> {
  const _ = command();
  const where = { _id: `${seasonId}:${memberId}`, 'nudge.week': _.neq(nudge.week) };
  return (await records.update(where, { nudge: _.set(nudge) })) === 1;
}

/** Whether a member has a record in the season. */
export async function exists(seasonId: string, memberId: string): Promise<boolean> {
  return (await records.count({ _id: `${seasonId}:${memberId}` })) === 1;
}

const callerFields = [
  'memberId',
  'branchId',
  'orgPath',
  'segments',
  'score',
  'reachedAtMs',
  'months',
  'weeks',
] as const;
/** A caller's place in the organisation and own points. */
export type CallerHeader = Pick<StudyHeader, (typeof callerFields)[number]>;

/** A place in a ranking as the record has it now. */
export type Neighbour = Pick<StudyHeader, 'memberId' | 'score' | 'reachedAtMs'>;

/**
 * Members of an organisation (of the whole season without one) with the next higher scores, the nearest first, and others with the
 * same or the next lower ones. Two walks along the season's scores, which meet the organisation's members the sooner the larger it is;
 * where they are all of the season's, naming it would only lead a planner astray: to sort everybody.
 */
export async function neighboursByScore(
  place: { seasonId: string; organisationId: string | undefined; memberId: string; score: number },
  reach: number,
): Promise<{ above: Neighbour[]; below: Neighbour[] }> {
  const _ = command();
  const { seasonId, organisationId, memberId, score } = place;
  const near = (condition: unknown, direction: 'asc' | 'desc') =>
    records.find<Neighbour>({
      where: {
        ...(organisationId === undefined ? {} : { orgPath: organisationId }),
        ...{ seasonId, score: condition },
      },
      orderBy: [['score', direction]],
      // One more, since the caller may be among them.
      limit: reach + 1,
      fields: ['memberId', 'score', 'reachedAtMs'],
    });
  const [above, below] = await Promise.all([near(_.gt(score), 'asc'), near(_.lte(score), 'desc')]);
  const others = (rows: Neighbour[]) =>
    rows.filter((row) => row.memberId !== memberId).slice(0, reach);
  return { above: others(above), below: others(below) };
}

/** One read, never cached. */
export function ofCaller(openidKey: string, seasonId: string): Promise<CallerHeader | undefined> {
  return records.findOne<CallerHeader>({ where: { openidKey, seasonId }, fields: callerFields });
}
