import { unboundKeyOf } from '../shared/domain/openid-key';
import type { Member } from '../shared/domain/organisation';
import type { Season } from '../shared/domain/season';
import { newSeason, type SeasonStart } from '../shared/domain/season-start';
import { newStudyRecord } from '../shared/domain/study-record';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { inGroups } from '../shared/runtime/in-groups';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { organisationsById } from '../shared/runtime/shared-reads';
import { ownOrganisation } from './own-organisation';

const pageLength = 200;
/** Records written side by side: the base plan of the platform allows 30 queries a second. */
const atOnce = 20;

/**
 * Begins a season of the whole tree: the season, then a record for everybody on the roster. Sent again with the same year it goes on
 * where it broke.
 */
export async function startSeason(
  input: SeasonStart,
  context: MemberContext,
): Promise<Outcome<{ seasonId: string; enrolled: number }>> {
  const { member, nowMs, repositories } = context;
  const root = await ownOrganisation(context, member.orgPath[0] ?? '');
  if (root instanceof Refused) return root;
  const season = newSeason(input, root._id, nowMs);
  if (!season) return refuse('SEASON_DAYS_INVALID');
  const running = await repositories.seasons.running();
  const isOther = running && running._id !== season._id && running.endsAtMs > nowMs;
  if (isOther) return refuse('SEASON_EXISTS');
  try {
    await repositories.seasons.insert(season);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    const stands = await repositories.seasons.byId(season._id);
    if (stands?.name !== season.name || stands.startsAtMs !== season.startsAtMs)
      return refuse('SEASON_EXISTS');
  }
  await repositories.audit.note({
    _id: `season-changed:${season._id}:start`,
    ...{ action: 'season-changed', by: member._id, atMs: nowMs, orgPath: root.path },
    ...{ subjectId: season._id, facts: { startsOn: input.startsOn, endsOn: input.endsOn } },
  });
  return { seasonId: season._id, enrolled: await enrolEverybody(season, context) };
}

async function enrolEverybody(season: Season, context: MemberContext): Promise<number> {
  const { repositories } = context;
  let enrolled = 0;
  for (let last = ''; ;) {
    const page = await repositories.roster.membersBeyond(season.organisationId, last, pageLength);
    const phones =
      page.length === 0 ? [] : await repositories.bindings.ofMembers(page.map(({ _id }) => _id));
    const keys = new Map(phones.map(({ _id, memberId }) => [memberId, _id]));
    const added = await inGroups(page, atOnce, (one) =>
      addRecord(one, keys.get(one._id) ?? unboundKeyOf(one._id), season, context),
    );
    enrolled += added.filter(Boolean).length;
    if (page.length < pageLength) return enrolled;
    last = page.at(-1)?._id ?? last;
  }
}

async function addRecord(
  { _id: memberId, branchId, orgPath, segments, roles }: Member,
  openidKey: string,
  season: Season,
  { nowMs, repositories }: MemberContext,
): Promise<boolean> {
  const branch = (await organisationsById([branchId], nowMs)).get(branchId);
  const record = newStudyRecord({
    ...{ seasonId: season._id, memberId, openidKey, branchId, orgPath, segments, nowMs },
    card: { branchName: branch?.name ?? '', roles: [...new Set(roles.map(({ role }) => role))] },
  });
  return repositories.roster.addRecord(record);
}
