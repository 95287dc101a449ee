import type { RoleName, Segment } from '../contract/vocabulary';

/** A district, committee or branch. Collection `organisations`. */
export interface Organisation {
  _id: string;
  kind: 'district' | 'committee' | 'branch';
  name: string;
  parentId: string | null;
  /** Ids from the root down, its own included. */
  path: string[];
  /** Members of the subtree on the roster. */
  memberCount: number;
  /** Absent of what came with a prepared tree, and on old data. */
  createdAtMs?: number;
  /** Who administrates the whole tree; kept at its root alone, where nobody may take the last one away. Absent on old data. */
  administratorIds?: string[];
  /** Its members and those below may join by the number that the roster has of them; absent: they may not. */
  joinByPhone?: true;
}

/** A person on the roster. Collection `members`: with `bindings` the only place that holds an identifier. */
export interface Member {
  _id: string;
  name: string;
  /** First letters of the name's pinyin (domain/name-initials.ts): sheets are searched by them. */
  nameInitials: string;
  branchId: string;
  orgPath: string[];
  segments: Segment[];
  roles: RoleGrant[];
  /** Shown masked in rankings at the member's own wish; still counted. */
  nameHidden: boolean;
  /** What is kept of the telephone number, only where the committee asks for it (domain/phone.ts). */
  phoneKey?: string;
  phoneMasked?: string;
  /** What a roster import will make of it; holds for nobody before the import's one write stands (domain/roster-staging.ts). */
  staged?: StagedPlace;
  /** The entry of the same person that stays (domain/member-merge.ts); this one is of no branch and only keeps the name of what refers to it. */
  mergedInto?: string;
}

/** A member's place and segments as an import brings them. */
export interface StagedPlace {
  /** The import. */
  jobId: string;
  branchId: string;
  orgPath: string[];
  segments: Segment[];
  phoneKey?: string;
  phoneMasked?: string;
}

/** What is kept of a telephone number: enough to know it again, and to be named by in front of its owner (domain/phone.ts). */
export interface PhoneMark {
  /** phoneKeyOf the number. */
  phoneKey: string;
  /** maskedPhone of the number. */
  phoneMasked: string;
}

/** A role is held for an organisation and covers its subtree. */
export interface RoleGrant {
  role: RoleName;
  organisationId: string;
  organisationName: string;
  grantedBy: string;
  grantedAtMs: number;
}

/** openid ↔ member, unique both ways. Collection `bindings`, id = openidKeyOf(openid). */
export interface Binding {
  _id: string;
  memberId: string;
  openid: string;
  boundAtMs: number;
  /** When its owner agreed that the name is kept. */
  consentedAtMs?: number;
  /** Stands for the request to join in everything that is shown of it; stays after it was granted, for a retry. */
  askId?: string;
  /** Waits for the secretary's word: until then `memberId` names nobody (domain/joining.ts). */
  asking?: Asking;
  declined?: { branchId: string; reason: string; atMs: number; by?: string };
  /** Another phone has taken this one's place. */
  replacedAtMs?: number;
  /** Messages of WeChat that this phone's owner has said yes to and not yet received. */
  messagesAllowed?: number;
  /** When the last reminder went there: they do not come in a heap. */
  messagedAtMs?: number;
}

export interface Asking {
  /** As its owner wrote it; empty where the number speaks for whoever asks. */
  name: string;
  /** Who decides: the branch, or what lies above all those who have this number. */
  branchId: string;
  atMs: number;
  /** Who has the number that WeChat has verified, where that alone does not bind. */
  candidateIds?: string[];
}

/** Whether any of the roles covers an organisation with this path (ids from the root down, its own included). */
export function covers(roles: readonly RoleGrant[], path: readonly string[]): boolean {
  return roles.some((grant) => path.includes(grant.organisationId));
}

/** 张建国 → 张*国, 李梅 → 李*: what is shown of a name to people who need not know it. */
export function maskedName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*';
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters[characters.length - 1]}`;
}
