import type {
  AppealRow,
  AwardAnswer,
  AwardOffer,
  HonouredRow,
} from '../shared/contract/award-answers';
import type { AwardStage } from '../shared/contract/award-terms';
import {
  appealIdOf,
  type Appeal,
  type Award,
  type AwardList,
  type ListHead,
} from '../shared/domain/award';
import { awardAllows, awardOffers } from '../shared/domain/award-life';
import { certificateOf } from '../shared/domain/award-list';
import { shortfallsOf } from '../shared/domain/award-selection';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { planOf } from './define-award';
import { type FoundAward, visibleAward } from './own-award';
import { speaksFor, subjectOf } from './own-subject';
import { figuresOf } from './show-candidates';
import { type SubjectName, subjectNames } from './subject-names';

/** One award with a list: for members the published one and its corrections, for administrators every version, and the appeals. */
export async function showAward(
  input: { awardId: string; version?: number | undefined },
  context: MemberContext,
): Promise<Outcome<AwardAnswer>> {
  const found = await visibleAward(input.awardId, context);
  if (found instanceof Refused) return found;
  const { award, stage, managing } = found;
  const heads = headsFor(award, managing);
  const head =
    input.version === undefined ? heads.at(-1) : heads.find((one) => one.version === input.version);
  if (!head && input.version !== undefined) return refuse('AWARD_NOT_FOUND');
  const isErased = award.erasedAtMs !== undefined;
  const list = head && !isErased ? await listOf(head, managing, context) : undefined;
  const { publishedAtMs, appealsUntilMs } = award;
  return {
    ...planOf(award, stage),
    ...(publishedAtMs === undefined ? {} : { publishedAtMs }),
    ...(appealsUntilMs === undefined ? {} : { appealsUntilMs }),
    versions: heads.map(({ listId: _listId, ...shown }) => shown),
    shownVersion: head?.version ?? 0,
    rows: list ? await rowsOf(found, list.honoured, context) : [],
    ...(isErased ? { erased: true as const } : {}),
    ...(await ownPart(award, stage, context)),
    ...(managing ? { managed: await managedPart(found, list, context) } : {}),
  };
}

const headsFor = ({ lists, publishedVersion = Infinity }: Award, managing: boolean): ListHead[] =>
  managing ? lists : lists.filter((one) => one.version >= publishedVersion);

type ReadList = Pick<AwardList, '_id' | 'honoured'> & Partial<AwardList>;

async function listOf(
  { listId }: ListHead,
  managing: boolean,
  { repositories: { awards } }: MemberContext,
): Promise<ReadList> {
  const list: ReadList | undefined = managing
    ? await awards.listById(listId)
    : await awards.honouredOf(listId);
  if (!list) throw new Error(`the list ${listId} of an award is missing`);
  return list;
}

async function rowsOf(
  { award, managing }: FoundAward,
  honoured: AwardList['honoured'],
  context: MemberContext,
): Promise<HonouredRow[]> {
  const names = await subjectNames(
    honoured.map((one) => one.id),
    { kind: award.terms.kind, full: managing, named: award.named },
    context,
  );
  const own = await subjectOf(award, context);
  return honoured.map(({ id, rank, way }) => ({
    ...{ rank, way, own: id === own, ...(names.get(id) ?? erased) },
    ...(managing ? { id, ...certificateOf(award, honoured, id) } : {}),
  }));
}

const erased: SubjectName = { name: '', branchName: '' };

async function ownPart(
  award: Award,
  stage: AwardStage,
  context: MemberContext,
): Promise<Pick<AwardAnswer, 'own' | 'mayAppeal' | 'ownAppeal'>> {
  const subjectId = await subjectOf(award, context);
  const own = award.honoured.includes(subjectId);
  const isConcerned = context.member.orgPath.includes(award.organisationId);
  if (award.status !== 'published' || !isConcerned || !speaksFor(award, context))
    return { own, mayAppeal: false };
  const appeal = await context.repositories.appeals.byId(appealIdOf(award._id, subjectId));
  const open = !appeal || appeal.status === 'waiting';
  const mayAppeal = !own && open && awardAllows('appeal', stage);
  if (!appeal) return { own, mayAppeal };
  const kind = award.terms.kind;
  const names = await subjectNames([subjectId], { kind, full: true, named: {} }, context);
  return { own, mayAppeal, ownAppeal: appealRow(appeal, names) };
}

async function managedPart(
  { award, stage }: FoundAward,
  list: ReadList | undefined,
  context: MemberContext,
): Promise<NonNullable<AwardAnswer['managed']>> {
  const offers = awardOffers(stage, award.lists.length) as AwardOffer[];
  if (award.status !== 'published') return { offers, appeals: [] };
  const appeals = await context.repositories.appeals.ofAward(award._id);
  const names = await subjectNames(
    appeals.map((one) => one.subjectId),
    { kind: award.terms.kind, full: true, named: {} },
    context,
  );
  const known = new Map((list?.candidates ?? []).map((one) => [one.id, one]));
  return {
    offers,
    appeals: appeals.map((appeal) => {
      const one = known.get(appeal.subjectId);
      // Upheld and not on the list: the correction was cut off, and deciding it once more completes it.
      const isCutOff = appeal.status === 'upheld' && !award.honoured.includes(appeal.subjectId);
      return {
        ...appealRow(isCutOff ? { ...appeal, status: 'waiting' } : appeal, names),
        ...(one ? { figures: figuresOf(one), shortfalls: shortfallsOf(award.terms, one) } : {}),
      };
    }),
  };
}

function appealRow(appeal: Appeal, names: ReadonlyMap<string, SubjectName>): AppealRow {
  const { subjectId, text, status, madeAtMs, answer, decidedAtMs } = appeal;
  return {
    ...{ subjectId, text, status, madeAtMs, ...(names.get(subjectId) ?? erased) },
    ...(answer === undefined ? {} : { answer }),
    ...(decidedAtMs === undefined ? {} : { decidedAtMs }),
  };
}
