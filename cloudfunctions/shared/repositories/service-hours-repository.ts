import { hoursIdOf, type ServiceActivity, type ServiceHours } from '../domain/service';
import type { CountedHours } from '../domain/service-figures';
import { Collection, command } from './platform';

/** Hours of service, and what becomes of them and of places when two entries become one or somebody is erased. */
const hours = new Collection<ServiceHours>('serviceHours');
const activities = new Collection<ServiceActivity>('serviceActivities');

/** A list that changes in between is read again this often. */
const attempts = 6;

export const hoursById = (id: string) => hours.byId(id);
export const insertHours = (one: ServiceHours) => hours.insertOnce(one);

/** A member's hours of a season, the last first. */
export const hoursOfMember = (seasonId: string, memberId: string) =>
  hours.find({ where: { memberId, seasonId }, orderBy: [['atMs', 'desc']], limit: 500 });

export const hoursOfWork = (workId: string, limit: number) =>
  hours.find({ where: { workId }, limit });

export const countOfWork = (workId: string) => hours.count({ workId });

/** Hours of these organisations that wait for a word or are on their way, the longest waiting first. */
export const waiting = (seasonId: string, organisationIds: readonly string[], limit: number) =>
  hours.find({
    where: {
      orgPath: command().in([...organisationIds]),
      ...{ seasonId, status: command().in(['waiting', 'counting', 'reversing']) },
    },
    orderBy: [['sentAtMs', 'asc']],
    limit,
  });

/** How much a member has told of that nobody has looked at. */
export const countWaitingOf = (seasonId: string, memberId: string) =>
  hours.count({ memberId, seasonId, status: 'waiting' });

/** How many of these wait for a member's word: all but the own ones. */
export const countWaitingFor = (
  memberId: string,
  { seasonId, organisationIds }: { seasonId: string; organisationIds: readonly string[] },
) =>
  hours.count({
    orgPath: command().in([...organisationIds]),
    ...{ seasonId, status: 'waiting', memberId: command().neq(memberId) },
  });

/** Hours of several members that were decided since then; at most 1,000. */
export const decidedSince = (seasonId: string, memberIds: readonly string[], sinceMs: number) =>
  hours.find({
    where: {
      ...{ memberId: command().in([...memberIds]), seasonId },
      status: command().in(['confirmed', 'returned', 'taken-back']),
      decidedAtMs: command().gte(sinceMs),
    },
    limit: 1000,
  });

/** Replaces what is as it was read, the word or the way into the ledger; false when somebody was faster. */
export async function changeHours(
  { _id, revision, status }: Pick<ServiceHours, '_id' | 'revision' | 'status'>,
  set: Partial<ServiceHours>,
): Promise<boolean> {
  const _ = command();
  const words = ['reason', 'decidedBy', 'decidedAtMs', 'points'] as const;
  // Told anew, nothing of the last decision is left.
  const gone = set.status === 'waiting' ? words : set.status === 'counting' ? ['reason'] : [];
  const { own, ...plain } = set;
  const updated = await hours.update(
    { _id, revision, status },
    {
      ...Object.fromEntries(gone.map((field) => [field, _.remove()])),
      ...plain,
      ...(own ? { own: _.set(own) } : {}),
    },
  );
  return updated === 1;
}

export const removeHours = ({
  _id,
  revision,
  status,
}: Pick<ServiceHours, '_id' | 'revision' | 'status'>) => hours.remove({ _id, revision, status });

/** What things are called by which hours were earned, by the ids that the ledger names; what is gone is missing. */
export async function titlesOf(
  workIds: readonly string[],
  memberId: string,
): Promise<{ _id: string; title: string }[]> {
  const ids = [...new Set(workIds)];
  const _ = command();
  const held = await activities.find<Pick<ServiceActivity, '_id' | 'title'>>({
    where: { _id: _.in(ids) },
    ...{ fields: ['title'], limit: 1000 },
  });
  const known = new Set(held.map(({ _id }) => _id));
  const others = ids.filter((id) => !known.has(id));
  if (others.length === 0) return held;
  const own = await hours.find<Pick<ServiceHours, '_id' | 'workId' | 'own'>>({
    where: { _id: _.in(others.map((id) => `${id}:${memberId}`)) },
    ...{ fields: ['workId', 'own'], limit: 1000 },
  });
  return [
    ...held,
    ...own.flatMap(({ workId, own: told }) => (told ? [{ _id: workId, title: told.title }] : [])),
  ];
}

export const confirmedBeyond = (
  seasonId: string,
  organisationId: string,
  { afterId, limit }: { afterId: string; limit: number },
) =>
  hours.find<CountedHours>({
    where: { orgPath: organisationId, seasonId, status: 'confirmed', _id: command().gt(afterId) },
    ...{ orderBy: [['_id', 'asc']], limit },
    fields: ['memberId', 'branchId', 'kind', 'hours', 'points', 'own'],
  });

/**
 * Takes the words off everything that a member has told and removes what nobody has confirmed; confirmed hours stay as figures. A place
 * in what is still to come is somebody else's again.
 */
export async function forgetMember(memberId: string): Promise<void> {
  const _ = command();
  await hours.remove({ memberId, status: _.in(['waiting', 'returned']) });
  await hours.update({ memberId, own: _.exists(true) }, { 'own.title': '', 'own.venue': '' });
  await hours.update({ memberId }, { reason: _.remove() });
  await activities.update(
    { signedUp: memberId, status: 'planned' },
    { signedUp: _.pull(memberId), taken: _.inc(-1) },
  );
}

/**
 * Hours of both entries at one thing: where only the one that goes has points for them, these are the other's by now, and stand as
 * confirmed, so that a secretary can take them back. Done again it changes nothing.
 */
async function sayAsLedger(_id: string, gone: ServiceHours): Promise<void> {
  const { status, hours: counted, points, decidedBy, decidedAtMs } = gone;
  if (!['counting', 'confirmed', 'reversing'].includes(status)) return;
  const _ = command();
  const said = { hours: counted, points, decidedBy, decidedAtMs };
  await hours.update(
    { _id, status: _.in(['waiting', 'returned', 'taken-back']) },
    {
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
      ...{ status, revision: _.inc(1), reason: _.remove() },
    },
  );
}

/** Two entries of one person become one: what the one has told of and signed up to is the other's, as far as that has nothing there. */
export async function handOver(
  fromId: string,
  to: Pick<ServiceHours, 'branchId' | 'orgPath'> & { _id: string },
): Promise<void> {
  const { _id: memberId, branchId, orgPath } = to;
  for (const one of await hours.find({ where: { memberId: fromId }, limit: 1000 })) {
    // What is decided stays with the branch in which it was done.
    const place = one.status === 'waiting' ? { branchId, orgPath } : {};
    const _id = hoursIdOf(one.workId, memberId);
    if (!(await hours.insertOnce({ ...one, ...place, memberId, _id }))) await sayAsLedger(_id, one);
    await hours.remove({ _id: one._id });
  }
  const _ = command();
  // Whoever comes or goes in between makes it another list, which is read again.
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const joined = await activities.find({ where: { signedUp: fromId }, limit: 1000 });
    for (const { _id, signedUp } of joined) {
      const kept = [...new Set(signedUp.map((id) => (id === fromId ? memberId : id)))];
      await activities.update(
        { _id, signedUp: _.eq(signedUp) },
        { signedUp: _.set(kept), taken: kept.length },
      );
    }
    if (joined.length === 0) return;
  }
}
