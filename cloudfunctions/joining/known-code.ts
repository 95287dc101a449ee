import { hashOfCode, invitationEndsAtMs } from '../shared/domain/joining';
import type { Organisation } from '../shared/domain/organisation';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';

/** Whoever mistypes eight characters so often in an hour is guessing. Unlike a session's, this code is short enough to be guessed. */
const mostWrong = 10;
const windowMs = 3_600_000;

type Found = { branch: Organisation } | { oneTime: string };

/**
 * What a code leads to. Wrong ones are counted by phone, in the store; after too many even a right one waits, since
 * otherwise guessing would go on.
 */
export async function knownCode(code: string, context: CallContext): Promise<Outcome<Found>> {
  const { caller, nowMs, repositories } = context;
  const key = `joining:${caller.openidKey}`;
  const counted = await repositories.wrongCodes.ofWindow(key, nowMs, windowMs);
  if (counted && counted.count >= mostWrong)
    return refuse('TOO_MANY_INVITATIONS', { retryAtMs: counted.windowStartsAtMs + windowMs });
  const found = code.length === 8 ? await branchOf(code, context) : await oneTimeOf(code, context);
  if (found) return found;
  await repositories.wrongCodes.countWrongCode(key, nowMs, windowMs);
  return refuse('INVITATION_INVALID');
}

async function branchOf(
  code: string,
  { repositories, nowMs }: CallContext,
): Promise<Found | undefined> {
  const invitation = await repositories.invitations.byCode(code);
  if (!invitation || invitationEndsAtMs(invitation) <= nowMs) return undefined;
  const branch = (await organisationsById([invitation._id], nowMs)).get(invitation._id);
  return branch && { branch };
}

async function oneTimeOf(
  code: string,
  { repositories, caller, nowMs }: CallContext,
): Promise<Found | undefined> {
  const oneTime = hashOfCode(code);
  const usable = await repositories.administratorCodes.usable(oneTime, caller.openidKey, nowMs);
  return usable && { oneTime };
}
