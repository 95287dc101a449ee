import type { Member, RoleGrant } from '../domain/organisation';
import type { Repositories } from '../repositories';
import type { Settings } from './settings';

/** What a use case gets: everything that would otherwise be read from outside. */
export interface CallContext {
  /** Server clock, ms; one instant for the whole call. */
  nowMs: number;
  /** Cryptographically strong random bytes. */
  random: (length: number) => Uint8Array;
  caller: Caller;
  settings: Settings;
  repositories: Repositories;
}

/** Who calls, by the platform's word alone. */
export interface Caller {
  openid: string;
  openidKey: string;
  /** Network address; used for a keyed hash and kept nowhere. */
  address?: string;
}

/** The context of an action that only members may call. */
export interface MemberContext extends CallContext {
  /** The caller's place on the roster with the roles that the server holds. */
  member: Member;
  /** The grants that permit this action somewhere (domain/permissions.ts); all of them where it asks for no permission. */
  grants: readonly RoleGrant[];
  /** Whether they permit it for an organisation with this path (ids from the root down, its own included); never where it asks for none. */
  may: (path: readonly string[]) => boolean;
}

/** The context of a timer: nobody calls. */
export type TimerContext = Omit<CallContext, 'caller'>;

/** One run of a timer. */
export interface RunContext extends TimerContext {
  /** How long the run has gone on, ms: the platform ends one that outlasts its time without a word. */
  elapsedMs: () => number;
}
