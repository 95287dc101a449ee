import type { Job, StepOutcome } from '../domain/job';
import {
  heldBy,
  type KeptPhone,
  type MemberMerge,
  type MergeFigures,
} from '../domain/member-merge';
import { mergeRecords } from '../domain/merge-records';
import { unboundKeyOf } from '../domain/openid-key';
import type { Member } from '../domain/organisation';
import type { Season } from '../domain/season';
import { newStudyRecord, type StudyRecord } from '../domain/study-record';
import { StoreBusy } from '../repositories';
import { recountMembers } from '../runtime/recount-members';
import { latestSeason, organisationsById } from '../runtime/shared-reads';
import { handOverLecturer } from './hand-over-lecturer';
import type { JobWork, StepContext } from './job-work';

export interface MemberMergeInput {
  staysId: string;
  goesId: string;
  phone: KeptPhone;
  /** The roles that whoever asked for the merge may grant: no others go over with it. */
  held: string[];
}

/** Credits that come in between; more of them are no accident. */
const attempts = 5;

/** In entries that take something back; words of the ledger, not of a screen. */
const reason = '两条记录合并，按较好的出勤计';

/**
 * Makes two entries of one person one. First the entry that goes leads to the other by one write, conditional on where it was seen:
 * whoever moves or merges it at the same time is too late, or was earlier. Everything else follows, and every write of that may be done
 * again; in this order nothing is counted twice and nothing is lost wherever it breaks: the phone leads to the entry that stays before
 * the record is taken out of the season, and that is kept aside until it stands in the other one.
 */
export const memberMerge: JobWork = {
  step: async (job, context) => (await lead(job, context)) ?? follow(job, context),
};

/** Undefined when the entry that goes leads to the other. */
async function lead(
  job: Job,
  { repositories: { merges } }: StepContext,
): Promise<StepOutcome | undefined> {
  const { staysId, goesId, held } = job.input as MemberMergeInput;
  const stays = await merges.storedMember(staysId);
  const goes = await merges.storedMember(goesId);
  if (goes?.mergedInto === staysId) return undefined;
  const failed: StepOutcome = { kind: 'failed', code: 'MEMBER_MOVED' };
  if (!stays || stays.mergedInto !== undefined || !goes || goes.mergedInto !== undefined)
    return failed;
  if (heldBy(stays, goes).join() !== held.join()) return failed;
  const { branchId, orgPath, roles, phoneKey, phoneMasked } = goes;
  const phone =
    phoneKey !== undefined && phoneMasked !== undefined ? { phoneKey, phoneMasked } : {};
  const merge = { _id: goesId, into: staysId, branchId, orgPath, roles, ...phone };
  await merges.begin(merge);
  if (await merges.leadTo(merge)) return undefined;
  await merges.end(goesId);
  return failed;
}

async function follow(job: Job, context: StepContext): Promise<StepOutcome> {
  const { staysId, goesId } = job.input as MemberMergeInput;
  const { merges } = context.repositories;
  const stays = await merges.storedMember(staysId);
  const merge = await merges.byId(goesId);
  // All was done, and only that could not be noted.
  if (!stays || !merge) return { kind: 'done', result: {}, done: 1 };
  await merges.leadOn(merge);
  await handOverRoles(merge, context);
  await merges.keepPhone(staysId, merge);
  await choosePhone(job.input as MemberMergeInput, context);
  const season = await latestSeason(context.nowMs, context.repositories);
  const figures = season && (await unite(season, stays, merge, context));
  await merges.handOver(goesId, staysId);
  await context.repositories.serviceHours.handOver(goesId, stays);
  if (season) await merges.handOverDrafts(merge, season._id);
  await handOverLecturer(goesId, staysId, context);
  await recountMembers([...new Set([...merge.orgPath, ...stays.orgPath])], context);
  await context.repositories.audit.note({
    _id: `members-merged:${goesId}`,
    ...{ action: 'members-merged', by: job.startedBy, atMs: context.nowMs },
    ...{ orgPath: stays.orgPath, subjectId: staysId, facts: { merged: goesId, ...figures } },
  });
  await merges.end(goesId);
  return { kind: 'done', result: { ...figures }, done: 1 };
}

