import type { RankingPeriod } from '../contract/vocabulary';
import type { BranchFigures, SummaryContent } from '../domain/summary';
import type { SummaryRun } from '../domain/summary-run';
import {
  partNamesOf,
  type EditionName,
  type StoredEdition,
  type StoredList,
  type StoredSummary,
} from '../domain/summary-shape';
import { contentOf, isReadable } from '../domain/summary-storing';
import { Collection, DuplicateKey, StoreBusy, command } from './platform';
import { ofHeads } from './summary-parts';

export { listOf, placesOf, wholeTableOf } from './summary-lists';
export { dropBefore as dropParts, keep as keepParts } from './summary-parts';

const summaries = new Collection<StoredSummary>('summaries');
const runs = new Collection<SummaryRun>('summaryRuns');

/** Summaries read at once: their lists are long, and an answer of the platform has a greatest size. */
const childrenAtOnce = 20;
/** How often somebody reads again whose parts were replaced between two reads. */
const attempts = 3;

/** What a next version is made from. */
export type StandingSummary = Pick<StoredSummary, '_id' | 'version' | 'current'>;

/** The heads of summaries as they stand, by id, in no order; at most 1,000. Those not counted yet are left out. */
export const standingByIds = (ids: readonly string[]): Promise<StandingSummary[]> =>
  summaries.find<StandingSummary>({
    where: { _id: command().in([...ids]) },
    limit: 1000,
    fields: ['_id', 'version', 'current'],
  });

/** Whole summaries as they stand, by id; at most 20. */
export async function contentsByIds(ids: readonly string[]): Promise<Map<string, SummaryContent>> {
  return await wholeContents(() => standingByIds(ids));
}

/** What an organisation's children count now. Those that an earlier version has counted are left out until they are counted anew. */
export async function childrenOf(seasonId: string, parentId: string): Promise<SummaryContent[]> {
  const contents: SummaryContent[] = [];
  for (let last = ''; ;) {
    let page: Pick<StoredSummary, '_id' | 'current'>[] = [];
    const read = async () => {
      page = await summaries.find<Pick<StoredSummary, '_id' | 'current'>>({
        where: { seasonId, parentId, _id: command().gt(last) },
        orderBy: [['_id', 'asc']],
        limit: childrenAtOnce,
        fields: ['_id', 'current'],
      });
      return page;
    };
    contents.push(...(await wholeContents(read)).values());
    if (page.length < childrenAtOnce) return contents;
    last = page[page.length - 1]?._id ?? last;
  }
}

/** Heads with their parts; read again where the parts of one were replaced meanwhile. */
async function wholeContents(
  read: () => Promise<Pick<StoredSummary, '_id' | 'current'>[]>,
): Promise<Map<string, SummaryContent>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const heads = (await read()).filter(({ current }) => isReadable(current));
    const found = await ofHeads(heads.map((head) => ({ head, names: partNamesOf(head.current) })));
    const contents = heads.map(({ _id, current }) => {
      return [_id, contentOf(current, found.get(_id) ?? new Map())] as const;
    });
    const whole = contents.flatMap(([id, content]) => (content ? [[id, content] as const] : []));
    if (whole.length === contents.length) return new Map(whole);
  }
  throw new StoreBusy('parts of a summary were replaced by others again and again');
}

/** Writes the next version if `before` is still the one that stands; false when another run was faster. */
export async function replace(
  before: StandingSummary | undefined,
  next: StoredSummary,
): Promise<boolean> {
  if (!before) return inserted(next);
  const _ = command();
  const updated = await summaries.update(
    { _id: next._id, version: before.version },
    { version: next.version, current: _.set(next.current), previous: _.set(next.previous) },
  );
  return updated === 1;
}

async function inserted(summary: StoredSummary): Promise<boolean> {
  try {
    await summaries.insert(summary);
    return true;
  } catch (error) {
    if (error instanceof DuplicateKey) return false;
    throw error;
  }
}

/** What a ranking of branches needs of a summary. */
export interface BranchesView {
  version: number;
  current: {
    asOfMs: number;
    branches: BranchFigures[];
    periods: Record<RankingPeriod, Pick<StoredList, 'key'>>;
  };
}

type BranchesHead = { _id: string; version: number } & {
  current: EditionName &
    Pick<StoredEdition, 'asOfMs'> &
    Pick<BranchesView['current'], 'periods'> & { branches?: BranchFigures[] };
};

/** The figures of all branches below an organisation; undefined when it has not been counted yet. */
export async function branchesOf(id: string): Promise<BranchesView | undefined> {
  const keys = ['season', 'month', 'week'].map((period) => `current.periods.${period}.key`);
  const edition = ['version', 'asOfMs', 'digest', 'branches'].map((field) => `current.${field}`);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const head = await summaries.findOne<BranchesHead>({
      where: { _id: id },
      fields: ['version', ...edition, ...keys],
    });
    if (!head || !isReadable(head.current)) return undefined;
    const { version, current } = head;
    const found = current.branches
      ? current
      : (await ofHeads([{ head, names: ['branches'] }])).get(id)?.get('branches');
    if (found?.branches) return { version, current: { ...current, branches: found.branches } };
  }
  throw new StoreBusy('the figures of a summary were replaced by others again and again');
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
