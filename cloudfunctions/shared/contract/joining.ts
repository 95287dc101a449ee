import * as z from 'zod';
import { documentIdField, lineOfText, personNameField } from './fields';

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

const askIdField = z.string().regex(/^[0-9a-f]{16}$/u);

export const joiningRequests = {
  /** How the caller's phone stands: a guest's, one that waits, or a member's. */
  standing: z.strictObject({}),
  /** What a code leads to. */
  look: z.strictObject({ code: anyCodeField }),
  /** Asks the branch of an invitation to be let in under a name. Asked again it replaces what was asked before. */
  ask: z.strictObject({ code: invitationCodeField, name: personNameField, consent: consentField }),
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
  /** As the phone's owner wrote it. */
  name: string;
  branchId: string;
  branchName: string;
  askedAtMs: number;
  /** Members of that branch with this name. */
  candidates: JoinCandidate[];
}

export interface JoinCandidate {
  memberId: string;
  name: string;
  /** The member has a phone: this would be another one in its place. */
  bound: boolean;
}

export interface InvitationAnswer {
  branchName: string;
  code: string;
  version: number;
  madeAtMs: number;
}

export interface JoiningResponses {
  standing: JoinStanding;
  look: LookAnswer;
  ask: JoinStanding;
  withdraw: JoinStanding;
  startUp: JoinStanding;
  leave: JoinStanding;
  requests: { rows: JoinRow[] };
  accept: { memberId: string; name: string; branchId: string };
  decline: { declined: boolean };
  invitation: InvitationAnswer;
  renewInvitation: InvitationAnswer;
}
