import type { LiveOpenAnswer } from '../shared/contract/live';
import {
  isEnough,
  lengthSeconds,
  neededSeconds,
  presenceAcceptedMs,
  presenceStanding,
  watchedOf,
} from '../shared/domain/presence';
import type { Session } from '../shared/domain/session';
import { countsAsAttended } from '../shared/domain/session';
import type { StudyRecord } from '../shared/domain/study-record';
import { sealReceipt, type WatchReceipt } from '../shared/domain/watch-receipt';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf } from '../shared/runtime/shared-reads';
import { checkInOnline, mayWatch, standingOf } from './check-in-online';

const viewerFields = ['branchId', 'orgPath', 'segments', 'watch', 'attendance'] as const;
type Viewer = Pick<StudyRecord, (typeof viewerFields)[number]>;

/**
 * Opens the live page of a session: two reads. An invited member gets the receipt that every report carries; others may watch where the
 * session is open to all, and nothing is recorded about guests. What was watched before and is enough by now, as the session was opened late
 * or closed early, is credited here.
 */
export async function openLive(
  { sessionId }: { sessionId: string },
  context: CallContext,
): Promise<Outcome<LiveOpenAnswer>> {
  const { repositories, caller, nowMs } = context;
  const session = await repositories.sessions.byId(sessionId);
  if (!session || session.status === 'draft') return refuse('SESSION_NOT_FOUND');
  if (session.status === 'cancelled') return refuse('SESSION_CANCELLED');
  if (session.mode === 'on-site' || session.stream === undefined)
    return refuse('SESSION_NOT_ONLINE');
  const who = { openidKey: caller.openidKey, seasonId: session.seasonId };
  const record = await repositories.studyRecords.fieldsOfCaller(who, viewerFields);
  if (!record && !session.openToAll) return refuse('NOT_JOINED');
  if (record && !mayWatch(session, record)) return refuse('NOT_INVITED', { title: session.title });
  const receipt = record && receiptOf(session, record, context);
  const standing = record && (await creditWhatIsEnough(session, record, receipt, context));
  if (standing instanceof Refused) return standing;
  const started = nowMs >= session.checkInOpensAtMs;
  const streamUrl = started ? await streamOf(session.stream, nowMs) : undefined;
  const points = standing?.points ?? 0;
  return {
    session: factsOf(session),
    ...(streamUrl === undefined ? {} : { streamUrl }),
    ...(receipt && standing && takesReports(session, nowMs)
      ? {
          receipt: sealReceipt(
            context.settings.signingKeys,
            markedAttended(receipt, countsAsAttended(standing.recorded)),
            'presence',
          ),
        }
      : {}),
    covered: receipt ? watchedOf(receipt, session) : [],
    lengthSeconds: lengthSeconds(session),
    neededSeconds: neededSeconds(session),
    recorded: standing?.recorded ?? 'none',
    online: standing?.online ?? false,
    points,
  };
}

/** From the opening of the doors until a day after the end. */
function takesReports(session: Session, nowMs: number): boolean {
  return nowMs >= session.checkInOpensAtMs && nowMs <= session.endsAtMs + presenceAcceptedMs;
}

function receiptOf(session: Session, record: Viewer, { caller, nowMs }: CallContext): WatchReceipt {
  return {
    openidKey: caller.openidKey,
    seasonId: session.seasonId,
    branchId: record.branchId,
    lectureId: session._id,
    durationSeconds: lengthSeconds(session),
    startedAtMs: nowMs,
    positionSeconds: 0,
    rules: noPoints,
    standing: presenceStanding(record, session._id, nowMs),
    fresh: [],
    liveSinceMs: session.startsAtMs,
  };
}

/** Presence earns the check-in and nothing by the minute. */
const noPoints: WatchReceipt['rules'] = {
  version: 1,
  watch: { points: 0, everySeconds: 1, dayCap: 0 },
  lectureDone: { points: 0, coverage: 1 },
};

/** A receipt that says whether the check-in is noted, so that no further report looks. */
export const markedAttended = (receipt: WatchReceipt, completed: boolean): WatchReceipt => ({
  ...receipt,
  standing: { ...receipt.standing, completed },
});

async function creditWhatIsEnough(
  session: Session,
  record: Viewer,
  receipt: WatchReceipt | undefined,
  context: CallContext,
) {
  const standing = standingOf(record, session._id);
  const watched = receipt ? watchedOf(receipt, session) : [];
  const enough = receipt !== undefined && isEnough(receipt, session);
  return enough && !countsAsAttended(standing.recorded)
    ? checkInOnline(session, context.caller.openidKey, watched, context)
    : standing;
}

/** A plain address, or a file of the own storage such as a recording. */
async function streamOf(stream: string, nowMs: number): Promise<string | undefined> {
  if (!stream.startsWith('cloud://')) return stream;
  return (await fileUrlsOf([stream], nowMs)).get(stream);
}

function factsOf(session: Session): LiveOpenAnswer['session'] {
  const { _id, title, startsAtMs, endsAtMs, venue, mode, status, organisationName } = session;
  return {
    sessionId: _id,
    ...{ title, startsAtMs, endsAtMs, venue, mode, status, organisationName },
    opensAtMs: session.checkInOpensAtMs,
    ...(session.lecturer === undefined ? {} : { lecturer: session.lecturer }),
  };
}
