import { creditOfService } from '../shared/domain/confirmed-credit';
import { serviceKey } from '../shared/domain/ledger';
import { chainOf, keysOfMatter } from '../shared/domain/ledger-chain';
import type { Season } from '../shared/domain/season';
import { isOnTheWay, type ServiceHours } from '../shared/domain/service';
import type { LedgerEntry } from '../shared/domain/study-record';
import type { PartOfLedger } from '../shared/repositories/ledger-repository';
import { collectTasks } from '../shared/runtime/collect-tasks';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, type Refused, refuse } from '../shared/runtime/outcome';

type Context = Pick<MemberContext, 'nowMs' | 'repositories'>;

/** A record that changes in between is read again this often. */
const attempts = 6;
/** One member does one thing at one activity. */
const onlyPart = 1;

/**
 * Brings what was said about hours into the ledger, or out of it, and notes that it is there. Done again it finds what it has written, so
 * whoever meets hours that a dead call left on their way finishes them.
 */
export async function settleHours(told: ServiceHours, context: Context): Promise<ServiceHours> {
  if (!isOnTheWay(told)) return told;
  const { repositories } = context;
  const season = await repositories.seasons.byId(told.seasonId);
  if (!season) throw new Error('hours without a season');
  const standing = await writeOnce(told, season, context);
  await noteDecision(told, context);
  const next = {
    status: standing ? ('confirmed' as const) : ('taken-back' as const),
    // Where the ledger takes no more of this matter, what it has is what counts.
    hours: standing?.hours ?? told.hours,
    points: standing?.points ?? 0,
  };
  const arrived = await repositories.serviceHours.changeHours(told, next);
  if (standing) await collectServiceTasks(told, season, context);
  if (arrived) return { ...told, ...next };
  return (await repositories.serviceHours.hoursById(told._id)) ?? { ...told, ...next };
}

/**
 * Credits a task that these hours complete. Here and not on the member's first screen, which works from what it has read: hours stand in
 * the ledger alone, and that is large. Hours are confirmed once, seldom, and a check-in pays nothing for it. One read where nothing asks
 * for hours. What a dead call leaves undone, or a member who has moved, is the timer's and the plan's page.
 */
async function collectServiceTasks(
  { seasonId, memberId, orgPath }: ServiceHours,
  season: Season,
  context: Context,
): Promise<void> {
  const { taskRecords, tasks } = context.repositories;
  const published = await tasks.publishedOf(seasonId, orgPath);
  const asking = published.filter(({ want }) => want.kind === 'service');
  const record = asking.length > 0 && (await taskRecords.ofMember(seasonId, memberId));
  if (!record) return;
  const facts = { record, categoriesOf: new Map(), lectures: season.lectures };
  await collectTasks(record, asking, facts, season, context);
}

/** What stands in the ledger afterwards; undefined where nothing does. */
async function writeOnce(
  told: ServiceHours,
  season: Season,
  context: Context,
): Promise<LedgerEntry | undefined> {
  const { nowMs, repositories } = context;
  const { workId, atMs, reason = '' } = told;
  const hours = told.status === 'reversing' ? 0 : told.hours;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await ledgerOf(told, context);
    if (!record) throw new Error('hours without a record');
    const decided = creditOfService(
      { activityId: workId, part: onlyPart, hours, atMs, rules: season.rules },
      record,
      { nowMs, reason },
    );
    if (decided.kind !== 'write') return chainOf(record, serviceKey(workId, onlyPart))?.standing;
    const { _id, branchId, score } = record;
    // Read once more afterwards: what stands is told as the ledger says it.
    await repositories.ledgers.write({ _id, branchId, score, keys: decided.keys }, decided.change);
  }
  throw new Error(`the record of confirmed hours never stood still: ${told._id}`);
}

/**
 * Why the ledger takes no other word about these hours: each matter has only so many rounds, and an entry that was merged meanwhile has
 * no record. Asked before the word is written, which would wait for the record for ever.
 */
export async function refusedByLedger(
  told: ServiceHours,
  hours: number,
  context: Context,
): Promise<Refused | undefined> {
  const season = await context.repositories.seasons.byId(told.seasonId);
  const record = await ledgerOf(told, context);
  if (!season || !record) return refuse('SERVICE_HOURS_CHANGED');
  const asked = { activityId: told.workId, part: onlyPart, hours, atMs: told.atMs };
  const of = { ...asked, rules: season.rules };
  const decided = creditOfService(of, record, { nowMs: context.nowMs, reason: '' });
  return decided.kind === 'exhausted' ? refuse('SERVICE_EXHAUSTED') : undefined;
}

async function ledgerOf(
  { seasonId, memberId, workId }: ServiceHours,
  { repositories }: Context,
): Promise<PartOfLedger | undefined> {
  const keys = keysOfMatter(serviceKey(workId, onlyPart));
  const [record] = await repositories.ledgers.partsOf(seasonId, [memberId], keys);
  return record;
}

/** Told once, however often it is settled. */
export async function noteDecision(
  { _id, revision, orgPath, memberId, workId, status, hours, reason, decidedBy }: ServiceHours,
  { nowMs, repositories }: Context,
): Promise<void> {
  const what = { counting: 'confirmed', reversing: 'taken-back' }[status as string] ?? status;
  await repositories.audit.note({
    _id: `service-changed:${_id}:${revision}`,
    ...{ action: 'service-changed', by: decidedBy ?? '', atMs: nowMs, orgPath },
    ...{ subjectId: memberId, facts: { what, workId, hours, revision } },
    ...(reason === undefined ? {} : { reason }),
  });
}

/** Hours as they stand, once whatever is on its way has arrived; undefined where there are none, or no season for them any more. */
export async function arrivedHours(
  id: string,
  context: Context,
): Promise<Outcome<ServiceHours | undefined>> {
  const told = await context.repositories.serviceHours.hoursById(id);
  if (!told) return undefined;
  const season = await context.repositories.seasons.byId(told.seasonId);
  return season && season.erasedAtMs === undefined
    ? settleHours(told, context)
    : refuse('NO_SEASON');
}
