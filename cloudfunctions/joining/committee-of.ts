import type { CallContext } from '../shared/runtime/context';
import { organisationsById } from '../shared/runtime/shared-reads';

/** What the committee is called that a path (ids from the root down) leads through; empty where there is none. */
export async function committeeOf(
  path: readonly string[],
  { nowMs }: Pick<CallContext, 'nowMs'>,
): Promise<string> {
  const above = await organisationsById(path, nowMs);
  return path.map((id) => above.get(id)).find((one) => one?.kind === 'committee')?.name ?? '';
}
