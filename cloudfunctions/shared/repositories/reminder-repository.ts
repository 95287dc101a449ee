import type { ReminderKind, Shift } from '../contract/vocabulary';
import type { Binding } from '../domain/organisation';
import type { RemindedRecord } from '../domain/reminder';
import type { ReminderRun, SentReminder } from '../domain/reminder-run';
import type { StudyRecord } from '../domain/study-record';
import { Collection, command } from './platform';

const sent = new Collection<SentReminder>('reminders');
const runs = new Collection<ReminderRun>('reminderRuns');
const bindings = new Collection<Binding>('bindings');
const records = new Collection<StudyRecord>('studyRecords');

/** Phones whose owners have said yes to a message, by id, beyond one. */
export const phonesToReach = (afterId: string, limit: number) =>
  bindings.find({
    where: { messagesAllowed: command().gte(1), _id: command().gt(afterId) },
    orderBy: [['_id', 'asc']],
    limit,
  });

/** Of two messages to one phone the second one waits so long: the timer's own pace, less what its beginning may vary. */
const gapMs = 9 * 60_000;

/** Spends a yes for a message of now, in one conditional write: of several runs at once one has the phone's turn. */
export async function takeTurn(openidKey: string, nowMs: number): Promise<boolean> {
  const _ = command();
  const taken = await bindings.update(
    {
      ...{ _id: openidKey, messagesAllowed: _.gte(1) },
      messagedAtMs: _.or(_.exists(false), _.lte(nowMs - gapMs)),
    },
    { messagesAllowed: _.inc(-1), messagedAtMs: nowMs },
  );
  return taken === 1;
}

/** The yes was for nothing: another run had begun this very message. */
export const giveBack = (openidKey: string) =>
  bindings.update({ _id: openidKey }, { messagesAllowed: command().inc(1) });

const fields = [
  'memberId',
  'orgPath',
  'segments',
  'attendance',
  'watch.lectures',
  'tasks',
  'reminders',
];
export type ReachedRecord = RemindedRecord & Pick<StudyRecord, '_id' | 'memberId' | 'reminders'>;

/** Records of a season by their ids, as reminders need them; they are large, so a few at once. */
export const recordsOf = (recordIds: readonly string[]) =>
  records.find<ReachedRecord>({
    where: { _id: command().in([...recordIds]) },
    limit: 1000,
    fields,
  });

/** Which of these were begun before. */
export async function begunOf(ids: readonly string[]): Promise<Set<string>> {
  const found = await sent.find<Pick<SentReminder, '_id'>>({
    where: { _id: command().in([...ids]) },
    limit: 1000,
    fields: ['_id'],
  });
  return new Set(found.map(({ _id }) => _id));
}

/** Begins one; false where another run did. */
export const begin = (one: SentReminder) => sent.insertOnce(one);

export const noteOutcome = (_id: string, outcome: SentReminder['outcome']) =>
  sent.update({ _id }, { outcome });

/** Forgets what was sent before an instant; answers how many. */
export const forgetBefore = (ms: number) => sent.remove({ atMs: command().lt(ms) });

export const run = () => runs.byId('remind');

/** Notes how far a run came. Of two at once the later word stands: whatever is looked at twice is sent once. */
export async function noteRun({ _id, ...rest }: ReminderRun): Promise<void> {
  if ((await runs.update({ _id }, rest)) === 0) await runs.insertOnce({ _id, ...rest });
}

/** Keeps how a member has chosen for a season. False where there is no record of it. */
export async function choose(
  recordId: string,
  { off, shift }: { off: readonly ReminderKind[]; shift: Shift | undefined },
): Promise<boolean> {
  const _ = command();
  const changed = await records.update(
    { _id: recordId },
    { 'reminders.off': _.set([...off]), 'reminders.shift': shift ?? _.remove() },
  );
  return changed === 1;
}

/** Notes that the list was looked at. */
export const noteRead = (recordId: string, readAtMs: number) =>
  records.update({ _id: recordId }, { 'reminders.readAtMs': readAtMs });
