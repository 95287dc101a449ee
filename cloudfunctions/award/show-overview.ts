import type { AwardLine, AwardOverview } from '../shared/contract/award-answers';
import { awardStageOf } from '../shared/domain/award-life';
import { grantsWith } from '../shared/domain/permissions';
import type { AwardHead } from '../shared/repositories/award-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { latestSeason, organisationsById } from '../shared/runtime/shared-reads';

/**
 * The awards that concern the caller: those published, whether the caller is among the honoured, and those the caller administrates. Of
 * earlier seasons too, behind those of the latest one: a certificate stays, and an award may be finished when the next season runs.
 */
export async function showOverview(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<AwardOverview>> {
  const { member, nowMs, repositories } = context;
  const season = await latestSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const { awards, appeals } = repositories;
  const administrated = [
    ...new Set(grantsWith(member.roles, ['manageAwards']).map((one) => one.organisationId)),
  ];
  const merged = await repositories.merges.mergedInto(member._id);
  const [published, own, held] = await Promise.all([
    awards.publishedBy(member.orgPath),
    awards.idsHonouring([member._id, ...merged, member.branchId]),
    administrated.length > 0 ? awards.heldBelow(administrated) : [],
  ]);
  const shown = [...published, ...held].filter((one) => one.status === 'published');
  const waiting = await appeals.waitingByAward([...new Set(shown.map((one) => one._id))]);
  const mine = new Set(own);
  const line = (one: AwardHead) => ({
    ...lineOf(one, waiting.get(one._id) ?? 0, nowMs),
    own: mine.has(one._id),
    ...(one.seasonId === season._id ? {} : { seasonName: one.seasonName }),
  });
  const inOrder = (heads: readonly AwardHead[]) => [
    ...heads.filter((one) => one.seasonId === season._id),
    ...heads.filter((one) => one.seasonId !== season._id),
  ];
  const lines = inOrder(published).map(line);
  if (administrated.length === 0) return { published: lines };
  return {
    published: lines,
    managed: inOrder(held).map((one) => ({
      ...line(one),
      ...{ revision: one.revision, waitingAppeals: waiting.get(one._id) ?? 0 },
    })),
    holders: await holdersOf(administrated, nowMs),
  };
}

function lineOf(
  award: AwardHead,
  waiting: number,
  nowMs: number,
): Omit<AwardLine, 'own' | 'seasonName'> {
  const { _id, name, organisationName, terms, publishedAtMs, appealsUntilMs, erasedAtMs } = award;
  const count = award.lists.at(-1)?.count;
  return {
    ...{ awardId: _id, kind: terms.kind, name, organisationName },
    stage: awardStageOf(award, waiting, nowMs),
    ...(count === undefined ? {} : { count }),
    ...(publishedAtMs === undefined ? {} : { publishedAtMs }),
    ...(appealsUntilMs === undefined ? {} : { appealsUntilMs }),
    ...(erasedAtMs === undefined ? {} : { erased: true as const }),
  };
}

/** Organisations with branches below them: a branch has nobody to choose among. */
async function holdersOf(ids: readonly string[], nowMs: number) {
  const found = await organisationsById(ids, nowMs);
  return [...found.values()]
    .filter((one) => one.kind !== 'branch')
    .map(({ _id, name }) => ({ organisationId: _id, name }));
}
