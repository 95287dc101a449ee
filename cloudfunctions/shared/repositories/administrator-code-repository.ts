import type { AdministratorCode } from '../domain/joining';
import { Collection, command } from './platform';

const codes = new Collection<AdministratorCode>('administratorCodes');

/** A code that can still be used, or that this caller has used. */
export const usable = (hash: string, openidKey: string, nowMs: number) =>
  codes.findOne({
    where: { _id: hash, expiresAtMs: command().gt(nowMs), consumedBy: free(openidKey) },
  });

/** Uses a code up, once; whoever has used it may come again. */
export async function consume(hash: string, openidKey: string, nowMs: number): Promise<boolean> {
  const consumed = await codes.update(
    { _id: hash, expiresAtMs: command().gt(nowMs), consumedBy: command().exists(false) },
    { consumedBy: openidKey },
  );
  return consumed === 1 || (await usable(hash, openidKey, nowMs)) !== undefined;
}

function free(openidKey: string): unknown {
  const _ = command();
  return _.or(_.exists(false), _.eq(openidKey));
}
