import type { RecordChange } from '../domain/ledger';
import { command, type Condition } from './platform';

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
  return {
    ...Object.fromEntries(Object.entries(change.set).map(([path, value]) => [path, _.set(value)])),
    ...Object.fromEntries(Object.entries(change.increment).map(([path, by]) => [path, _.inc(by)])),
  };
}

/** A condition that a value is what was read, or still absent. */
export const asRead = (value: unknown) =>
  value === undefined ? command().exists(false) : command().eq(value);
