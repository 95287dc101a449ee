import type { JoinStanding } from '../shared/contract/joining';
import { isBound, plainName } from '../shared/domain/joining';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { knownCode } from './known-code';

/** Asks a branch to be let in. The name is kept with the phone alone, until somebody decides or it is taken back. */
export async function askToJoin(
  input: { code: string; name: string },
  context: CallContext,
): Promise<Outcome<JoinStanding>> {
  const { caller, nowMs, random, repositories } = context;
  const found = await knownCode(input.code, context);
  if (found instanceof Refused) return found;
  if ('oneTime' in found) return refuse('INVITATION_INVALID');
  const { _id: branchId, name: branchName } = found.branch;
  const name = plainName(input.name);
  const asked = await repositories.bindings.ask({
    _id: caller.openidKey,
    openid: caller.openid,
    askId: Buffer.from(random(8)).toString('hex'),
    asking: { name, branchId, atMs: nowMs },
    consentedAtMs: nowMs,
  });
  return asked ? { state: 'asking', name, branchName, askedAtMs: nowMs } : refuse('ALREADY_JOINED');
}

/** Takes a request back, with the check-ins that were kept for it. A member's phone stays as it is. */
export async function withdrawRequest(
  _input: unknown,
  { caller, repositories }: CallContext,
): Promise<Outcome<JoinStanding>> {
  const binding = await repositories.bindings.byKey(caller.openidKey);
  if (binding && isBound(binding)) return refuse('ALREADY_JOINED');
  await repositories.waitingCheckIns.forget(caller.openidKey);
  await repositories.bindings.forget(caller.openidKey);
  return { state: 'guest' };
}
