import type { CheckInAnswer, RedeemInput } from '../shared/contract/check-in';
import { changeOfCredits } from '../shared/domain/ledger';
import { decideCheckIn, type Sighting } from '../shared/domain/check-in-decision';
import { placeOf } from '../shared/domain/fence';
import { seasonDayOf } from '../shared/domain/season-time';
import { checkInCredit, type Session } from '../shared/domain/session';
import { verifyPrintedCode, verifySessionCode } from '../shared/domain/session-code';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, type Refused, refuse } from '../shared/runtime/outcome';
import { redeemFromRecord, standingOf } from './redeem-from-record';
import { type CreditDecision, type Scan, answerOf, attendanceOf } from './scan';
import { sessionById } from './warm-session';
import { refuseWrongCode } from './wrong-code';

/**
 * How WeChat opened the page: a picture from the album or a long press on a picture (developers.weixin.qq.com, scene values).
 * Such a picture may come from anywhere.
 */
const albumScenes: readonly number[] = [1012, 1013, 1048, 1049];
const printedLength = 21;
const firstCodeVersion = 1;

/**
 * Redeems a scanned code. The happy path is one conditional write; whatever fails a condition is read and named
 * afterwards. Safe under any repetition: the ledger key of the session is written once.
 */
export async function redeemCode(
  input: RedeemInput,
  context: CallContext,
): Promise<Outcome<CheckInAnswer>> {
  const seen = verify(input, context);
  if (!seen) return refuseWrongCode(context);
  const session = await sessionById(context, seen.sessionId);
  if (!session) return refuse('SESSION_NOT_FOUND');
  if (albumScenes.includes(input.scene ?? 0)) return refuseAlbum(session, context);
  const { fence } = session;
  const place = fence && input.position ? placeOf(fence, input.position) : undefined;
  const decision = decideCheckIn(session, seen.sighting, place, context.nowMs);
  const { seenAtMs } = decision;
  const scan: Scan = { session, seenAtMs, place, ...seen, code: input.code, context };
  // A phone that lost the answer asks again, if need be days later: it learns what stands, not that it is too late.
  if (decision.kind === 'refuse') {
    const standing = await standingOf(scan);
    // Whoever waits because the phone did not tell its place may let it tell now.
    const mayShowPlace = decision.code === 'POSITION_NEEDED' && standing?.recorded === 'pending';
    return standing && !mayShowPlace ? standing : refuseUnredeemed(decision.code, session);
  }
  if (isReplaced(scan)) return (await standingOf(scan)) ?? refuse('CODE_REPLACED');
  const branchId = input.branchId ?? onlyBranchOf(session);
  if (decision.kind === 'credit' && branchId && (await creditAtOnce(scan, decision, branchId)))
    return answerOf(scan, decision.status, decision.status, decision);
  return redeemFromRecord(scan, decision);
}

interface Seen {
  sessionId: string;
  sighting: Sighting;
  /** Of a printed code. */
  version?: number;
}

/** What a genuine code says, before anything is read. */
function verify({ code, waitedMs = 0 }: RedeemInput, context: CallContext): Seen | undefined {
  const { signingKeys } = context.settings;
  if (code.length === printedLength) {
    const printed = verifyPrintedCode(signingKeys, code);
    return printed.genuine ? { ...printed, sighting: { kind: 'printed', waitedMs } } : undefined;
  }
  const projected = verifySessionCode(signingKeys, code, context.nowMs);
  if (!projected.genuine) return undefined;
  const { sessionId, slotStartsAtMs } = projected;
  return { sessionId, sighting: { kind: 'projected', slotStartsAtMs } };
}

/** A poster counts in its own version and while the session's code is printed. */
const isReplaced = ({ session, version }: Scan) =>
  version !== undefined &&
  (session.codeKind !== 'printed' || version !== (session.codeVersion ?? firstCodeVersion));

/** Where a session invites one organisation only, that is the caller's branch or the condition fails and we read. */
function onlyBranchOf(session: Session): string | undefined {
  return session.audience.organisationIds.length === 1
    ? session.audience.organisationIds[0]
    : undefined;
}

function creditAtOnce(scan: Scan, decision: CreditDecision, branchId: string): Promise<boolean> {
  const { session, seenAtMs, context } = scan;
  const credit = checkInCredit(session, seenAtMs, branchId);
  return context.repositories.studyRecords.creditCheckIn(
    {
      openidKey: context.caller.openidKey,
      seasonId: session.seasonId,
      branchId,
      audience: session.openToAll ? undefined : session.audience,
      sessionId: session._id,
      day: seasonDayOf(seenAtMs),
      mostToday: session.credit.dayCap - credit.points,
    },
    attendanceOf(scan, decision.status),
    changeOfCredits([credit], context.nowMs),
  );
}

async function refuseAlbum(session: Session, context: CallContext): Promise<Refused> {
  const { _id: sessionId, seasonId } = session;
  const { openidKey } = context.caller;
  const scan = { sessionId, seasonId, openidKey };
  await context.repositories.refusedScans.countRefusedScan(scan, context.nowMs);
  return refuse('CODE_FROM_ALBUM', { title: session.title });
}

function refuseUnredeemed(
  code: Extract<ReturnType<typeof decideCheckIn>, { kind: 'refuse' }>['code'],
  session: Session,
): Refused {
  if (code === 'SESSION_NOT_FOUND') return refuse(code);
  const facts = { title: session.title, startsAtMs: session.startsAtMs };
  return code === 'CHECK_IN_NOT_OPEN'
    ? refuse(code, { ...facts, opensAtMs: session.checkInOpensAtMs })
    : refuse(code, facts);
}
