import type { Binding, Member } from '../domain/organisation';
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
