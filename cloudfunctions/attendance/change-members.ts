import type { Session } from '../shared/domain/session';
import type { Attendance } from '../shared/domain/study-record';
import type { SessionRecord } from '../shared/repositories/study-record-repository';
import { changeAttendance } from '../shared/runtime/change-attendance';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';

/** A record that changes under the secretary's tap is read again this often. */
const attempts = 4;
/** Members changed side by side. */
const atOnce = 5;

/** What is decided about one record: an attendance to write, or that it stays as it is; and how that is called. */
export interface Decision<Outcome extends string> {
  outcome: Outcome;
  write?: Attendance | undefined;
}

/** `not-here`: no record in the season; `exhausted`: changed too often; `busy`: it changed under every attempt. */
export type NotChanged = 'not-here' | 'exhausted' | 'busy';

/**
 * Changes the attendance of several members at one session: one read for all of them and one conditional write each. Who
 * changes in between is read and decided anew. Answers what became of each.
 */
export async function changeMembers<Outcome extends string>(
  session: Session,
  memberIds: readonly string[],
  context: MemberContext,
  decide: (record: SessionRecord) => Decision<Outcome>,
): Promise<Map<string, Outcome | NotChanged>> {
  const outcomes = new Map<string, Outcome | NotChanged>();
  let waiting = [...new Set(memberIds)];
  for (let attempt = 0; attempt < attempts && waiting.length > 0; attempt += 1) {
    const records = await context.repositories.studyRecords.forSession(
      session.seasonId,
      waiting,
      session._id,
    );
    const found = new Set(records.map((one) => one.memberId));
    for (const memberId of waiting) if (!found.has(memberId)) outcomes.set(memberId, 'not-here');
    const results = await inGroups(records, atOnce, (record) =>
      changeOne(session, record, decide(record), context),
    );
    waiting = [];
    for (const [place, { memberId }] of records.entries()) {
      const result = results[place];
      if (result === undefined) waiting.push(memberId);
      else outcomes.set(memberId, result);
    }
  }
  for (const memberId of waiting) outcomes.set(memberId, 'busy');
  return outcomes;
}

/** Undefined when the record has changed since it was read. */
async function changeOne<Outcome extends string>(
  session: Session,
  record: SessionRecord,
  { outcome, write }: Decision<Outcome>,
  context: MemberContext,
): Promise<Outcome | 'exhausted' | undefined> {
  if (!write) return outcome;
  const written = await changeAttendance(session, record, write, context);
  if (written.kind === 'changed') return undefined;
  return written.kind === 'written' ? outcome : 'exhausted';
}

/** How many of the outcomes are one. */
export const countOf = (outcomes: ReadonlyMap<string, string>, outcome: string) =>
  [...outcomes.values()].filter((one) => one === outcome).length;
