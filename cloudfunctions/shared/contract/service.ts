import * as z from 'zod';
import {
  documentIdField,
  instantMsField,
  lineOfText,
  lineOfTextOrEmpty,
  personNameField,
  requestIdField,
} from './fields';
import { dayField } from './plan';
import type {
  ActivityPeople,
  ActivityView,
  DeskActivity,
  OwnHours,
  OwnServices,
  ServiceDesk,
  ServiceFigures,
} from './service-answers';
import {
  type ActivityPlan,
  type HoursStatus,
  mostAtOnce,
  mostHours,
  type OwnWork,
  serviceKinds,
} from './service-work';

const hoursField = z.number().min(0.5).max(mostHours).multipleOf(0.5);
const countField = z.int().min(0).max(100_000);
const countsSchema = z.strictObject({ items: countField, people: countField });

const activityPlanSchema = z.strictObject({
  kind: z.enum(serviceKinds),
  title: lineOfText(30),
  venue: lineOfTextOrEmpty(40),
  startsAtMs: instantMsField,
  endsAtMs: instantMsField,
  places: z.int().min(1).max(300).optional(),
  note: lineOfTextOrEmpty(100),
}) satisfies z.ZodType<ActivityPlan>;

const ownWorkSchema = z.strictObject({
  kind: z.enum(serviceKinds),
  title: lineOfText(30),
  venue: lineOfTextOrEmpty(40),
  day: dayField,
  items: countField,
  people: countField,
}) satisfies z.ZodType<OwnWork>;

const activityField = z.strictObject({ activityId: documentIdField });
/** The activity as its editor saw it. */
const seenActivity = activityField.extend({ revision: z.int().min(1) });
/** Revision of the hours as they were seen; 0 where nobody has told of any. */
const seenField = z.int().min(0);
const seenHours = z.strictObject({
  workId: documentIdField,
  memberId: documentIdField,
  seen: seenField,
});
const ownerField = z.strictObject({ organisationId: documentIdField.optional() });

export const serviceRequests = {
  /** What is open to the caller, and the own hours. */
  mine: z.strictObject({}),
  show: activityField,
  signUp: activityField,
  withdraw: activityField,
  /** Tells of the own hours at an activity. */
  report: activityField.extend({ seen: seenField, hours: hoursField }),
  /** Tells of something that stands in no list; `requestId` names it, so that a retry is the same. */
  reportOwn: z.strictObject({
    requestId: requestIdField,
    seen: seenField,
    hours: hoursField,
    own: ownWorkSchema,
  }),
  /** Takes back what the caller told and nobody has confirmed. */
  unreport: z.strictObject({ workId: documentIdField, seen: z.int().min(1) }),
  /** What waits, and the activities of an organisation and below; without a name the first of the own ones. */
  desk: ownerField,
  add: z.strictObject({
    requestId: requestIdField,
    organisationId: documentIdField,
    plan: activityPlanSchema,
  }),
  change: seenActivity.extend({ plan: activityPlanSchema }),
  callOff: seenActivity.extend({ reason: lineOfText(40) }),
  /** Says that it was held and what came of it; again to correct the counts. */
  finish: seenActivity.extend({ counts: countsSchema }),
  /** Who took part in an activity, and how their hours stand. */
  people: activityField,
  /** Members of that name whose hours the caller could enter. */
  find: activityField.extend({ name: personNameField }),
  /** Confirms hours, also other ones than were told, also of who told of none; a reason where confirmed ones are changed. */
  confirm: seenHours.extend({ hours: hoursField, reason: lineOfText(40).optional() }),
  /** Confirms several as they were seen; what has changed meanwhile is left. */
  confirmAll: z.strictObject({
    rows: z
      .array(seenHours.extend({ hours: hoursField }))
      .min(1)
      .max(mostAtOnce),
  }),
  sendBack: seenHours.extend({ reason: lineOfText(40) }),
  takeBack: seenHours.extend({ reason: lineOfText(40) }),
  /** Sums over an organisation, by branch. */
  figures: ownerField,
};

export interface ServiceResponses {
  mine: OwnServices;
  show: ActivityView;
  signUp: ActivityView;
  withdraw: ActivityView;
  report: OwnHours;
  reportOwn: OwnHours;
  unreport: Record<string, never>;
  desk: ServiceDesk;
  add: DeskActivity;
  change: DeskActivity;
  callOff: DeskActivity;
  finish: DeskActivity;
  people: ActivityPeople;
  find: { found: { memberId: string; name: string; branchName: string }[] };
  confirm: { status: HoursStatus; points: number };
  confirmAll: { confirmed: number; left: number };
  sendBack: { status: HoursStatus };
  takeBack: { status: HoursStatus };
  figures: ServiceFigures;
}