async function handOverRoles(
  { _id: goesId, into: staysId, roles }: MemberMerge,
  { repositories: { roster } }: StepContext,
): Promise<void> {
  for (const grant of roles) {
    const { organisationId } = grant;
    await roster.grantRole(staysId, grant);
    const listed = (await roster.organisationById(organisationId))?.administratorIds ?? [];
    if (grant.role !== 'administrator' || !listed.includes(goesId)) continue;
    await roster.addAdministrator(organisationId, staysId);
    await roster.removeAdministrator(organisationId, goesId);
  }
}

async function choosePhone(
  { staysId, goesId, phone }: MemberMergeInput,
  { repositories: { bindings, merges }, nowMs }: StepContext,
): Promise<void> {
  const going = await bindings.ofMember(goesId);
  if (!going) return;
  const staying = await bindings.ofMember(staysId);
  if (staying && phone === 'stays') return bindings.replace(going._id, goesId, nowMs);
  if (staying) await bindings.replace(staying._id, staysId, nowMs);
  await merges.rebind(going._id, goesId, staysId);
}

/** Takes the record that goes out of the season and puts it into the one that stays; undefined where there is none. */
async function unite(
  season: Season,
  stays: Member,
  merge: MemberMerge,
  context: StepContext,
): Promise<MergeFigures | undefined> {
  const kept = (await takenOut(season._id, merge._id, context)) ?? merge.record;
  const record = await recordThatStays(season, stays, kept !== undefined, context);
  if (!record) return undefined;
  const phone = await context.repositories.bindings.ofMember(stays._id);
  await context.repositories.roster.bindRecord(record._id, phone?._id ?? unboundKeyOf(stays._id));
  const { roles } = (await context.repositories.merges.storedMember(stays._id)) ?? stays;
  await context.repositories.roster.showRoles(record._id, [...new Set(roles.map((r) => r.role))]);
  return kept && writeInto(season, record._id, kept, context);
}

async function takenOut(
  seasonId: string,
  goesId: string,
  { repositories: { merges } }: StepContext,
): Promise<StudyRecord | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await merges.recordOf(seasonId, goesId);
    if (!record) return undefined;
    await merges.keepRecord(goesId, record);
    if (await merges.takeOut(record)) return record;
  }
  throw new StoreBusy('a record changed again and again while it was merged');
}

/** Somebody who joined without a season running has none; what the other entry has earned is not lost for that. */
async function recordThatStays(
  season: Season,
  { _id: memberId, branchId, orgPath, segments }: Member,
  isNeeded: boolean,
  { repositories, nowMs }: StepContext,
): Promise<StudyRecord | undefined> {
  const stands = await repositories.merges.recordOf(season._id, memberId);
  if (stands || !isNeeded) return stands;
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  const fresh = newStudyRecord({
    ...{ seasonId: season._id, memberId, openidKey: unboundKeyOf(memberId), nowMs },
    ...{ branchId, orgPath, segments, card: { branchName: branch?.name ?? '', roles: [] } },
  });
  await repositories.roster.addRecord(fresh);
  return fresh;
}

async function writeInto(
  { rules, lectures }: Season,
  recordId: string,
  kept: StudyRecord,
  { repositories, nowMs }: StepContext,
): Promise<MergeFigures | undefined> {
  const [seasonId = ''] = recordId.split(':');
  const memberId = recordId.slice(seasonId.length + 1);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const record = await repositories.merges.recordOf(seasonId, memberId);
    if (!record || record.mergedIds?.includes(kept.memberId)) return undefined;
    const { change, figures } = mergeRecords(record, kept, { rules, lectures, nowMs, reason });
    const { _id, branchId, score, changedAtMs } = record;
    const read = {
      _id,
      branchId,
      keys: [],
      score,
      changedAtMs,
      watchVersion: record.watch.version,
    };
    if (await repositories.ledgers.write(read, change)) return figures;
  }
  throw new StoreBusy('a record changed again and again while another was merged into it');
}
