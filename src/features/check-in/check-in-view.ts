import type { ResponseOf } from '@/platform/cloud';
import type { IconName } from '@/components';
import { checkInResults, type ResultWords } from '@/copy/check-in';
import { errorCopy } from '@/copy/error-copy';
import type { Failure } from '@/platform/cloud';
import type { RedeemResult } from './check-in-queue';

export type ResultAction = 'done' | 'scoreBook' | 'scanAgain' | 'understood' | 'home';

/** One full-page result: an icon, what happened, one fact, one button, and where it helps a second way out. */
export interface CheckInView extends ResultWords {
  /** Green only for a check-in that the server has credited or counted. */
  tone: 'green' | 'amber' | 'neutral';
  icon: IconName;
  /** Shown large where points were earned. */
  points?: number;
  action: ResultAction;
  second?: ResultAction;
  /** The session whose secretary has to confirm: the page then follows what is recorded. */
  waitsAt?: string;
}

type Answer = ResponseOf<'check-in', 'redeem'>;

/** `afterWaiting`: the code had been kept on the phone first, so scanning the projected code again is no way any more. */
export function viewOfResult(result: RedeemResult, afterWaiting: boolean): CheckInView {
  return result.ok ? viewOfAnswer(firstAnswer(result.data), afterWaiting) : viewOfFailure(result);
}

/** Whose answer was lost on the way has been told nothing yet: what the code has brought is said as if for the first time. */
function firstAnswer(answer: Answer): Answer {
  const { sameScan, recorded } = answer;
  return sameScan && (recorded === 'present' || recorded === 'late' || recorded === 'pending')
    ? { ...answer, outcome: recorded }
    : answer;
}

export const viewOfForeignCode: CheckInView = {
  ...checkInResults.notOurs,
  tone: 'amber',
  icon: 'circle-alert',
  action: 'scanAgain',
  second: 'home',
};

/** The phone refused to keep the code, and no server answered. */
export const viewOfLostCode: CheckInView = {
  ...checkInResults.notStored,
  tone: 'amber',
  icon: 'circle-alert',
  action: 'scanAgain',
};

/** Kept on the phone because no answer has come so far. */
export const viewOfStoredCode: CheckInView = {
  ...checkInResults.stored,
  tone: 'amber',
  icon: 'cloud-upload',
  action: 'understood',
};

function viewOfAnswer(answer: Answer, afterWaiting: boolean): CheckInView {
  const { outcome, seenAtMs, session, capped } = answer;
  const points = answer.points > 0 ? { points: answer.points } : {};
  const waits = { tone: 'amber', icon: 'hourglass', waitsAt: session.sessionId } as const;
  const withCap = (words: ResultWords) =>
    capped ? { ...words, fact: `${words.fact}，${checkInResults.capped}` } : words;
  switch (outcome) {
    case 'present': {
      const words = withCap(checkInResults.present(seenAtMs, session.title));
      return { ...words, ...points, tone: 'green', icon: 'circle-check', action: 'done' };
    }
    case 'late': {
      const words = withCap(checkInResults.late(session.startsAtMs, seenAtMs));
      return { ...words, ...points, tone: 'amber', icon: 'clock', action: 'done' };
    }
    case 'guest':
      return {
        ...checkInResults.guest(session.title),
        tone: 'green',
        icon: 'circle-check',
        action: 'home',
      };
    case 'already':
      return viewOfStanding(answer);
    case 'pending':
      if (afterWaiting)
        return { ...checkInResults.pendingLate(seenAtMs, session.title), ...waits, action: 'done' };
      return {
        ...(answer.place === undefined || answer.place === 'inside'
          ? checkInResults.pending
          : checkInResults.pendingPlace),
        ...waits,
        action: 'scanAgain',
        second: 'done',
      };
  }
}

/** What was recorded before, when it is met again. */
function viewOfStanding({ recorded, seenAtMs, session }: Answer): CheckInView {
  switch (recorded) {
    case 'pending':
      return {
        ...checkInResults.alreadyPending(seenAtMs),
        tone: 'amber',
        icon: 'hourglass',
        action: 'done',
        waitsAt: session.sessionId,
      };
    case 'declined':
      return {
        ...checkInResults.declined,
        tone: 'amber',
        icon: 'circle-alert',
        action: 'scanAgain',
        second: 'home',
      };
    case 'left':
      return { ...checkInResults.left, tone: 'amber', icon: 'circle-alert', action: 'home' };
    default:
      return {
        ...checkInResults.already(seenAtMs),
        tone: 'neutral',
        icon: 'circle-check',
        action: 'scoreBook',
        second: 'home',
      };
  }
}

/** What the secretary has made of a check-in that the person is waiting for; undefined while nothing has changed. */
export function viewOfFollowed(standing: Answer | undefined): CheckInView | undefined {
  if (!standing || standing.recorded === 'pending') return undefined;
  if (standing.recorded !== 'present' && standing.recorded !== 'late')
    return viewOfStanding(standing);
  return {
    ...checkInResults.confirmed(standing.session.title),
    ...(standing.points > 0 ? { points: standing.points } : {}),
    tone: 'green',
    icon: 'circle-check',
    action: 'done',
  };
}

function viewOfFailure({ code, details }: Failure): CheckInView {
  const timeOf = (name: string) => {
    const value = details?.[name];
    return typeof value === 'number' ? value : undefined;
  };
  const stored = (words: ResultWords): CheckInView => ({ ...viewOfStoredCode, ...words });
  const refused = (words: ResultWords, action: ResultAction = 'home'): CheckInView => ({
    ...words,
    tone: 'amber',
    icon: 'circle-alert',
    action,
  });
  switch (code) {
    case 'NETWORK_FAILED':
    case 'TIMED_OUT':
      return viewOfStoredCode;
    case 'BUSY':
    case 'INTERNAL':
    case 'NOT_IDENTIFIED':
    case 'UNKNOWN_ACTION':
    case 'CLIENT_OUTDATED':
    case 'FUNCTIONS_OUTDATED':
      return stored(checkInResults.storedBusy);
    case 'TOO_MANY_WRONG_CODES':
      return stored(checkInResults.storedSlowed(timeOf('retryAtMs')));
    case 'CODE_NOT_OURS':
      return viewOfForeignCode;
    case 'CODE_EXPIRED':
      return refused(checkInResults.expired);
    case 'CODE_NOT_YET_VALID':
      return refused(checkInResults.notYetValid, 'scanAgain');
    case 'SESSION_NOT_FOUND':
      return refused(checkInResults.notFound);
    case 'CHECK_IN_NOT_OPEN':
      return {
        ...refused(checkInResults.notOpen(timeOf('opensAtMs')), 'scanAgain'),
        icon: 'clock',
        second: 'home',
      };
    case 'CODE_REPLACED':
      return refused(checkInResults.replaced, 'scanAgain');
    case 'CODE_FROM_ALBUM':
      return refused(checkInResults.fromAlbum, 'scanAgain');
    case 'SESSION_CANCELLED':
      return refused(checkInResults.cancelled);
    case 'TOO_MANY_CORRECTIONS':
      return refused(checkInResults.needsPerson);
    case 'CHECK_IN_CLOSED':
      return refused(checkInResults.closed);
    case 'NOT_INVITED':
      return refused(checkInResults.notInvited);
    case 'NOT_JOINED':
      return refused(checkInResults.notJoined);
    default:
      return refused({ title: errorCopy[code], fact: '' });
  }
}
