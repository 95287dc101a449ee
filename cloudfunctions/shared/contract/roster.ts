import * as z from 'zod';
import type { Likeness, MergeFigures } from '../domain/member-merge';
import type { LineFault } from '../domain/roster-plan';
import { documentIdField, lineOfText, personNameField } from './fields';
import type { ExportAnswer } from './report';
import { uploadIdField } from './upload';
import { type RoleName, type Segment, segments } from './vocabulary';

export const rosterRequests = {
  /** Corrects the name and the segments of a member. */
  edit: z.strictObject({
    memberId: documentIdField,
    name: personNameField,
    segments: z.array(z.enum(segments)).max(segments.length),
  }),
  /** Moves a member to another branch: what was earned stays where it was earned. */
  move: z.strictObject({
    memberId: documentIdField,
    branchId: documentIdField,
    /** Where whoever decides has seen the member: somebody moved meanwhile is not moved once more. */
    fromBranchId: documentIdField.optional(),
  }),
  /** Entries that may be one person's, the likeliest first. */
  duplicates: z.strictObject({ organisationId: documentIdField }),
  /** What would become of two entries, if `goesId` went into `staysId`. */
  previewMerge: z.strictObject({ staysId: documentIdField, goesId: documentIdField }),
  /** Makes them one, for good, as a job; `phone` says whose phone is kept where both have one. */
  merge: z.strictObject({
    staysId: documentIdField,
    goesId: documentIdField,
    phone: z.enum(['stays', 'goes']),
    /** It cannot be taken back, and whoever asks for it has said that they know. */
    final: z.literal(true),
  }),
  /** Whether a member counts in the branch's mean and index. */
  setEligible: z.strictObject({
    memberId: documentIdField,
    eligible: z.boolean(),
    reason: lineOfText(60),
  }),
  /** An empty file with the right columns. */
  importTemplate: z.strictObject({}),
  /** What an uploaded roster would change. */
  previewImport: z.strictObject({ uploadId: uploadIdField }),
  /** Takes it over, as a job; the same file again changes nothing. */
  startImport: z.strictObject({ uploadId: uploadIdField }),
  /** The lines of an uploaded roster that cannot be taken over, with the reason of each, as a file to be mended and brought again. */
  exportFaults: z.strictObject({ uploadId: uploadIdField }),
  /** Who belongs to an organisation and all below it, as a file that can be brought again. */
  export: z.strictObject({ organisationId: documentIdField }),
};

export interface ImportPart {
  count: number;
  /** The first of them; `row` is the file's, 0 where it has none. */
  shown: { row: number; name: string; branchName: string }[];
}

/** What a file would change. Who stands on the roster and in no line of the file stays there, and is named. */
export interface ImportPreview {
  fileName: string;
  added: ImportPart;
  changed: ImportPart;
  moved: ImportPart;
  same: number;
  missing: ImportPart;
  faults: { count: number; shown: LineFault[] };
}

export interface RosterMember {
  memberId: string;
  name: string;
  branchId: string;
  segments: Segment[];
}

/** An entry, as whoever decides between two of them looks at it. */
export interface LikeEntry {
  memberId: string;
  name: string;
  branchName: string;
  segments: Segment[];
  roles: RoleName[];
  /** Has a phone. */
  bound: boolean;
  /** The number that the roster has, masked. */
  phone?: string;
}

export interface DuplicatesAnswer {
  pairs: { likeness: Likeness; entries: [LikeEntry, LikeEntry] }[];
  /** False where there are more than are listed. */
  complete: boolean;
}

export interface MergePreview {
  stays: LikeEntry;
  goes: LikeEntry;
  /** Of the season that runs, or of the last one; absent where the entry that goes has no record of it. */
  figures?: MergeFigures & { attended: number };
}

export interface RosterResponses {
  edit: RosterMember;
  move: RosterMember;
  duplicates: DuplicatesAnswer;
  previewMerge: MergePreview;
  merge: { jobId: string };
  setEligible: { changed: boolean };
  importTemplate: { fileName: string; url: string };
  previewImport: ImportPreview;
  startImport: { jobId: string };
  exportFaults: ExportAnswer;
  export: ExportAnswer;
}
