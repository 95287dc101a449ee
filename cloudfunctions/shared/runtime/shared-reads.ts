import type { Organisation } from '../domain/organisation';
import type { Season } from '../domain/season';
import { repositories } from '../repositories';
import { cached } from './cache';

/** How long an instance may go on with a season or an organisation it has read. */
const sharedTtlMs = 60_000;

/** The running season; at most 60 s old within an instance. */
export const runningSeason: (nowMs: number) => Promise<Season | undefined> = cached(
  sharedTtlMs,
  () => repositories().seasons.running(),
);

const organisations = new Map<string, { value: Organisation; atMs: number }>();

/** Organisations by id, at most 60 s old within an instance; one read for all that are missing. Unknown ids are left out. */
export async function organisationsById(
  ids: readonly string[],
  nowMs: number,
): Promise<Map<string, Organisation>> {
  const known = (id: string) => {
    const kept = organisations.get(id);
    return kept && nowMs >= kept.atMs && nowMs - kept.atMs < sharedTtlMs ? kept.value : undefined;
  };
  const missing = [...new Set(ids)].filter((id) => !known(id));
  if (missing.length > 0) {
    for (const value of await repositories().organisations.byIds(missing)) {
      organisations.set(value._id, { value, atMs: nowMs });
    }
  }
  return new Map(
    ids.flatMap((id) => {
      const value = known(id);
      return value ? [[id, value] as const] : [];
    }),
  );
}
