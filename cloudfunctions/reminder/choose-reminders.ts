import type { ReminderResponses } from '../shared/contract/reminder';
import type { ReminderKind, Shift } from '../shared/contract/vocabulary';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { runningSeason } from '../shared/runtime/shared-reads';

/** Keeps which reminders the caller wants none of, and the shift that messages keep out of, for the running season. */
export async function chooseReminders(
  { off, shift }: { off: ReminderKind[]; shift: Shift | 'none' },
  { member, nowMs, repositories }: MemberContext,
): Promise<Outcome<ReminderResponses['choose']>> {
  const season = await runningSeason(nowMs);
  const choice = { off: [...new Set(off)], shift: shift === 'none' ? undefined : shift };
  const chosen =
    season && (await repositories.reminders.choose(`${season._id}:${member._id}`, choice));
  return chosen ? { off: choice.off, shift } : refuse('NO_SEASON');
}

/** Notes that the list was looked at. Between seasons there is nothing to note it in. */
export async function noteRead(
  _input: unknown,
  { member, nowMs, repositories }: MemberContext,
): Promise<{ readAtMs: number }> {
  const season = await runningSeason(nowMs);
  if (season) await repositories.reminders.noteRead(`${season._id}:${member._id}`, nowMs);
  return { readAtMs: nowMs };
}
