import * as z from 'zod';
import type { ExportEntry } from '../domain/export-entry';
import { pageOffsetField } from './fields';
import type { ExportAnswer } from './report';
import { type KeptKind, keptKinds } from './vocabulary';

export const privacyRequests = {
  /** What is kept about the caller: each kind with how many, why and how long. */
  overview: z.strictObject({}),
  /** Everything of one kind, 20 a page. */
  read: z.strictObject({ kind: z.enum(keptKinds), offset: pageOffsetField }),
  /** Everything as a file. */
  export: z.strictObject({ format: z.enum(['xlsx', 'json']) }),
  /** Who has taken files in which the caller stands. */
  exports: z.strictObject({}),
  /** Erases the caller for good. */
  erase: z.strictObject({ confirmed: z.literal(true) }),
};

export interface KeptSummary {
  kind: KeptKind;
  /** How many there are. */
  count: number;
}

export interface PrivacyOverview {
  name: string;
  branchName: string;
  nameHidden: boolean;
  /** Kinds of which nothing is kept too: that is what people want to know. */
  kinds: KeptSummary[];
}

/** One document, or one entry of a long one. */
export interface KeptItem {
  /** What it is, in the words of the function's copy. */
  title: string;
  lines: { what: string; value: string }[];
}

export interface KeptPage {
  items: KeptItem[];
  total: number;
  nextOffset?: number;
}

export interface ExportAboutMe {
  exportId: string;
  kind: ExportEntry['kind'];
  title: string;
  organisationName: string;
  /** Empty where whoever exported it is erased. */
  exporterName: string;
  atMs: number;
}

export interface PrivacyResponses {
  overview: PrivacyOverview;
  read: KeptPage;
  export: ExportAnswer;
  exports: { rows: ExportAboutMe[] };
  erase: { erased: true };
}
