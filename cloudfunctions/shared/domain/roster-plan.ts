import type { Segment } from '../contract/vocabulary';
import type { PhoneMark } from './organisation';

/** One line of a roster file, as people write it. */
export interface RosterLine {
  /** Number of the row in the file, from 1. */
  row: number;
  name: string;
  branch: string;
  /** Undefined where the file has no such column: segments then stay as they are. */
  segments?: Segment[];
  /** Words of the segments' cell that mean nothing. */
  unknownSegments: string[];
  /** What is kept of the telephone number; `none` where a cell holds something else. Absent: it stays as it is. */
  phone?: PhoneMark | 'none';
}

export interface KnownBranch {
  branchId: string;
  name: string;
  /** Its members' numbers are asked for; elsewhere a column of them is passed over. */
  asksPhones?: boolean;
}

export interface KnownMember {
  memberId: string;
  name: string;
  branchId: string;
  segments: Segment[];
  phoneKey?: string | undefined;
}

/** What a line comes to. `moved`: the only one of that name whom no other line names is in another branch. */
export type PlannedLine = {
  row: number;
  name: string;
  branchId: string;
  segments: Segment[];
  phone?: PhoneMark;
} & ({ kind: 'added' } | { kind: 'changed' | 'moved' | 'same'; memberId: string });

/** Why a line cannot be taken over, and in which column. */
export interface LineFault {
  row: number;
  column: 'name' | 'branch' | 'segments' | 'phone';
  fault: 'missing' | 'not-a-name' | 'unknown' | 'several' | 'twice' | 'not-a-phone';
}

export interface RosterPlan {
  lines: PlannedLine[];
  faults: LineFault[];
  /** Members of branches that the file names, in no line of it. They stay where they are. */
  missing: KnownMember[];
}

const namePattern = /^[\p{L}\p{M}·•. '’-]{1,30}$/u;

/**
 * Holds a file against the roster. The same file over a roster that has taken it over comes to nothing but `same`: an import that is
 * done in steps may be planned anew before each.
 */
export function planRoster(
  lines: readonly RosterLine[],
  branches: readonly KnownBranch[],
  members: readonly KnownMember[],
): RosterPlan {
  const faults: LineFault[] = [];
  const branchesOf = grouped(branches, ({ name }) => name);
  const seen = new Set<string>();
  const placed = lines.flatMap((line) => {
    const found = branchesOf.get(line.branch) ?? [];
    const fault = faultOf(line, found, seen);
    if (fault) faults.push(fault);
    const [branch] = found;
    if (fault || !branch) return [];
    const { phone } = line;
    const kept = branch.asksPhones && phone && phone !== 'none' ? { phone } : {};
    return [{ line, branchId: branch.branchId, ...kept }];
  });
  const matched = new Set<string>();
  const here = grouped(members, ({ name, branchId }) => `${branchId}\n${name}`);
  const planned = new Map<number, PlannedLine>();
  const unmatched: Placed[] = [];
  for (const one of placed) {
    const namesakes = here.get(`${one.branchId}\n${one.line.name}`) ?? [];
    const [member] = namesakes;
    if (!member) unmatched.push(one);
    else if (namesakes.length > 1)
      faults.push({ row: one.line.row, column: 'name', fault: 'several' });
    else {
      matched.add(member.memberId);
      planned.set(one.line.row, plannedOf(one, member));
    }
    for (const { memberId } of namesakes) matched.add(memberId);
  }
  const elsewhere = grouped(
    members.filter(({ memberId }) => !matched.has(memberId)),
    ({ name }) => name,
  );
  const asked = grouped(unmatched, ({ line }) => line.name);
  for (const one of unmatched) {
    const candidates = elsewhere.get(one.line.name) ?? [];
    const [member] = candidates;
    // Two lines for one person, or two persons for one line: a human being has to say who is meant.
    if (candidates.length > 1 || (member && (asked.get(one.line.name)?.length ?? 0) > 1))
      faults.push({ row: one.line.row, column: 'name', fault: 'several' });
    else {
      if (member) matched.add(member.memberId);
      planned.set(one.line.row, plannedOf(one, member));
    }
  }
  const named = new Set(placed.map(({ branchId }) => branchId));
  return {
    lines: [...planned.values()].sort((a, b) => a.row - b.row),
    faults: faults.sort((a, b) => a.row - b.row),
    missing: members.filter((one) => named.has(one.branchId) && !matched.has(one.memberId)),
  };
}

interface Placed {
  line: RosterLine;
  branchId: string;
  phone?: PhoneMark;
}

function faultOf(
  line: RosterLine,
  branches: readonly KnownBranch[],
  seen: Set<string>,
): LineFault | undefined {
  const { row, name, branch, unknownSegments, phone } = line;
  if (name === '') return { row, column: 'name', fault: 'missing' };
  if (!namePattern.test(name)) return { row, column: 'name', fault: 'not-a-name' };
  if (branch === '') return { row, column: 'branch', fault: 'missing' };
  if (branches.length === 0) return { row, column: 'branch', fault: 'unknown' };
  if (branches.length > 1) return { row, column: 'branch', fault: 'several' };
  if (unknownSegments.length > 0) return { row, column: 'segments', fault: 'unknown' };
  if (phone === 'none' && branches[0]?.asksPhones)
    return { row, column: 'phone', fault: 'not-a-phone' };
  const key = `${branch}\n${name}`;
  if (seen.has(key)) return { row, column: 'name', fault: 'twice' };
  seen.add(key);
  return undefined;
}

function plannedOf(
  { line, branchId, phone }: Placed,
  member: KnownMember | undefined,
): PlannedLine {
  const { row, name } = line;
  const segments = line.segments ?? member?.segments ?? [];
  const fields = { row, name, branchId, segments, ...(phone ? { phone } : {}) };
  if (!member) return { ...fields, kind: 'added' };
  const { memberId } = member;
  if (member.branchId !== branchId) return { ...fields, kind: 'moved', memberId };
  const isSame =
    [...segments].sort().join() === [...member.segments].sort().join() &&
    (!phone || phone.phoneKey === member.phoneKey);
  return { ...fields, kind: isSame ? 'same' : 'changed', memberId };
}

/** Map.groupBy, which the runtime of the functions does not have. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
