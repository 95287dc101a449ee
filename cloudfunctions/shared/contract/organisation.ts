import * as z from 'zod';
import type { RoleName, Segment } from './vocabulary';

export const organisationRequests = {
  /** Who the caller is on the roster. */
  me: z.strictObject({}),
};

export interface MeAnswer {
  name: string;
  branchName: string;
  committeeName: string;
  segments: Segment[];
  roles: { role: RoleName; organisationName: string }[];
}

export interface OrganisationResponses {
  me: MeAnswer;
}
