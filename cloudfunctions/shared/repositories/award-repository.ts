import type { Award, AwardChange, AwardList } from '../domain/award';
import { Collection, command, whole } from './platform';

const awards = new Collection<Award>('awards');
const lists = new Collection<AwardList>('awardLists');

/** Awards in one answer; a district with more would page, but a season has a handful. */
const mostAwards = 100;

export const byId = (awardId: string) => awards.byId(awardId);

export const insert = (award: Award) => awards.insert(award);

const lineFields = [
  ...['seasonId', 'seasonName', 'name', 'organisationId', 'organisationName', 'orgPath'],
  ...[
    'terms',
    'status',
    'revision',
    'lists',
    'publishedAtMs',
    'publishedVersion',
    'appealsUntilMs',
    'erasedAtMs',
  ],
] as const;
/** An award without the ids of people: what a list of awards shows. */
export type AwardHead = Omit<Award, 'honoured' | 'named' | 'changes' | 'seal'>;

/** Awards of all seasons published by any of these organisations, the latest first. */
export const publishedBy = (organisationIds: readonly string[]) =>
  awards.find<AwardHead>({
    where: { organisationId: command().in([...organisationIds]), status: 'published' },
    orderBy: [['publishedAtMs', 'desc']],
    limit: mostAwards,
    fields: lineFields,
  });

/** Awards of all seasons held in the subtrees of organisations, whatever their stage, the newest first. */
export const heldBelow = (organisationIds: readonly string[]) =>
  awards.find<AwardHead>({
    where: { orgPath: command().in([...organisationIds]) },
    orderBy: [['createdAtMs', 'desc']],
    limit: mostAwards,
    fields: lineFields,
  });

/** Ids of the published awards that honour any of these members or branches. */
export async function idsHonouring(subjectIds: readonly string[]): Promise<string[]> {
  const found = await awards.find<Pick<Award, '_id'>>({
    where: { honoured: command().in([...subjectIds]) },
    limit: mostAwards,
    fields: ['_id'],
  });
  return found.map((one) => one._id);
}

/** Changes an award that still is as it was read, with its note; false when somebody was faster. */
export async function change(
  read: Pick<Award, '_id' | 'revision'>,
  set: Partial<Award>,
  noted: AwardChange,
): Promise<boolean> {
  const _ = command();
  const { _id, revision } = read;
  const next = { ...whole(set), revision: revision + 1, changes: _.push([noted]) };
  return (await awards.update({ _id, revision }, next)) === 1;
}

/** Removes a draft that still is as it was read and was never frozen. */
export async function remove(read: Pick<Award, '_id' | 'revision'>): Promise<boolean> {
  const { _id, revision } = read;
  return (await awards.remove({ _id, revision, status: 'draft', lists: command().size(0) })) === 1;
}

/** Notes a member's word on being named; false for who is not on the published list. */
export async function noteNamed(
  awardId: string,
  memberId: string,
  named: boolean,
): Promise<boolean> {
  const where = { _id: awardId, status: 'published', honoured: memberId };
  return (await awards.update(where, { [`named.${memberId}`]: named })) === 1;
}

export const insertList = (list: AwardList) => lists.insert(list);
export const listById = (listId: string) => lists.byId(listId);

/** Who is honoured by a list, without all that went into it. */
export const honouredOf = (listId: string) =>
  lists.findOne<Pick<AwardList, '_id' | 'honoured'>>({
    where: { _id: listId },
    fields: ['honoured'],
  });

/** Takes a list away that no award came to name. */
export const dropList = (listId: string) => lists.remove({ _id: listId });
