import type { JoinStanding } from '../shared/contract/joining';
import { commonPlaceOf, isBound } from '../shared/domain/joining';
import type { Member } from '../shared/domain/organisation';
import { asksPhones, phoneKeyOf, plainPhone } from '../shared/domain/phone';
import { DuplicateKey } from '../shared/repositories';
import type { CallContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { settleJoining } from './settle-joining';

/** WeChat bills every number that it says, and nobody needs more tries. */
const mostTries = 5;
const windowMs = 3_600_000;
/** Members with one number: a couple, a family. */
const mostCandidates = 10;

/** By what else than a code one may join here. */
export const showWays = async (
  _input: unknown,
  { repositories }: CallContext,
): Promise<{ byPhone: boolean }> => ({
  byPhone: (await repositories.organisations.askingPhones()).length > 0,
});

/**
 * Joins by the number that WeChat has verified of whoever tapped its button. It binds at once where exactly one member has it who
 * holds no role; otherwise it is a request to those who may decide. The number itself is kept nowhere.
 */
export async function joinByPhone(
  { phoneCode }: { phoneCode: string },
  context: CallContext,
): Promise<Outcome<JoinStanding>> {
  const { caller, repositories, settings } = context;
  const earlier = await repositories.bindings.byKey(caller.openidKey);
  if (earlier && isBound(earlier)) return refuse('ALREADY_JOINED');
  const asking = await repositories.organisations.askingPhones();
  // Nobody's number is fetched that nobody has asked for.
  if (asking.length === 0) return refuse('PHONE_NOT_ASKED');
  const phone = await phoneOf(phoneCode, context);
  if (phone instanceof Refused) return phone;
  const key = phoneKeyOf(settings.openidHmacKey, phone);
  const found = (await repositories.roster.membersWithPhone(key, mostCandidates)).filter(
    ({ orgPath }) => asksPhones(orgPath, asking),
  );
  const [only] = found;
  if (!only) return refuse('PHONE_NOT_FOUND');
  // Numbers are given to other people after some months, and whoever imports a roster could write down an own one: enough to be
  // a member, not to be a secretary. Who holds a role is bound by those who could grant it, as with every other request.
  if (found.length > 1 || only.roles.length > 0) return askFor(found, context);
  return bindAtOnce(only, context);
}

/** The number behind a code. Every try is counted before WeChat is asked. */
async function phoneOf(
  phoneCode: string,
  { caller, nowMs, repositories }: CallContext,
): Promise<Outcome<string>> {
  const tries = await repositories.wrongCodes.countWrongCode(
    `phone:${caller.openidKey}`,
    nowMs,
    windowMs,
  );
  if (tries.count > mostTries)
    return refuse('PHONE_TOO_OFTEN', { retryAtMs: tries.windowStartsAtMs + windowMs });
  const said = await repositories.phoneNumbers.ofCode(phoneCode);
  if (said === 'invalid') return refuse('PHONE_CODE_INVALID');
  if ('refusedWith' in said) return refuse('PHONE_UNAVAILABLE', { errCode: said.refusedWith });
  // A number of another country stands on no roster.
  return plainPhone(said.phone) ?? refuse('PHONE_NOT_FOUND');
}

async function askFor(
  found: readonly Member[],
  { caller, nowMs, random, repositories }: CallContext,
): Promise<Outcome<JoinStanding>> {
  const branchId = commonPlaceOf(found.map(({ orgPath }) => orgPath));
  const asked = await repositories.bindings.ask({
    ...{ _id: caller.openidKey, openid: caller.openid, consentedAtMs: nowMs },
    askId: Buffer.from(random(8)).toString('hex'),
    asking: { name: '', branchId, atMs: nowMs, candidateIds: found.map(({ _id }) => _id) },
  });
  if (!asked) return refuse('ALREADY_JOINED');
  const branchName = (await organisationsById([branchId], nowMs)).get(branchId)?.name ?? '';
  return { state: 'asking', name: '', branchName, askedAtMs: nowMs };
}

/** Another phone of the member is told that this one has taken its place. */
async function bindAtOnce(member: Member, context: CallContext): Promise<Outcome<JoinStanding>> {
  const { caller, nowMs, repositories } = context;
  const { bindings } = repositories;
  const standing = await bindings.ofMember(member._id);
  if (standing) await bindings.replace(standing._id, member._id, nowMs);
  try {
    const bound = await bindings.bindNew({
      ...{ _id: caller.openidKey, memberId: member._id, openid: caller.openid },
      ...{ boundAtMs: nowMs, consentedAtMs: nowMs },
    });
    if (!bound) {
      // The same tap at the same time has bound this phone; to whom, the page will show.
      if (standing) await bindings.restore(standing, nowMs);
      return refuse('ALREADY_JOINED');
    }
  } catch (error) {
    // Another phone was faster with the same number.
    if (error instanceof DuplicateKey) return refuse('BUSY');
    throw error;
  }
  await settleJoining(member, caller.openidKey, context);
  await repositories.audit.note({
    _id: `member-joined:${member._id}:${nowMs}`,
    action: 'member-joined',
    ...{ by: member._id, atMs: nowMs, orgPath: member.orgPath, subjectId: member._id },
    facts: { branchId: member.branchId, byPhone: true },
  });
  const branch = (await organisationsById([member.branchId], nowMs)).get(member.branchId);
  return { state: 'member', name: member.name, branchName: branch?.name ?? '' };
}
