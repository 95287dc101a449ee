import type { Adjustment, AdjustmentStatus } from '../domain/adjustment';
import { Collection, command } from './platform';

const adjustments = new Collection<Adjustment>('adjustments');

export const byId = (adjustmentId: string) => adjustments.byId(adjustmentId);

/** Throws DuplicateKey when the id stands already. */
export const insert = (adjustment: Adjustment) => adjustments.insert(adjustment);

export interface AdjustmentPage {
  seasonId: string;
  organisationIds: readonly string[];
  statuses: readonly AdjustmentStatus[];
  beforeMs: number;
  limit: number;
}

/** Those of organisations or below them, newest first. */
export const latestOf = ({
  seasonId,
  organisationIds,
  statuses,
  beforeMs,
  limit,
}: AdjustmentPage) =>
  adjustments.find({
    where: {
      orgPath: command().in([...organisationIds]),
      seasonId,
      status: command().in([...statuses]),
      atMs: command().lt(beforeMs),
    },
    orderBy: [['atMs', 'desc']],
    limit,
  });

/** How many wait for this member as the second person: neither asked for by them nor for themselves. */
export const countWaitingFor = (
  memberId: string,
  { seasonId, organisationIds }: Pick<AdjustmentPage, 'seasonId' | 'organisationIds'>,
): Promise<number> =>
  adjustments.count({
    orgPath: command().in([...organisationIds]),
    seasonId,
    status: 'waiting',
    by: command().neq(memberId),
    memberId: command().neq(memberId),
  });

/** Moves one on from the state that it was read in; false when somebody was faster. */
export async function change(
  { _id, status }: Pick<Adjustment, '_id' | 'status'>,
  set: Partial<Adjustment> & { status: AdjustmentStatus; changedAtMs: number },
): Promise<boolean> {
  const _ = command();
  const fields = Object.entries(set).map(([field, value]): [string, unknown] => [
    field,
    _.set(value),
  ]);
  return (await adjustments.update({ _id, status }, Object.fromEntries(fields))) === 1;
}
