import * as z from 'zod';
import type { Point } from './distance';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  lineOfTextOrEmpty,
  requestIdField,
} from './fields';
import { isPublicPhone, writtenPhone } from './public-phone';
import { uploadIdField } from './upload';
import { type VenueKind, venueKinds } from './vocabulary';

const venueSchema = z.strictObject({
  name: lineOfText(30),
  kind: z.enum(venueKinds),
  address: lineOfText(60),
  /** In the coordinates of Chinese maps (GCJ-02), as WeChat gives and shows them. Absent: a venue that is found by its address. */
  position: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .optional(),
  openingHours: lineOfTextOrEmpty(60),
  phone: z.string().regex(writtenPhone).refine(isPublicPhone).optional(),
  introduction: lineOfTextOrEmpty(200),
  /** The venue to which it belongs. */
  parentId: documentIdField.optional(),
});

export interface VenueFacts {
  name: string;
  kind: VenueKind;
  address: string;
  position?: Point | undefined;
  openingHours: string;
  phone?: string | undefined;
  introduction: string;
  parentId?: string | undefined;
}

const venueField = z.strictObject({ venueId: documentIdField });
/** The venue as its editor saw it. */
const seenField = venueField.extend({ changedAtMs: instantMsField });

export const venueRequests = {
  /** All venues; where somebody is stays on the phone, which sorts them. */
  list: z.strictObject({}),
  show: venueField,
  /** Organisations for which the caller may keep venues. */
  keepers: z.strictObject({}),
  /** `requestId` makes a retry harmless: the id follows from it. */
  add: z.strictObject({
    requestId: requestIdField,
    organisationId: documentIdField,
    venue: venueSchema,
    uploadId: uploadIdField.optional(),
  }),
  /** Says everything anew; a picture stays where no other comes. */
  change: seenField.extend({ venue: venueSchema, uploadId: uploadIdField.optional() }),
  /** Takes a venue off the register, or brings it back. */
  withdraw: seenField.extend({ withdrawn: z.boolean() }),
};

/** A request as the function has it after its check. */
export type VenueInput<Action extends keyof typeof venueRequests> = z.output<
  (typeof venueRequests)[Action]
>;

export interface VenueRow {
  venueId: string;
  name: string;
  kind: VenueKind;
  address: string;
  position?: Point;
  openingHours: string;
  parentId?: string;
  /** Only for who keeps it. */
  withdrawn?: true;
}

export interface VenueListAnswer {
  /** By name. */
  venues: VenueRow[];
  /** The caller may enter venues. */
  mayAdd: boolean;
}

export interface VenueAnswer extends VenueRow {
  /** Who keeps it; told to members. */
  organisationName?: string;
  phone?: string;
  introduction: string;
  pictureUrl?: string;
  parent?: { venueId: string; name: string };
  children: { venueId: string; name: string; kind: VenueKind }[];
  changedAtMs: number;
  mayEdit: boolean;
}

interface Changed {
  venueId: string;
  changedAtMs: number;
}

export interface VenueResponses {
  list: VenueListAnswer;
  show: VenueAnswer;
  keepers: { keepers: { organisationId: string; name: string }[] };
  add: Changed;
  change: Changed;
  withdraw: Changed;
}
