import * as z from 'zod';
import { documentIdField, lineOfText, personNameField } from './fields';
import { type Segment, segments } from './vocabulary';

export const rosterRequests = {
  /** Corrects the name and the segments of a member. */
  edit: z.strictObject({
    memberId: documentIdField,
    name: personNameField,
    segments: z.array(z.enum(segments)).max(segments.length),
  }),
  /** Moves a member to another branch: what was earned stays where it was earned. */
  move: z.strictObject({ memberId: documentIdField, branchId: documentIdField }),
  /** Whether a member counts in the branch's mean and index. */
  setEligible: z.strictObject({
    memberId: documentIdField,
    eligible: z.boolean(),
    reason: lineOfText(60),
  }),
};

export interface RosterMember {
  memberId: string;
  name: string;
  branchId: string;
  segments: Segment[];
}

export interface RosterResponses {
  edit: RosterMember;
  move: RosterMember;
  setEligible: { changed: boolean };
}
