import type { Member, RoleGrant } from './organisation';
import type { StudyRecord } from './study-record';

/**
 * Two entries of one person on the way to being one. Collection `merges`, id = the entry that goes. Holds that entry's record from the
 * moment in which it is taken out of the season until it stands in the record of the entry that stays; gone afterwards. From then on
 * `members.mergedInto` leads there.
 */
export interface MemberMerge {
  _id: string;
  /** Member id of the entry that stays. */
  into: string;
  branchId: string;
  orgPath: string[];
  /** What the entry held, until the other one has it. */
  roles: RoleGrant[];
  phoneKey?: string;
  phoneMasked?: string;
  record?: StudyRecord;
}

/** Whose phone is the one phone of the person, where both have one. */
export type KeptPhone = 'stays' | 'goes';

/** The roles of two entries, in an order of their own: a merge is of what was looked at, and of no role that was granted since. */
export const heldBy = (...entries: readonly Pick<Member, 'roles'>[]): string[] =>
  entries
    .flatMap(({ roles }) => roles.map(({ role, organisationId }) => `${role}:${organisationId}`))
    .sort();

/** What becomes of the points; for the preview and the log. */
export interface MergeFigures {
  /** Scores of the entry that stays and of the one that goes, and of the one afterwards. */
  stays: number;
  goes: number;
  after: number;
  /** Matters (sessions, lectures, tasks …) that stood in both and count once. */
  double: number;
  /** Points that a day's cap leaves no room for. */
  capped: number;
}

/** What makes two entries look like one person; the first that is true. */
export type Likeness = 'phone' | 'branch' | 'name';

export type LikeMember = Pick<Member, '_id' | 'name' | 'branchId' | 'phoneKey'>;

/** Entries that may be one person's: each pair once, the likeliest first. */
export function likePairs<One extends LikeMember>(
  members: readonly One[],
): { likeness: Likeness; pair: [One, One] }[] {
  const pairs = new Map<string, { likeness: Likeness; pair: [One, One] }>();
  const add = (group: readonly One[], likenessOf: (a: One, b: One) => Likeness) =>
    group.forEach((one, at) => {
      for (const other of group.slice(at + 1)) {
        const key = `${one._id}\n${other._id}`;
        if (!pairs.has(key))
          pairs.set(key, { likeness: likenessOf(one, other), pair: [one, other] });
      }
    });
  for (const group of groups(members, ({ phoneKey }) => phoneKey)) add(group, () => 'phone');
  for (const group of groups(members, ({ name }) => name))
    add(group, (a, b) => (a.branchId === b.branchId ? 'branch' : 'name'));
  const order: readonly Likeness[] = ['phone', 'branch', 'name'];
  return [...pairs.values()].sort((a, b) => order.indexOf(a.likeness) - order.indexOf(b.likeness));
}

/** More of one name are no slip of a list, and all their pairs would be no help. */
const mostAlike = 6;

/** Those with the same key, where there are several; in the order of ids, so that a pair is the same one whoever asks. */
function groups<One extends LikeMember>(
  members: readonly One[],
  keyOf: (one: One) => string | undefined,
): One[][] {
  const found = new Map<string, One[]>();
  for (const one of members) {
    const key = keyOf(one);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, mostAlike));
}
