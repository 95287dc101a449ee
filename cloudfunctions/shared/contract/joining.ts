import * as z from 'zod';
import { documentIdField, lineOfText, personNameField } from './fields';
import type { Segment } from './vocabulary';

/** As people write a code down: in groups, in small letters, with the letters that look like digits. */
const codeOf = (pattern: RegExp) =>
  z
    .string()
    .max(60)
    .transform((text) =>
      text.toUpperCase().replace(/[\s-]/gu, '').replaceAll('O', '0').replace(/[IL]/gu, '1'),
    )
    .pipe(z.string().regex(pattern));

/** An invitation code of a branch has 8 characters, the one-time code of a deployment 26. */
const anyCodeField = codeOf(/^(?:[0-9A-HJKMNP-TV-Z]{8}|[0-9A-HJKMNP-TV-Z]{26})$/u);
const invitationCodeField = codeOf(/^[0-9A-HJKMNP-TV-Z]{8}$/u);
const oneTimeCodeField = codeOf(/^[0-9A-HJKMNP-TV-Z]{26}$/u);

/** Nothing of a person is kept before this is true. */
const consentField = z.literal(true);

/** What WeChat's button hands out; its length is WeChat's own matter. Never a word: it has a digit. */
const phoneCodeField = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,256}$/u)
  .refine((code) => /\d/u.test(code));

const askIdField = z.string().regex(/^[0-9a-f]{16}$/u);

export const joiningRequests = {
  /** How the caller's phone stands: a guest's, one that waits, or a member's. */
  standing: z.strictObject({}),
  /** What a code leads to. */
  look: z.strictObject({ code: anyCodeField }),
  /** Asks the branch of an invitation to be let in under a name. Asked again it replaces what was asked before. */
  ask: z.strictObject({ code: invitationCodeField, name: personNameField, consent: consentField }),
  /** By what else than a code one may join here. */
  ways: z.strictObject({}),
  /** Joins by the telephone number that WeChat has verified: the code of its button stands for it, five minutes and once. */
  byPhone: z.strictObject({ phoneCode: phoneCodeField, consent: consentField }),
  /** Takes the request back; what was kept for it is forgotten. */
  withdraw: z.strictObject({}),
  /** The first administrator of an empty cloud, with the committee and the own branch. */
  startUp: z.strictObject({
    code: oneTimeCodeField,
    name: personNameField,
    organisationName: lineOfText(30),
    kind: z.enum(['district', 'committee']),
    branchName: lineOfText(30),
    consent: consentField,
  }),
  /** Unbinds the caller's phone: the record stays with the roster. */
  leave: z.strictObject({}),
  /** Who asks to join the branches that the caller admits to. */
  requests: z.strictObject({}),
  /** Lets somebody in: as a member of the roster, or as a new one. `replace`: in the place of the phone that the member has. */
  accept: z.strictObject({
    askId: askIdField,
    memberId: documentIdField.optional(),
    replace: z.boolean().optional(),
  }),
  decline: z.strictObject({ askId: askIdField, reason: lineOfText(60) }),
  /** The code by which members ask to join a branch; made when it is first asked for. */
  invitation: z.strictObject({ organisationId: documentIdField }),
  /** The same for a sheet of paper, with a picture of the code: a link for any scanner, or WeChat's own. */
  invitationPoster: z.strictObject({
    organisationId: documentIdField,
    form: z.enum(['link', 'mini-program']),
  }),
  /** Withdraws the code of `version`; sent again it finds the new one. */
  renewInvitation: z.strictObject({
    organisationId: documentIdField,
    version: z.int().min(1).max(1_000_000),
  }),
};

export type JoinStanding =
  | { state: 'guest' }
  /** Another phone has taken this one's place. */
  | { state: 'replaced'; atMs: number }
  | { state: 'asking'; name: string; branchName: string; askedAtMs: number }
  | { state: 'declined'; branchName: string; reason: string; atMs: number }
  | { state: 'member'; name: string; branchName: string };

export type LookAnswer =
  { leadsTo: 'branch'; branchName: string; committeeName: string } | { leadsTo: 'start' };

export interface JoinRow {
  askId: string;
  /** As the phone's owner wrote it; empty of who asks by a telephone number. */
  name: string;
  branchId: string;
  branchName: string;
  askedAtMs: number;
  /** Members of that branch with this name, or those who have this number. */
  candidates: JoinCandidate[];
}

export interface JoinCandidate {
  memberId: string;
  name: string;
  branchName: string;
  segments: Segment[];
  /** The number that the roster has, masked: what tells two of one name apart. */
  phone?: string;
  /** The member has a phone: this would be another one in its place. */
  bound: boolean;
}

export interface InvitationAnswer {
  branchName: string;
  code: string;
  version: number;
  /** From then on it lets nobody ask any more; server clock, ms. */
  expiresAtMs: number;
}

export interface InvitationPosterAnswer extends InvitationAnswer {
  committeeName: string;
  /** What a drawn code says; or else the code as a picture, a data URL. */
  text?: string;
  picture?: string;
}

export interface JoiningResponses {
  standing: JoinStanding;
  look: LookAnswer;
  ask: JoinStanding;
  ways: { byPhone: boolean };
  byPhone: JoinStanding;
  withdraw: JoinStanding;
  startUp: JoinStanding;
  leave: JoinStanding;
  requests: { rows: JoinRow[] };
  accept: { memberId: string; name: string; branchId: string };
  decline: { declined: boolean };
  invitation: InvitationAnswer;
  invitationPoster: InvitationPosterAnswer;
  renewInvitation: InvitationAnswer;
}
