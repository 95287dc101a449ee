import * as z from 'zod';
import type { Organisation } from '../domain/organisation';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  pageOffsetField,
  requestIdField,
} from './fields';
import { type RoleName, roles, type Segment } from './vocabulary';

/** An Asia/Shanghai day as a date field gives it. */
const dayField = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);

const grant = z.strictObject({
  memberId: documentIdField,
  role: z.enum(roles),
  organisationId: documentIdField,
});

export const organisationRequests = {
  /** Who the caller is on the roster. */
  me: z.strictObject({}),
  /** Whether others see the caller's name masked in rankings; the points count either way. */
  hideName: z.strictObject({ hidden: z.boolean() }),
  /** The organisations of the caller with all that lies below them, and who holds roles there. */
  tree: z.strictObject({}),
  /** People of an organisation and below it, by name, a page at a time. */
  people: z.strictObject({ organisationId: documentIdField, offset: pageOffsetField }),
  /** `requestId` makes a retry harmless. */
  addOrganisation: z.strictObject({
    requestId: requestIdField,
    parentId: documentIdField,
    kind: z.enum(['committee', 'branch']),
    name: lineOfText(30),
  }),
  renameOrganisation: z.strictObject({ organisationId: documentIdField, name: lineOfText(30) }),
  /** Whether members may join by their telephone numbers. Turned off, the numbers that were kept for it are forgotten. */
  setJoinByPhone: z.strictObject({ organisationId: documentIdField, on: z.boolean() }),
  /** Gives somebody of the subtree a role. What the person holds already stays as it is. */
  grantRole: grant,
  /** Ends a role; ended already, it stays so. */
  endRole: grant,
  /** Begins a season of the whole tree with the default rules. */
  startSeason: z.strictObject({ name: lineOfText(30), startsOn: dayField, endsOn: dayField }),
  /** Corrects the days of the season that runs, as it was seen; days on which something was planned or earned stay within it. */
  changeSeasonDays: z.strictObject({
    seasonId: documentIdField,
    seen: z.strictObject({ startsAtMs: instantMsField, endsAtMs: instantMsField }),
    ...{ startsOn: dayField, endsOn: dayField },
  }),
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

export interface TreeRow {
  organisationId: string;
  name: string;
  kind: Organisation['kind'];
  parentId?: string;
  members: number;
  /** Whether members may join by telephone number, and whether that was decided here; absent of branches. */
  joinByPhone?: 'on' | 'above' | 'off';
  /** Who holds a role for it itself. */
  holders: { memberId: string; name: string; role: RoleName }[];
  /** What the caller may do with it. */
  may: Record<'manage' | 'grantRoles' | 'invite' | 'editPeople' | 'export', boolean>;
}

export interface TreeAnswer {
  rows: TreeRow[];
  /** False when there are more organisations than one answer names. */
  complete: boolean;
  season?: { seasonId: string; name: string; startsAtMs: number; endsAtMs: number };
  /** Where none runs and the caller may begin one. */
  mayStartSeason: boolean;
  /** Where one runs and the caller may correct its days. */
  mayChangeSeason: boolean;
}

export interface PersonRow {
  memberId: string;
  name: string;
  branchId: string;
  branchName: string;
  segments: Segment[];
  roles: { role: RoleName; organisationId: string; organisationName: string }[];
  /** Has a phone. */
  bound: boolean;
}

export interface PeopleAnswer {
  organisationName: string;
  rows: PersonRow[];
  total: number;
  nextOffset?: number;
}

export interface OrganisationResponses {
  me: MeAnswer;
  hideName: { nameHidden: boolean };
  tree: TreeAnswer;
  people: PeopleAnswer;
  addOrganisation: { organisationId: string };
  renameOrganisation: { organisationId: string };
  setJoinByPhone: { on: boolean };
  grantRole: { granted: boolean };
  endRole: { ended: boolean };
  startSeason: { seasonId: string; enrolled: number };
  changeSeasonDays: { startsAtMs: number; endsAtMs: number };
}
