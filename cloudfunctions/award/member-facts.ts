import type { MemberCandidate } from '../shared/domain/award';
import { countsOfMember, lettersOf } from '../shared/domain/attendance-counts';
import type { Season } from '../shared/domain/season';
import type { Standing } from '../shared/domain/summary';
import type { Repositories } from '../shared/repositories';
import type {
  RecordFacts,
  RecordPlace,
  RequiredSession,
} from '../shared/repositories/award-source-repository';

/**
 * Reads what decides about members on a list. Required sessions are read once for every organisation, however many members it has;
 * of records only the paths that are counted.
 */
export class MemberFacts {
  private readonly sessions = new Map<string, RequiredSession>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly season: Season,
    /** Holder of the award: what lies right below it on a member's path is the member's part. */
    private readonly holderId: string,
    private readonly repositories: Pick<Repositories, 'awardSources'>,
  ) {}

  /** The candidates among members; who has left the holder's subtree is none. */
  async of(standings: readonly Standing[]): Promise<MemberCandidate[]> {
    const ids = standings.map((one) => `${this.season._id}:${one.memberId}`);
    const { awardSources } = this.repositories;
    const places = (await awardSources.placesOf(ids)).filter(({ orgPath }) =>
      orgPath.includes(this.holderId),
    );
    await this.askSessions(places.flatMap((one) => one.orgPath));
    const sessions = sessionsNaming([...this.sessions.values()], places);
    const facts = await awardSources.factsOf(
      places.map((one) => one._id),
      sessions.map((one) => one._id),
      this.season.lectures.map((one) => one.lectureId),
    );
    const factsById = new Map(facts.map((one) => [one._id, one]));
    const standingById = new Map(standings.map((one) => [one.memberId, one]));
    return places.flatMap((place) => {
      const [standing, known] = [standingById.get(place.memberId), factsById.get(place._id)];
      return standing && known ? [this.candidate(standing, place, known, sessions)] : [];
    });
  }

  private async askSessions(organisationIds: readonly string[]): Promise<void> {
    const missing = [...new Set(organisationIds)].filter((id) => !this.asked.has(id));
    if (missing.length === 0) return;
    const { awardSources } = this.repositories;
    for (const one of await awardSources.requiredSessions(this.season._id, missing))
      this.sessions.set(one._id, one);
    for (const id of missing) this.asked.add(id);
  }

  private candidate(
    { points, reachedAtMs }: Standing,
    place: RecordPlace,
    facts: RecordFacts,
    sessions: readonly RequiredSession[],
  ): MemberCandidate {
    const { memberId: id, branchId, orgPath, segments, eligible } = place;
    const { attended, attendance = {} } = facts;
    const own = sessions.filter((one) => isNaming(one, orgPath));
    const letters = lettersOf(own, { orgPath, segments, attended, attendance });
    return {
      ...{ kind: 'pacesetter', id, branchId, points, reachedAtMs, eligible },
      partId: orgPath[orgPath.indexOf(this.holderId) + 1] ?? branchId,
      required: countsOfMember(own, letters).required,
      lectures: Object.values(facts.watch?.lectures ?? {}).filter((one) => one.completedAtMs)
        .length,
    };
  }
}

const isNaming = ({ audience }: RequiredSession, path: readonly string[]) =>
  audience.organisationIds.some((id) => path.includes(id));

const sessionsNaming = (sessions: readonly RequiredSession[], places: readonly RecordPlace[]) => {
  const paths = new Set(places.flatMap((one) => one.orgPath));
  return sessions.filter(({ audience }) => audience.organisationIds.some((id) => paths.has(id)));
};
