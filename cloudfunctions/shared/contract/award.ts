import * as z from 'zod';
import type {
  AwardAnswer,
  AwardOverview,
  AwardPlan,
  CandidatesAnswer,
  CertificateAnswer,
  RecheckAnswer,
} from './award-answers';
import {
  longestAppeal,
  mostAppealDays,
  mostPlaces,
  mostPlacesOfPart,
  tieRules,
} from './award-terms';
import { documentIdField, lineOfText } from './fields';

const placesField = z.int().min(0).max(mostPlaces);
const partPlacesField = z.int().min(0).max(mostPlacesOfPart);
const percentField = z.int().min(0).max(100);
const shared = { ties: z.enum(tieRules), appealDays: z.int().min(1).max(mostAppealDays) };

const termsField = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('pacesetter'),
      places: z.strictObject({ overall: placesField, perPart: partPlacesField }),
      conditions: z.strictObject({
        attendancePercent: percentField,
        lectures: z.int().min(0).max(100),
        points: z.int().min(0).max(10_000),
        eligibleOnly: z.boolean(),
      }),
      ...shared,
    }),
    z.strictObject({
      kind: z.literal('collective'),
      places: z.strictObject({
        ...{ overall: placesField, small: partPlacesField },
        ...{ medium: partPlacesField, large: partPlacesField },
      }),
      conditions: z.strictObject({
        members: z.int().min(1).max(1_000),
        participationPercent: percentField,
      }),
      ...shared,
    }),
  ])
  .refine(({ places }) => Object.values(places).some((count) => count > 0), { path: ['places'] });

const awardIdField = documentIdField;
/** As the editor read the award; a change by somebody else in between is refused, never lost. */
const revisionField = z.int().min(1).max(1_000_000);
const reasonField = lineOfText(100);

export const awardRequests = {
  /** What concerns the caller: published awards, the own honours, and for administrators what they hold. */
  overview: z.strictObject({}),
  define: z.strictObject({
    organisationId: documentIdField,
    name: lineOfText(20),
    terms: termsField,
  }),
  edit: z.strictObject({
    awardId: awardIdField,
    revision: revisionField,
    name: lineOfText(20),
    terms: termsField,
  }),
  remove: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** Who would be honoured now and why, and who just not. */
  candidates: z.strictObject({ awardId: awardIdField }),
  freeze: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** Back to a draft before publication; the frozen list stays readable. */
  reopen: z.strictObject({ awardId: awardIdField, revision: revisionField, reason: reasonField }),
  publish: z.strictObject({ awardId: awardIdField, revision: revisionField }),
  /** One award with a list: the one that stands, or an earlier version. */
  show: z.strictObject({ awardId: awardIdField, version: z.int().min(1).max(1_000).optional() }),
  /** Works a frozen list out again from what was frozen with it. */
  recheck: z.strictObject({ awardId: awardIdField, version: z.int().min(1).max(1_000) }),
  /** A member's appeal for oneself, or a secretary's for the own branch. */
  appeal: z.strictObject({ awardId: awardIdField, text: lineOfText(longestAppeal) }),
  decideAppeal: z.strictObject({
    awardId: awardIdField,
    subjectId: documentIdField,
    uphold: z.boolean(),
    reason: reasonField,
  }),
  certificate: z.strictObject({ awardId: awardIdField }),
  /** Whether the published list names the caller. */
  nameMe: z.strictObject({ awardId: awardIdField, named: z.boolean() }),
};

export interface AwardResponses {
  overview: AwardOverview;
  define: AwardPlan;
  edit: AwardPlan;
  remove: Record<string, never>;
  candidates: CandidatesAnswer;
  freeze: AwardAnswer;
  reopen: AwardAnswer;
  publish: AwardAnswer;
  show: AwardAnswer;
  recheck: RecheckAnswer;
  appeal: AwardAnswer;
  decideAppeal: AwardAnswer;
  certificate: CertificateAnswer;
  nameMe: CertificateAnswer;
}
