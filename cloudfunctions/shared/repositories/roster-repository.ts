import type { Member, Organisation, PhoneMark, RoleGrant } from '../domain/organisation';
import type { StudyRecord } from '../domain/study-record';
import * as placed from './placed-members';
import { Collection, command } from './platform';

/** Members, organisations and the records that follow them, as people change them; reading them is the other repositories' part. */
const members = new Collection<Member>('members');
const organisations = new Collection<Organisation>('organisations');
const records = new Collection<StudyRecord>('studyRecords');

export const addOrganisation = (one: Organisation) => organisations.insertOnce(one);
export const addMember = (one: Member) => members.insertOnce(one);
/** Of somebody who was never let in; there is no record of a season yet. */
export const forgetMember = (memberId: string) => members.remove({ _id: memberId });
export const addRecord = (one: StudyRecord) => records.insertOnce(one);

/** Somebody, where the roster has them now. */
export const memberById = placed.byId;

export const membersNamed = (branchId: string, name: string, limit: number) =>
  placed.find({ place: { branchId }, where: { name }, limit });

/** Who has this number (domain/phone.ts), in no order. */
export const membersWithPhone = (phoneKey: string, limit: number) =>
  members.find({ where: { phoneKey }, limit });

/** Ids of the members below any of these organisations who have this very name. */
export async function idsNamed(
  organisationIds: readonly string[],
  name: string,
  limit: number,
): Promise<string[]> {
  const found = await placed.find<Pick<Member, '_id'>>({
    place: { orgPath: command().in([...organisationIds]) },
    where: { name },
    ...{ fields: ['_id'], limit },
  });
  return found.map(({ _id }) => _id);
}

/** Members below any of these organisations, by name. */
export const membersBelow = (organisationId: string, skip: number, limit: number) =>
  placed.find({
    place: { orgPath: organisationId },
    orderBy: [
      ['nameInitials', 'asc'],
      ['_id', 'asc'],
    ],
    skip,
    limit,
  });

/** Members of a tree with ids beyond `afterId`, by id: a long list in steps. */
export const membersBeyond = (organisationId: string, afterId: string, limit: number) =>
  placed.find({
    place: { orgPath: organisationId },
    where: { _id: command().gt(afterId) },
    orderBy: [['_id', 'asc']],
    limit,
  });

/** Everybody below an organisation, by id. */
export const everybodyBelow = placed.everybodyBelow;

export const countMembers = (organisationId: string) =>
  placed.count({ place: { orgPath: organisationId } });

/** What the documents say, for the number that stands with the organisation: an import counts anew when everything is brought over. */
export const countStored = (organisationId: string) => members.count({ orgPath: organisationId });

/** Who holds a role for any of these organisations. */
export const holdersFor = (organisationIds: readonly string[], limit: number) =>
  members.find({ where: { 'roles.organisationId': command().in([...organisationIds]) }, limit });

/** Adds a role unless the member holds it. False when it stood already, or the member is gone. */
export async function grantRole(memberId: string, grant: RoleGrant): Promise<boolean> {
  const _ = command();
  const { role, organisationId } = grant;
  const updated = await members.update(
    { _id: memberId, roles: _.not(_.elemMatch({ role, organisationId })) },
    { roles: _.push([grant]) },
  );
  return updated === 1;
}

/** Takes a role from a member; false where it is not held any more. */
export async function endRole(
  memberId: string,
  { role, organisationId }: Pick<RoleGrant, 'role' | 'organisationId'>,
): Promise<boolean> {
  const _ = command();
  const updated = await members.update(
    { _id: memberId, roles: _.elemMatch({ role, organisationId }) },
    { roles: _.pull({ role, organisationId }) },
  );
  return updated === 1;
}

/** The root's list of who administrates the whole tree, where there is none yet. */
export async function beginAdministrators(rootId: string, memberIds: string[]): Promise<void> {
  const _ = command();
  await organisations.update(
    { _id: rootId, administratorIds: _.exists(false) },
    { administratorIds: _.set(memberIds) },
  );
}

