import type { RecordChange } from '../domain/ledger';
import { command, type Condition, whole } from './platform';

export interface CallerRecord {
  openidKey: string;
  seasonId: string;
}

/** Whose record it is, in a condition. */
export const byCaller = ({ openidKey, seasonId }: CallerRecord): Condition => ({
  openidKey,
  seasonId,
});

/** A change as the SDK writes it: values replaced whole, numbers increased. */
export function updateOf(change: RecordChange): Record<string, unknown> {
  const _ = command();
  const update = whole(change.set);
  for (const [path, by] of Object.entries(change.increment)) update[path] = _.inc(by);
  return update;
}

/** A condition that a value is what was read, or still absent. */
export const asRead = (value: unknown) =>
  value === undefined ? command().exists(false) : command().eq(value);
