import { unboundKeyOf } from '../domain/openid-key';
import type { Organisation } from '../domain/organisation';
import { isAdded } from '../domain/roster-staging';
import type { Season } from '../domain/season';
import { newStudyRecord } from '../domain/study-record';
import type { StagedMember } from '../repositories/staging-repository';
import { inGroups } from '../runtime/in-groups';
import { moveMember } from '../runtime/move-member';
import { organisationsById } from '../runtime/shared-reads';
import type { StepContext } from './job-work';

/** Who is brought over in one step, and how many of them may be moved: a move is a few requests of its own. */
const membersAStep = 3_000;
const membersAPage = 1_000;
const movesAStep = 200;
const aRequest = 200;
const atOnce = 10;

/**
 * Brings over some of what an import that holds has staged, the record of the season first: as long as a member is staged it is
 * done again. Answers how many; 0 when nothing is left.
 */
export async function bringOver(jobId: string, context: StepContext): Promise<number> {
  const season = await context.repositories.seasons.running();
  let brought = 0;
  let moves = 0;
  while (brought < membersAStep && moves < movesAStep) {
    const page = await context.repositories.staging.nextOf(jobId, membersAPage);
    if (page.length === 0) return brought;
    const staying = page.filter((one) => !isMoving(one));
    const moving = page.filter(isMoving).slice(0, movesAStep - moves);
    await bringStaying(staying, season, context);
    await inGroups(moving, atOnce, (one) => bringMoving(one, season, context));
    brought += staying.length + moving.length;
    moves += moving.length;
  }
  return brought;
}

/** Brings over one member whom an import that holds has staged. */
export async function bringMember(memberId: string, context: StepContext): Promise<void> {
  const { staging, seasons } = context.repositories;
  const one = await staging.visible(memberId);
  if (!one) return;
  const season = await seasons.running();
  if (isMoving(one)) await bringMoving(one, season, context);
  else await bringStaying([one], season, context);
}

const isMoving = (one: StagedMember) => !isAdded(one) && one.branchId !== one.staged.branchId;

async function bringStaying(
  members: readonly StagedMember[],
  season: Season | undefined,
  context: StepContext,
): Promise<void> {
  const { staging } = context.repositories;
  const added = grouped(members.filter(isAdded), ({ staged }) => staged.branchId);
  for (const ofBranch of season ? added : []) {
    const branch = await branchOf(ofBranch, context);
    const records = ofBranch.map((one) => recordOf(one, branch, season?._id ?? '', context.nowMs));
    await staging.addRecords(records);
  }
  const alike = ({ staged: { branchId, segments, phoneKey } }: StagedMember) =>
    [branchId, segments.join(), phoneKey].join('\n');
  const sorted = grouped(
    members.filter((one) => !isAdded(one)),
    alike,
  );
  for (const group of season ? sorted : []) {
    const ids = group.map(({ _id }) => `${season?._id ?? ''}:${_id}`);
    await staging.sortRecords(ids, group[0]?.staged.segments ?? [], context.nowMs);
  }
  await inGroups(grouped(members, alike), atOnce, (group) => hold(group, context));
}

async function bringMoving(
  one: StagedMember,
  season: Season | undefined,
  context: StepContext,
): Promise<void> {
  const { _id: memberId, staged } = one;
  if (season) {
    const { name: branchName } = await branchOf([one], context);
    const place = { branchId: staged.branchId, branchName, orgPath: staged.orgPath };
    const recordId = `${season._id}:${memberId}`;
    await context.repositories.staging.sortRecords([recordId], staged.segments, context.nowMs);
    await moveMember(season._id, memberId, place, context);
  }
  await hold([one], context);
}

async function hold(group: readonly StagedMember[], { repositories }: StepContext): Promise<void> {
  const [first] = group;
  if (!first) return;
  const ids = group.map(({ _id }) => _id);
  await repositories.staging.bringOver(ids, first.staged);
}

async function branchOf(
  [first]: readonly StagedMember[],
  { nowMs }: StepContext,
): Promise<Organisation> {
  const branchId = first?.staged.branchId ?? '';
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  if (!branch) throw new Error(`an import brings members to ${branchId}, which is no organisation`);
  return branch;
}

function recordOf(
  { _id: memberId, staged: { branchId, orgPath, segments } }: StagedMember,
  { name: branchName }: Organisation,
  seasonId: string,
  nowMs: number,
) {
  return newStudyRecord({
    ...{ seasonId, memberId, openidKey: unboundKeyOf(memberId), segments, nowMs },
    ...{ branchId, orgPath, card: { branchName, roles: [] } },
  });
}

/** Groups of those with the same key, none larger than one request. */
function grouped(
  members: readonly StagedMember[],
  keyOf: (one: StagedMember) => string,
): StagedMember[][] {
  const open = new Map<string, StagedMember[]>();
  const groups: StagedMember[][] = [];
  for (const one of members) {
    const group = open.get(keyOf(one));
    if (group && group.length < aRequest) group.push(one);
    else {
      const fresh = [one];
      groups.push(fresh);
      open.set(keyOf(one), fresh);
    }
  }
  return groups;
}
