/** One export of personal data: who took what, when. Collection `exports`; never deleted with the file. */
export interface ExportEntry {
  /** Stands in the watermark line of the file, so that a file found somewhere leads back to its export. */
  _id: string;
  seasonId: string;
  /** own: a member's own data; audit: notes of privileged changes; faults: lines of a roster file that could not be taken over. */
  kind: 'session' | 'branch' | 'award' | 'own' | 'audit' | 'roster' | 'faults';
  /** Id of the session, branch, award, member or organisation. */
  subjectId: string;
  /** Its title or name at that time. */
  title: string;
  organisationName: string;
  /** Ids from the root down to the organisation that the data is of: decides whose administrators read the entry. */
  orgPath: string[];
  /** Member id of who exported. */
  by: string;
  atMs: number;
  rows: number;
  /** The file in the storage and when it is to be deleted; both absent once it is. */
  fileId?: string;
  fileExpiresAtMs?: number;
}

/** Long enough to open the file again the same day; the data itself stays where it is. */
export const exportFileLifeMs = 86_400_000;

/** A spreadsheet with more people is hard to use and takes longer than one call may; the way out is one for each branch. */
export const mostExportRows = 10_000;