export async function addAdministrator(rootId: string, memberId: string): Promise<void> {
  await organisations.update({ _id: rootId }, { administratorIds: command().addToSet(memberId) });
}

/** Takes somebody off that list unless nobody else stands on it: two who take each other off at once cannot both succeed. */
export async function removeAdministrator(rootId: string, memberId: string): Promise<boolean> {
  const _ = command();
  const updated = await organisations.update(
    { _id: rootId, administratorIds: memberId, 'administratorIds.1': _.exists(true) },
    { administratorIds: _.pull(memberId) },
  );
  return updated === 1;
}

export const organisationById = (id: string) => organisations.byId(id);

export async function renameOrganisation(_id: string, name: string): Promise<void> {
  await organisations.update({ _id }, { name });
}

/** Whether members may join by telephone number. False when it stood so already. */
export async function setJoinByPhone(_id: string, on: boolean): Promise<boolean> {
  const _ = command();
  const changed = await organisations.update(
    { _id, joinByPhone: _.exists(!on) },
    { joinByPhone: on ? true : _.remove() },
  );
  return changed === 1;
}

/** Forgets the numbers of all members of an organisation, except those below some others. */
export async function forgetPhones(
  organisationId: string,
  exceptIds: readonly string[],
): Promise<void> {
  const _ = command();
  await members.update(
    {
      orgPath:
        exceptIds.length === 0 ? organisationId : _.eq(organisationId).and(_.nin([...exceptIds])),
      phoneKey: _.exists(true),
    },
    { phoneKey: _.remove(), phoneMasked: _.remove() },
  );
}

/** Whether another organisation beside it has this name. */
export const isNameTaken = async (parentId: string, name: string, exceptId: string) =>
  (await organisations.count({ parentId, name, _id: command().neq(exceptId) })) > 0;

export async function setMemberCount(_id: string, memberCount: number): Promise<void> {
  await organisations.update({ _id }, { memberCount });
}

/** Changes what a member is on the roster. Roles have their own ways. */
export async function changeMember(
  memberId: string,
  fields: Partial<
    Pick<Member, 'name' | 'nameInitials' | 'branchId' | 'orgPath' | 'segments' | keyof PhoneMark>
  >,
): Promise<void> {
  const _ = command();
  await members.update(
    { _id: memberId },
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, _.set(value)])),
  );
}

/** Moves a member who is in this branch; false when somebody else was faster. */
export async function moveFrom(
  branchId: string,
  memberId: string,
  place: Pick<Member, 'branchId' | 'orgPath'>,
): Promise<boolean> {
  const _ = command();
  const { orgPath } = place;
  const moved = await members.update(
    { _id: memberId, branchId },
    { branchId: place.branchId, orgPath: _.set(orgPath) },
  );
  return moved === 1;
}

/** The copy of a member's segments by which sessions invite; the rankings count it anew. */
export async function changeRecord(
  recordId: string,
  { segments }: Pick<StudyRecord, 'segments'>,
  nowMs: number,
): Promise<void> {
  await records.update(
    { _id: recordId },
    { segments: command().set(segments), changedAtMs: nowMs },
  );
}

/** Whether a member counts in the branch's mean. False when it stood so already. */
export async function setEligible(
  recordId: string,
  eligible: boolean,
  nowMs: number,
): Promise<boolean> {
  const changed = await records.update(
    { _id: recordId, eligible: command().neq(eligible) },
    { eligible, changedAtMs: nowMs },
  );
  return changed === 1;
}

/** Gives a member's record another phone, or none (unboundKeyOf). */
export async function bindRecord(recordId: string, openidKey: string): Promise<void> {
  await records.update({ _id: recordId }, { openidKey });
}

/** The copies that the first screen shows. They decide nothing. */
export async function showRoles(recordId: string, roles: StudyRecord['card']['roles']) {
  await records.update({ _id: recordId }, { 'card.roles': command().set(roles) });
}
