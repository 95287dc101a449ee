import * as z from 'zod';
import type { RoleName, Segment } from './vocabulary';

export const organisationRequests = {
  /** Who the caller is on the roster. */
  me: z.strictObject({}),
  /** Whether others see the caller's name masked in rankings; the points count either way. */
  hideName: z.strictObject({ hidden: z.boolean() }),
};

export interface MeAnswer {
  name: string;
  branchName: string;
  committeeName: string;
  segments: Segment[];
  roles: { role: RoleName; organisationName: string }[];
  /** Others see the name masked in rankings. */
  nameHidden: boolean;
}

export interface OrganisationResponses {
  me: MeAnswer;
  hideName: { nameHidden: boolean };
}
