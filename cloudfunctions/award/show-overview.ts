import type { AwardLine, AwardOverview } from '../shared/contract/award';
import { awardStageOf } from '../shared/domain/award-life';
import { grantsWith } from '../shared/domain/permissions';
import type { AwardHead } from '../shared/repositories/award-repository';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';

/** The awards that concern the caller: those published, whether the caller is among the honoured, and those the caller administrates. */
export async function showOverview(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<AwardOverview>> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const { awards, appeals } = repositories;
  const administrated = [
    ...new Set(grantsWith(member.roles, ['manageAwards']).map((one) => one.organisationId)),
  ];
  const [published, own, held] = await Promise.all([
    awards.publishedBy(season._id, member.orgPath),
    awards.idsHonouring(season._id, [member._id, member.branchId]),
    administrated.length > 0 ? awards.heldBelow(season._id, administrated) : [],
  ]);
  const shown = [...published, ...held].filter((one) => one.status === 'published');
  const waiting = await appeals.waitingByAward([...new Set(shown.map((one) => one._id))]);
  const mine = new Set(own);
  const line = (one: AwardHead) => lineOf(one, waiting.get(one._id) ?? 0, mine, nowMs);
  const lines = published.map(line);
  if (administrated.length === 0) return { published: lines };
  return {
    published: lines,
    managed: held.map((one) => ({
      ...line(one),
      ...{ revision: one.revision, waitingAppeals: waiting.get(one._id) ?? 0 },
    })),
    holders: await holdersOf(administrated, nowMs),
  };
}

function lineOf(
  award: AwardHead,
  waiting: number,
  mine: ReadonlySet<string>,
  nowMs: number,
): AwardLine {
  const { _id, name, organisationName, terms, publishedAtMs, appealsUntilMs } = award;
  const count = award.lists.at(-1)?.count;
  return {
    ...{ awardId: _id, kind: terms.kind, name, organisationName, own: mine.has(_id) },
    stage: awardStageOf(award, waiting, nowMs),
    ...(count === undefined ? {} : { count }),
    ...(publishedAtMs === undefined ? {} : { publishedAtMs }),
    ...(appealsUntilMs === undefined ? {} : { appealsUntilMs }),
  };
}

/** Organisations with branches below them: a branch has nobody to choose among. */
async function holdersOf(ids: readonly string[], nowMs: number) {
  const found = await organisationsById(ids, nowMs);
  return [...found.values()]
    .filter((one) => one.kind !== 'branch')
    .map(({ _id, name }) => ({ organisationId: _id, name }));
}
