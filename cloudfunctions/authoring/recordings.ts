import type { Recording } from '../shared/contract/authoring-answers';
import { lectureTitleOf, type LectureDraft } from '../shared/domain/lecture-draft';
import { isStreamOver } from '../shared/domain/session-life';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownSession } from '../shared/runtime/own-session';
import { copy } from './copy';

/** More of them nobody scrolls through, and what is older is seldom made into anything. */
const mostRecordings = 10;

/** What was streamed for the caller's organisations and is over, the last one first, where nobody has made a lecture of it. */
export async function recordingsFor(
  seasonId: string,
  drafts: readonly Pick<LectureDraft, 'sessionId'>[],
  { grants, may, nowMs, repositories }: MemberContext,
): Promise<Recording[]> {
  const organisationIds = [...new Set(grants.map(({ organisationId }) => organisationId))];
  const scope = { seasonId, organisationIds };
  const made = new Set(drafts.map(({ sessionId }) => sessionId));
  const limit = mostRecordings + made.size;
  const found = await repositories.sessionLists.streamed(scope, nowMs, limit);
  return found
    .filter(({ _id, orgPath }) => !made.has(_id) && may(orgPath))
    .slice(0, mostRecordings)
    .map(({ _id, title, endsAtMs, organisationId, organisationName }) => ({
      ...{ sessionId: _id, title, endsAtMs, organisationId, organisationName },
    }));
}

type Words = Pick<LectureDraft, 'title' | 'series' | 'lecturer' | 'lecturerId' | 'sessionId'>;

/** What a draft of a session's recording begins with. */
export async function wordsOfRecording(
  sessionId: string,
  context: MemberContext,
): Promise<Outcome<Words>> {
  const session = await ownSession(context, sessionId);
  if (session instanceof Refused) return session;
  if (session.mode === 'on-site' || session.stream === undefined)
    return refuse('SESSION_NOT_ONLINE');
  if (!isStreamOver(session, context.nowMs)) return refuse('SESSION_STATE_CONFLICT');
  const { title, lecturer = '', lecturerId } = session;
  return {
    ...{ sessionId, title: lectureTitleOf(title), series: copy.recordings, lecturer },
    ...(lecturerId === undefined ? {} : { lecturerId }),
  };
}
