import * as z from 'zod';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  personNameField,
  requestIdField,
} from './fields';
import { type SessionMode, type TeamKind, teamKinds } from './vocabulary';

const mostTeamsOfOne = 6;
const teamIdsField = z
  .array(documentIdField)
  .max(mostTeamsOfOne)
  .refine((ids) => new Set(ids).size === ids.length, 'a team twice');
/** A lecturer as an editor saw the entry: a change of what somebody has changed meanwhile is refused. */
const seenFields = { lecturerId: documentIdField, changedAtMs: instantMsField };
const introductionField = lineOfText(40);
/** As it is announced: shorter than what a roster takes, since it stands below a lecture's title. */
const announcedNameField = personNameField.refine((name) => name.length <= 20, 'too long');

export const lecturerRequests = {
  /** The whole register: teams, and who belongs to them. */
  list: z.strictObject({}),
  /** One lecturer with what was given this season. An entry that was merged answers as the one that stands for it. */
  show: z.strictObject({ lecturerId: documentIdField }),
  /** Members of this very name below the caller's organisations: to say which of them a lecturer is. */
  membersNamed: z.strictObject({ name: announcedNameField }),
  /** Enters a member, or somebody from outside by name; `requestId` makes a retry harmless. */
  add: z.strictObject({
    requestId: requestIdField,
    who: z.union([
      z.strictObject({ memberId: documentIdField }),
      z.strictObject({ name: announcedNameField }),
    ]),
    teamIds: teamIdsField.default([]),
    introduction: introductionField.optional(),
  }),
  /** A member's name is changed on the roster, so `name` is for those from outside. */
  edit: z.strictObject({
    ...seenFields,
    name: announcedNameField.optional(),
    teamIds: teamIdsField,
    introduction: introductionField.optional(),
  }),
  retire: z.strictObject({ ...seenFields, retired: z.boolean() }),
  /** Says that two entries are one person: what names this one is from then on the other's. */
  merge: z.strictObject({ ...seenFields, into: documentIdField }),
  /** Takes the person off the register, and the name off everything that refers to it. Cannot be undone. */
  erase: z.strictObject(seenFields),
  /** Makes a team, or changes one. */
  saveTeam: z.strictObject({
    requestId: requestIdField,
    team: z.strictObject({ teamId: documentIdField, changedAtMs: instantMsField }).optional(),
    kind: z.enum(teamKinds),
    name: lineOfText(20),
    retired: z.boolean().default(false),
  }),
  /** The usual teams, to begin with; those that stand already stay as they are. */
  usualTeams: z.strictObject({}),
  /** Names that stand in sessions and lectures of the season without an entry of the register. */
  names: z.strictObject({}),
  /** Makes lecturers of such names, or of members where it is said who they are, and refers to them where the names stand. */
  adopt: z.strictObject({
    names: z
      .array(z.strictObject({ name: lineOfText(20), memberId: documentIdField.optional() }))
      .min(1)
      .max(20),
  }),
};

/** A request as the function has it after its check. */
export type LecturerInput<Action extends keyof typeof lecturerRequests> = z.output<
  (typeof lecturerRequests)[Action]
>;

export interface TeamRow {
  teamId: string;
  kind: TeamKind;
  name: string;
  retired: boolean;
  changedAtMs: number;
  /** The caller may change it. */
  mayEdit: boolean;
}

export interface LecturerRow {
  lecturerId: string;
  name: string;
  introduction?: string;
  teamIds: string[];
  retired: boolean;
  /** On the roster. */
  isMember: boolean;
}

export interface LecturerListAnswer {
  teams: TeamRow[];
  /** By name. */
  lecturers: LecturerRow[];
  /** The caller may enter lecturers and teams. */
  mayManage: boolean;
}

export interface GivenLecture {
  lectureId: string;
  title: string;
  series: string;
  durationSeconds: number;
  /** Taken off the shelf since. */
  withdrawn: boolean;
}

export interface GivenSession {
  sessionId: string;
  title: string;
  organisationName: string;
  mode: SessionMode;
  startsAtMs: number;
  endsAtMs: number;
  /** It is over and took place. */
  held: boolean;
}

/** Who was reached: four kinds of figures that are never added up, since one person can stand in each of them. */
export interface Reach {
  /** Members who were at any of the sessions, each once. */
  heads: number;
  /** Being at a session, counted every time. */
  personTimes: { onSite: number; online: number };
  /** Guests at sessions that were open to all, counted every time: they have no name by which to tell them apart. */
  guests: number;
  /** Members who began one of the lectures and who completed one, lecture by lecture; absent before they were first counted. */
  views?: { began: number; completed: number; countedAtMs: number };
  /** Set where only the latest so many sessions are counted. */
  ofLatestSessions?: number;
}

export interface LecturerAnswer extends LecturerRow {
  teams: { kind: TeamKind; name: string }[];
  changedAtMs: number;
  /** The caller may change, retire, merge and erase the entry. */
  mayEdit: boolean;
  lectures: GivenLecture[];
  /** Of the season, all of them; seconds of the lectures, and minutes of sessions that took place. */
  given: { lectures: number; lectureSeconds: number; sessions: number; sessionMinutes: number };
  /** For whoever reads attendance; the latest first. Absent for others: sessions of other branches are not announced to them. */
  sessions?: GivenSession[];
  reach?: Reach;
}

export interface NameRow {
  name: string;
  sessions: number;
  lectures: number;
  /** Stands in the register: then the name only has to be referred to it. */
  known: boolean;
  /** Members of that very name below the caller's organisations. */
  members: NamedMember[];
}

export interface NamedMember {
  memberId: string;
  branchName: string;
}

export interface LecturerResponses {
  list: LecturerListAnswer;
  show: LecturerAnswer;
  membersNamed: { members: NamedMember[] };
  add: { lecturerId: string };
  edit: { lecturerId: string };
  retire: { lecturerId: string };
  merge: { lecturerId: string };
  erase: { erased: boolean };
  saveTeam: { teamId: string };
  usualTeams: { added: number };
  /** `more`: only the first ones are told. */
  names: { names: NameRow[]; more: boolean };
  adopt: { lecturers: number; sessions: number; lectures: number };
}
