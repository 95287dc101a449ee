import type { RankingPeriod, Segment } from '../contract/vocabulary';
import type { Edition, PeriodSummary, Summary, WeekStart } from '../domain/summary';
import type { SummaryRun } from '../domain/summary-run';
import { Collection, DuplicateKey, command } from './platform';

const summaries = new Collection<Summary>('summaries');
const runs = new Collection<SummaryRun>('summaryRuns');

/** Children read at once: their lists are long, and an answer of the platform has a greatest size. */
const childrenAtOnce = 20;

/** What a next version is made from; the lists before the current ones would only double the answer. */
export type StandingSummary = Pick<Summary, '_id' | 'version' | 'current'>;

/** Summaries as they stand, by id, in no order; at most 1,000. Those not counted yet are left out. */
export const standingByIds = (ids: readonly string[]): Promise<StandingSummary[]> =>
  summaries.find<StandingSummary>({
    where: { _id: command().in([...ids]) },
    limit: 1000,
    fields: ['_id', 'version', 'current'],
  });

/** The current editions of an organisation's children. */
export async function childrenOf(seasonId: string, parentId: string): Promise<Edition[]> {
  const editions: Edition[] = [];
  for (let last = ''; ;) {
    const page = await summaries.find<Pick<Summary, '_id' | 'current'>>({
      where: { seasonId, parentId, _id: command().gt(last) },
      orderBy: [['_id', 'asc']],
      limit: childrenAtOnce,
      fields: ['_id', 'current'],
    });
    editions.push(...page.map((child) => child.current));
    if (page.length < childrenAtOnce) return editions;
    last = page[page.length - 1]?._id ?? last;
  }
}

/** Writes the next version if `before` is still the one that stands; false when another run was faster. */
export async function replace(
  before: StandingSummary | undefined,
  next: Summary,
): Promise<boolean> {
  if (!before) return inserted(next);
  const _ = command();
  const updated = await summaries.update(
    { _id: next._id, version: before.version },
    { version: next.version, current: _.set(next.current), previous: _.set(next.previous) },
  );
  return updated === 1;
}

async function inserted(summary: Summary): Promise<boolean> {
  try {
    await summaries.insert(summary);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** What a ranking of members needs of a summary: one list, and the one before it for a reader in the middle of a walk. */
export interface PeriodView {
  version: number;
  asOfMs: number;
  /** Members ranked. */
  members: number;
  counted: PeriodSummary;
  /** Only where it was asked for and has been counted. */
  weekStart?: WeekStart;
  previous?: { version: number; asOfMs: number; list: Pick<PeriodSummary, 'key' | 'standings'> };
}

/** Which list of a summary: everybody's or one segment's, in a period. */
export interface ListName {
  period: RankingPeriod;
  segment?: Segment | undefined;
}

interface PeriodPart {
  version: number;
  current: CountedPart & { asOfMs: number };
  previous?: (CountedPart & { version: number; asOfMs: number }) | null;
}

interface CountedPart extends CountedLists {
  segments?: Partial<Record<Segment, CountedLists>>;
}

interface CountedLists {
  members?: number;
  weekStart?: WeekStart;
  periods?: Partial<Record<RankingPeriod, PeriodSummary>>;
}

/** One list of a summary; undefined when the organisation has not been counted yet. */
export async function periodOf(
  id: string,
  { period, segment }: ListName,
  also: { previous: boolean; weekStart: boolean },
): Promise<PeriodView | undefined> {
  const within = segment === undefined ? '' : `segments.${segment}.`;
  const past = ['previous.version', 'previous.asOfMs', `previous.${within}periods.${period}`];
  const part = await summaries.findOne<PeriodPart>({
    where: { _id: id },
    fields: [
      ...['version', 'current.asOfMs', `current.${within}members`],
      `current.${within}periods.${period}`,
      ...(also.weekStart ? [`current.${within}weekStart`] : []),
      ...(also.previous ? past : []),
    ],
  });
  const listsOf = (counted: CountedPart | null | undefined): CountedLists | undefined =>
    segment === undefined ? (counted ?? undefined) : counted?.segments?.[segment];
  const { members, periods, weekStart } = listsOf(part?.current) ?? {};
  const counted = periods?.[period];
  if (!part || !counted || members === undefined) return undefined;
  const view = {
    ...{ version: part.version, asOfMs: part.current.asOfMs, members, counted },
    ...(weekStart ? { weekStart } : {}),
  };
  const list = listsOf(part.previous)?.periods?.[period];
  if (!part.previous || !list) return view;
  const { version, asOfMs } = part.previous;
  return { ...view, previous: { version, asOfMs, list } };
}

/** What a ranking of branches needs of a summary. */
export interface BranchesView {
  current: Pick<Edition, 'asOfMs' | 'branches'> & {
    periods: Record<RankingPeriod, Pick<PeriodSummary, 'key'>>;
  };
}

/** The figures of all branches below an organisation; undefined when it has not been counted yet. */
export function branchesOf(id: string): Promise<BranchesView | undefined> {
  const keys = ['season', 'month', 'week'].map((period) => `current.periods.${period}.key`);
  return summaries.findOne<BranchesView>({
    where: { _id: id },
    fields: ['current.asOfMs', 'current.branches', ...keys],
  });
}

/** How far the counting of a season has come; undefined before its first run. */
export const runOf = (seasonId: string): Promise<SummaryRun | undefined> => runs.byId(seasonId);

/**
 * Notes that nothing has changed since, as far as was visible at `asOfMs`. Not while branches wait: another run may have found
 * some meanwhile.
 */
export async function noteIdle(seasonId: string, asOfMs: number): Promise<void> {
  const _ = command();
  const older = _.or(_.exists(false), _.lt(asOfMs));
  await runs.update({ _id: seasonId, pending: _.size(0), asOfMs: older }, { asOfMs });
}

/** What the summaries of a season stand for; undefined before the first run. One read. */
export async function asOfRun(seasonId: string): Promise<number | undefined> {
  const run = await runs.findOne<Pick<SummaryRun, 'asOfMs'>>({
    where: { _id: seasonId },
    fields: ['asOfMs'],
  });
  return run?.asOfMs;
}

/**
 * Notes how far a run has come. The last one to write wins: each notes only what it did itself or what it read, so an
 * older note costs a count too many and loses nothing.
 */
export async function noteRun(run: SummaryRun): Promise<void> {
  const _ = command();
  const { _id, noticed, pending, ...rest } = run;
  const note = () =>
    runs.update({ _id }, { ...rest, noticed: _.set(noticed), pending: _.set(pending) });
  if ((await note()) > 0) return;
  try {
    await runs.insert(run);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    await note();
  }
}
