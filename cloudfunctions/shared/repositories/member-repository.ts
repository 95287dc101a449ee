import type { Binding, Member } from '../domain/organisation';
import * as placed from './placed-members';
import { Collection, command } from './platform';

const members = new Collection<Member>('members');
const bindings = new Collection<Binding>('bindings');

/** The member that a caller is bound to, with the roles; two reads, never cached: roles must end when they are taken. */
export async function ofCaller(openidKey: string): Promise<Member | undefined> {
  const binding = await bindings.byId(openidKey);
  return binding && members.byId(binding.memberId);
}

/** Masks a member's name in rankings, or shows it again. Writing what stands already changes nothing. */
export async function hideName(memberId: string, nameHidden: boolean): Promise<void> {
  await members.update({ _id: memberId }, { nameHidden });
}

/** Names of several members at once; at most 1,000 ids. */
export const byIds = (ids: readonly string[]) =>
  members.find({ where: { _id: command().in([...ids]) }, limit: 1000 });

/** The phone that a member has bound; undefined for who has none. */
export const bindingOf = (memberId: string) => bindings.findOne({ where: { memberId } });

/** Messages that a phone's owner may have said yes to in advance: a yes is for one message, and more than these nobody means. */
const mostAllowed = 5;

/** Notes one more yes, up to a handful; answers how many stand. */
export async function allowMessage(openidKey: string): Promise<number> {
  const _ = command();
  const room = _.or(_.exists(false), _.lt(mostAllowed));
  await bindings.update({ _id: openidKey, messagesAllowed: room }, { messagesAllowed: _.inc(1) });
  return messagesAllowed(openidKey);
}

/** Messages that may still be sent to a phone. */
const messagesAllowed = async (openidKey: string): Promise<number> =>
  (await bindings.byId(openidKey))?.messagesAllowed ?? 0;

/** Takes one yes, if there is any; two senders never take the same. */
export async function takeMessage(openidKey: string): Promise<boolean> {
  const _ = command();
  const taken = await bindings.update(
    { _id: openidKey, messagesAllowed: _.gte(1) },
    { messagesAllowed: _.inc(-1) },
  );
  return taken === 1;
}

/** WeChat knows of no yes any more: the owner has turned messages off. */
export async function forgetAllowed(openidKey: string): Promise<void> {
  await bindings.update({ _id: openidKey }, { messagesAllowed: 0 });
}

/** Members of any of these branches who have any of these names; at most 1,000. */
export const named = (branchIds: readonly string[], names: readonly string[]) =>
  placed.find<Pick<Member, '_id' | 'branchId' | 'name'>>({
    place: { branchId: command().in([...branchIds]) },
    where: { name: command().in([...names]) },
    limit: 1000,
    fields: ['_id', 'branchId', 'name'],
  });
