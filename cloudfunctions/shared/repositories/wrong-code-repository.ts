import { Collection, DuplicateKey, command } from './platform';

/** Wrong session codes of one caller within a window of time. Collection `wrongCodes`, id = openidKey. */
interface WrongCodes {
  _id: string;
  count: number;
  windowStartsAtMs: number;
}

const wrongCodes = new Collection<WrongCodes>('wrongCodes');

/**
 * Counts one wrong code and answers how many the caller has sent in the present window. Two reads or writes at most
 * beyond the first; only wrong codes cost them.
 */
export async function countWrongCode(
  openidKey: string,
  nowMs: number,
  windowMs: number,
): Promise<WrongCodes> {
  const _ = command();
  const inWindow = { _id: openidKey, windowStartsAtMs: _.gt(nowMs - windowMs) };
  if ((await wrongCodes.update(inWindow, { count: _.inc(1) })) === 0)
    await startWindow(openidKey, nowMs, windowMs);
  return (
    (await wrongCodes.byId(openidKey)) ?? { _id: openidKey, count: 1, windowStartsAtMs: nowMs }
  );
}

/** Wrong codes in the present window, without counting one more. */
export async function ofWindow(
  key: string,
  nowMs: number,
  windowMs: number,
): Promise<WrongCodes | undefined> {
  return wrongCodes.findOne({
    where: { _id: key, windowStartsAtMs: command().gt(nowMs - windowMs) },
  });
}

/** Forgets the windows that began before an instant; answers how many. */
export const forgetBefore = (ms: number) =>
  wrongCodes.remove({ windowStartsAtMs: command().lt(ms) });

async function startWindow(openidKey: string, nowMs: number, windowMs: number): Promise<void> {
  const _ = command();
  const old = { _id: openidKey, windowStartsAtMs: _.lte(nowMs - windowMs) };
  if ((await wrongCodes.update(old, { count: 1, windowStartsAtMs: nowMs })) === 1) return;
  try {
    await wrongCodes.insert({ _id: openidKey, count: 1, windowStartsAtMs: nowMs });
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    await wrongCodes.update({ _id: openidKey }, { count: _.inc(1) });
  }
}
