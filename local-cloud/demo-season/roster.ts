import { nameInitials } from '../../cloudfunctions/shared/domain/name-initials';
import { openidKeyOf, unboundKeyOf } from '../../cloudfunctions/shared/domain/openid-key';
import type { Binding, Member, RoleGrant } from '../../cloudfunctions/shared/domain/organisation';
import { Chance } from './chance';
import { grouped } from './grouped';
import { inventName, type AgeGroup } from './names';
import type { Branch, OrganisationTree } from './organisations';
import { CAST, GUEST, type CastMember, type SeasonPerson } from './persons';

type Segment = Member['segments'][number];

/** A member with what the generator knows beyond the roster. */
export interface RosterEntry {
  member: Member;
  branch: Branch;
  /** Undefined where no phone is bound. */
  openid?: string;
  cast?: CastMember;
}

/** Most members have bound a phone by now; the others are recorded by their secretary. */
const BOUND_SHARE = 0.93;
const NAME_HIDDEN_SHARE = 0.03;
const NEW_SHARE = 0.05;
/** A branch may have to give a secretary, its committee's administrator and the district's. */
const HOLDERS_AT_MOST = 3;

/** Ages of a branch's members, years. */
const AGES = {
  line: [22, 59],
  office: [24, 60],
  retired: [60, 88],
  mixed: [22, 86],
} as const;

/**
 * All members. But for the time of their roles they follow from the seed alone, so that persons stay who they are
 * whenever the season is made. In the small district everybody has a name of their own, as well as in each other branch:
 * a hundred thousand people share names.
 */
export function makeRoster(
  seed: string,
  tree: OrganisationTree,
  grantedAtMs: number,
): RosterEntry[] {
  const chance = new Chance(seed, 'roster');
  const castNames = CAST.map(({ name }) => name);
  const takenInDemo = new Set<string>(castNames);
  const entries = tree.branches.flatMap((branch) => {
    const taken = branch.isOfDemo ? takenInDemo : new Set(castNames);
    const cast = CAST.filter(({ branchId }) => branchId === branch._id);
    return Array.from({ length: branch.memberCount }, (_, index) =>
      makeEntry({ branch, cast: cast[index], mustBeBound: index < HOLDERS_AT_MOST }, chance, taken),
    );
  });
  grantRoles(entries, tree, grantedAtMs);
  return entries;
}

interface Place {
  branch: Branch;
  cast: CastMember | undefined;
  mustBeBound: boolean;
}

function makeEntry(place: Place, chance: Chance, taken: Set<string>): RosterEntry {
  const { branch, cast, mustBeBound } = place;
  const [youngest, oldest] = AGES[branch.memberKind];
  const age = chance.whole(youngest, oldest);
  const name = inventName(chance, ageGroupOf(age), taken);
  const segments = segmentsOf(branch, age, chance);
  const _id = chance.bytes(12).toString('hex');
  const openid = `o${chance.bytes(20).toString('base64url')}`;
  const isBound = chance.happens(BOUND_SHARE) || mustBeBound || cast !== undefined;
  const nameHidden = chance.happens(NAME_HIDDEN_SHARE);
  const member: Member = {
    _id,
    name: cast?.name ?? name,
    nameInitials: nameInitials(cast?.name ?? name),
    branchId: branch._id,
    orgPath: branch.path,
    segments: cast?.segments ?? segments,
    roles: [],
    nameHidden: cast === undefined && nameHidden,
  };
  return {
    member,
    branch,
    ...(isBound ? { openid } : {}),
    ...(cast === undefined ? {} : { cast }),
  };
}

function ageGroupOf(age: number): AgeGroup {
  if (age >= 60) return 'elder';
  return age >= 36 ? 'middle' : 'young';
}

function segmentsOf(branch: Branch, age: number, chance: Chance): Segment[] {
  const works = age < 60;
  const onLine = works && (branch.memberKind === 'line' || chance.happens(0.15));
  const segments: Segment[] = [];
  if (age < 36) segments.push('youth');
  if (!works) segments.push('senior');
  if (onLine) segments.push('line');
  if (works && !onLine && branch.memberKind === 'office') segments.push('office');
  if (age < 45 && chance.happens(NEW_SHARE)) segments.push('new');
  return segments;
}

/** Every branch has a secretary with a phone, every committee and the district an administrator from an office. */
function grantRoles(entries: RosterEntry[], tree: OrganisationTree, grantedAtMs: number): void {
  const { district, committees, branches } = tree;
  const membersOf = byOrganisation(entries);
  for (const { _id, name, kind } of [district, ...committees, ...branches]) {
    const role = kind === 'branch' ? 'secretary' : 'administrator';
    const own = membersOf.get(_id) ?? [];
    const isFree = ({ member, openid }: RosterEntry): boolean =>
      openid !== undefined && member.roles.length === 0;
    const isOther = (entry: RosterEntry): boolean => isFree(entry) && entry.cast === undefined;
    const holder =
      own.find((entry) => isFree(entry) && entry.cast?.role?.organisationId === _id) ??
      own.find(
        (entry) => isOther(entry) && (kind === 'branch' || entry.branch.memberKind === 'office'),
      ) ??
      own.find(isOther);
    if (holder === undefined) throw new Error(`nobody can be the ${role} of ${name}`);
    const grant: RoleGrant = {
      ...{ role, organisationId: _id, organisationName: name },
      ...{ grantedBy: 'setup', grantedAtMs },
    };
    holder.member.roles.push(grant);
  }
}

/** The members below every organisation, in the order of the roster. */
export function byOrganisation(
  entries: readonly RosterEntry[],
): ReadonlyMap<string, readonly RosterEntry[]> {
  return grouped(entries, ({ member }) => member.orgPath);
}

/** openid ↔ member of everybody who has bound a phone. */
export function bindingsOf(
  entries: readonly RosterEntry[],
  openidHmacKey: string,
  boundAtMs: number,
): Binding[] {
  return entries.flatMap(({ member, openid }) =>
    openid === undefined
      ? []
      : [{ _id: openidKeyOf(openidHmacKey, openid), memberId: member._id, openid, boundAtMs }],
  );
}

/** What stands for the member in the records of the season. */
export function keyOfEntry({ member, openid }: RosterEntry, openidHmacKey: string): string {
  return openid === undefined ? unboundKeyOf(member._id) : openidKeyOf(openidHmacKey, openid);
}

/** The persons on offer, in the order in which they are offered; the guest is bound to nobody. */
export function personsOf(seed: string, entries: readonly RosterEntry[]): SeasonPerson[] {
  const cast = CAST.map(({ personId, name, roleLabel, hint }) => {
    const entry = entries.find((one) => one.cast?.personId === personId);
    if (entry?.openid === undefined) throw new Error(`${personId} is not on the roster`);
    return { personId, name, roleLabel, branchName: entry.branch.name, openid: entry.openid, hint };
  });
  const openid = `o${new Chance(seed, 'guest').bytes(20).toString('base64url')}`;
  return [...cast, { ...GUEST, openid }];
}
