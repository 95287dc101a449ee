import { createHash } from 'node:crypto';
import { base32 } from './base32';
import type { Binding, Organisation } from './organisation';

/** The code by which members ask to join a branch. Collection `invitations`, id = the branch's. */
export interface Invitation {
  _id: string;
  code: string;
  version: number;
  madeAtMs: number;
  /** Member id. */
  madeBy: string;
}

/** As long as a season: a sheet on a wall outlives who put it there. */
const invitationLifeMs = 90 * 24 * 3_600_000;

export const invitationEndsAtMs = ({ madeAtMs }: Pick<Invitation, 'madeAtMs'>) =>
  madeAtMs + invitationLifeMs;

/** The link of a sheet. It proves nothing that the code on it does not. */
export const invitationLinkOf = (host: string, code: string) =>
  `https://${host.toLowerCase()}/J/${code}`;

/** The code of a deployment that makes its first administrator. Collection `administratorCodes`, id = hashOfCode. */
export interface AdministratorCode {
  _id: string;
  issuedAtMs: number;
  expiresAtMs: number;
  /** openidKey of whoever used it: once, by one conditional update. */
  consumedBy?: string;
}

export const administratorCodeLifeMs = 24 * 3_600_000;
const administratorCodeBytes = 16;
const invitationBytes = 5;

type Random = (length: number) => Uint8Array;

/** 8 characters, 40 bits: guessed at a few tries an hour, and then the secretary still has to say yes. */
export const newInvitationCode = (random: Random): string =>
  base32(numberOfBytes(random(invitationBytes)), 8);

/** 26 characters, 128 bits. */
export const newAdministratorCode = (random: Random): string =>
  base32(numberOfBytes(random(administratorCodeBytes)), 26);

const numberOfBytes = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/** What is kept of the one-time code: with 128 bits of its own it needs no salt. */
export const hashOfCode = (code: string): string =>
  createHash('sha256').update(`administrator:${code}`).digest('hex');

/** What is kept of a one-time code; it ends a day after `nowMs`, used or not. */
export function newAdministratorCodeEntry(code: string, nowMs: number): AdministratorCode {
  return {
    _id: hashOfCode(code),
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + administratorCodeLifeMs,
  };
}

/** Stands in a binding whose phone is nobody's yet, or nobody's any more; the colon keeps it apart from every member id. */
export const nobodyOf = (openidKey: string) => `nobody:${openidKey}`;

/** Whether a binding makes its phone a member's. */
export const isBound = ({ _id, memberId }: Pick<Binding, '_id' | 'memberId'>) =>
  memberId !== nobodyOf(_id);

/** Which kinds may lie below which: a committee may have committees (党总支) below it, a branch has nothing. */
const below: Record<Organisation['kind'], readonly Organisation['kind'][]> = {
  district: ['committee', 'branch'],
  committee: ['committee', 'branch'],
  branch: [],
};

export const mayLieBelow = (kind: Organisation['kind'], parent: Organisation['kind']) =>
  below[parent].includes(kind);

/** The lowest organisation that all of these paths (ids from the root down) go through. */
export const commonPlaceOf = (paths: readonly (readonly string[])[]): string =>
  paths[0]?.filter((id) => paths.every((path) => path.includes(id))).at(-1) ?? '';

/** An id that follows from what it is for, so that a request which is sent again finds what it has made. */
export function derivedId(...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  return base32(digest.readBigUInt64BE(0), 12).toLowerCase();
}

/** A name as it is kept and compared: people space two characters out to the width of three. */
export const plainName = (name: string): string =>
  /\p{Script=Han}/u.test(name) ? name.replace(/\s/gu, '') : name.replace(/\s+/gu, ' ');
