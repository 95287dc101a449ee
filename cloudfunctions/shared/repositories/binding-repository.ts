import { nobodyOf } from '../domain/joining';
import type { Binding } from '../domain/organisation';
import { Collection, DuplicateKey, command } from './platform';

const bindings = new Collection<Binding>('bindings');

export const byKey = (openidKey: string) => bindings.byId(openidKey);

/** The phone of a request to join, whatever became of it. */
export const ofAsk = (askId: string) => bindings.findOne({ where: { askId } });

export const ofMember = (memberId: string) => bindings.findOne({ where: { memberId } });

/** Phones of several members; at most 1,000 ids. */
export const ofMembers = (memberIds: readonly string[]) =>
  bindings.find<Pick<Binding, '_id' | 'memberId'>>({
    where: { memberId: command().in([...memberIds]) },
    fields: ['_id', 'memberId'],
    limit: 1000,
  });

/** Who waits to be let into any of these branches, the longest first. */
export const askingOf = (branchIds: readonly string[], limit: number) =>
  bindings.find({
    where: { 'asking.branchId': command().in([...branchIds]) },
    orderBy: [['asking.atMs', 'asc']],
    limit,
  });

/** How many ask to join these branches. */
export const countAsking = (branchIds: readonly string[]): Promise<number> =>
  bindings.count({ 'asking.branchId': command().in([...branchIds]) });

export type NewAsk = Pick<Binding, '_id' | 'openid'> &
  Required<Pick<Binding, 'askId' | 'asking' | 'consentedAtMs'>>;

/** Writes a request to join in the place of an earlier one. False when the phone is a member's by now. */
export async function ask({ _id, ...fields }: NewAsk): Promise<boolean> {
  const _ = command();
  const memberId = nobodyOf(_id);
  try {
    await bindings.insert({ _id, memberId, boundAtMs: 0, ...fields });
    return true;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  const updated = await bindings.update(
    { _id, memberId },
    { ...fields, asking: _.set(fields.asking), declined: _.remove(), replacedAtMs: _.remove() },
  );
  return updated === 1;
}

/** Forgets a phone that is nobody's, with all that it asked. */
export const forget = (openidKey: string) =>
  bindings.remove({ _id: openidKey, memberId: nobodyOf(openidKey) });

/** Notes the secretary's no, without the name. False when the request does not wait any more. */
export async function decline(
  askId: string,
  declined: NonNullable<Binding['declined']>,
): Promise<boolean> {
  const _ = command();
  const updated = await bindings.update(
    { askId, 'asking.branchId': declined.branchId },
    { asking: _.remove(), declined: _.set(declined) },
  );
  return updated === 1;
}

/** Makes the phone of a request a member's. False when it does not wait any more. Throws DuplicateKey where the member has a phone. */
export async function bind(askId: string, memberId: string, nowMs: number): Promise<boolean> {
  const _ = command();
  const updated = await bindings.update(
    { askId, 'asking.atMs': _.gt(0) },
    { memberId, boundAtMs: nowMs, asking: _.remove(), declined: _.remove() },
  );
  return updated === 1;
}

/**
 * Binds a phone without anybody's word, in the place of what it asked before. False when it is a member's by now. Throws DuplicateKey where
 * the member has another phone.
 */
export async function bindNew(binding: Binding): Promise<boolean> {
  const _ = command();
  const { _id, ...fields } = binding;
  const gone = { asking: _.remove(), declined: _.remove(), replacedAtMs: _.remove() };
  if ((await bindings.update({ _id, memberId: nobodyOf(_id) }, { ...fields, ...gone })) === 1)
    return true;
  if (await bindings.insertOnce(binding)) return true;
  const standing = await bindings.byId(_id);
  if (standing && standing.memberId !== nobodyOf(_id)) return false;
  throw new DuplicateKey('the member has another phone by now');
}

/** Makes a member's phone nobody's: it learns that another one has taken its place. */
export async function replace(openidKey: string, memberId: string, nowMs: number): Promise<void> {
  await bindings.update(
    { _id: openidKey, memberId },
    { memberId: nobodyOf(openidKey), replacedAtMs: nowMs, boundAtMs: 0 },
  );
}

/** Undoes a replacement of that moment, unless the member has got another phone. */
export async function restore(
  { _id, memberId, boundAtMs }: Pick<Binding, '_id' | 'memberId' | 'boundAtMs'>,
  replacedAtMs: number,
): Promise<void> {
  try {
    await bindings.update(
      { _id, memberId: nobodyOf(_id), replacedAtMs },
      { memberId, boundAtMs, replacedAtMs: command().remove() },
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}

/** Ends the binding of a member's own phone. */
export const unbind = (openidKey: string, memberId: string) =>
  bindings.remove({ _id: openidKey, memberId });
