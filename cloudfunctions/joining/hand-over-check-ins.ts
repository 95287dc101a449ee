import { isInvited } from '../shared/domain/session';
import type { CallContext } from '../shared/runtime/context';

/**
 * Turns the check-ins that were kept while a request waited into ones that the secretary confirms. What is recorded of a session
 * meanwhile stays, and a session that does not invite the member is left out.
 */
export async function handOverCheckIns(
  openidKey: string,
  { repositories }: Pick<CallContext, 'repositories'>,
): Promise<void> {
  for (const { sessionId, attendance } of await repositories.waitingCheckIns.ofCaller(openidKey)) {
    const session = await repositories.sessions.byId(sessionId);
    if (!session) continue;
    const who = { openidKey, seasonId: session.seasonId };
    const record = await repositories.studyRecords.ofCallerForSession(who, sessionId);
    if (!record || record.attendance[sessionId]) continue;
    if (!session.openToAll && !isInvited(session.audience, record.orgPath, record.segments))
      continue;
    await repositories.studyRecords.recordPending(record, sessionId, attendance);
  }
  await repositories.waitingCheckIns.forget(openidKey);
}
