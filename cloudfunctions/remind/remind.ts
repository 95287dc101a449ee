import type { ReminderRun } from '../shared/domain/reminder-run';
import type { RunContext } from '../shared/runtime/context';
import { runningSeason } from '../shared/runtime/shared-reads';
import { remindPhones } from './remind-phones';

/** A run begins no more phones after so long, ms: the others wait for the next. */
const beginsWithinMs = 20_000;
/** Records are large. */
const phonesAtOnce = 50;

const first: ReminderRun = { _id: 'remind', afterId: '', beganAtMs: 0, asOfMs: 0 };

/**
 * One run: goes on with the phones whose owners have said yes to a message, and sends each at most one that is due. The work grows with
 * those who have asked, not with the members: everybody else finds the same in the app. A run may break off anywhere, and two may
 * run at once; what lets only one message through is the id of what was begun.
 */
export async function remind(context: RunContext): Promise<Record<string, number>> {
  const { elapsedMs, nowMs, repositories, settings } = context;
  const templateId = settings.nudgeTemplateId;
  const read = (await repositories.reminders.run()) ?? first;
  if (templateId === undefined) {
    // There is nothing to send by, and that is no fault of the timer's.
    await repositories.reminders.noteRun({ ...first, beganAtMs: nowMs, asOfMs: nowMs });
    return { phones: 0, sent: 0 };
  }
  const season = await runningSeason(nowMs);
  const run = read.afterId === '' ? { ...read, beganAtMs: nowMs } : { ...read };
  let [phones, sent] = [0, 0];
  while (elapsedMs() < beginsWithinMs) {
    const page = await repositories.reminders.phonesToReach(run.afterId, phonesAtOnce);
    sent += await remindPhones(page, { season, templateId }, context);
    phones += page.length;
    run.afterId = page.length < phonesAtOnce ? '' : (page.at(-1)?._id ?? '');
    if (run.afterId !== '') continue;
    run.asOfMs = run.beganAtMs;
    break;
  }
  await repositories.reminders.noteRun(run);
  return { phones, sent };
}
