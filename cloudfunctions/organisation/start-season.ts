import { type Job, newJob } from '../shared/domain/job';
import type { Organisation } from '../shared/domain/organisation';
import { newSeason, type SeasonStart } from '../shared/domain/season-start';
import { enrolment, type EnrolmentInput } from '../shared/jobs/enrolment';
import { takeStep } from '../shared/jobs/take-step';
import { DuplicateKey } from '../shared/repositories';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, Refused, refuse } from '../shared/runtime/outcome';
import { ownOrganisation } from './own-organisation';

/** Some thousands of members each; what is left of a district the timer `resume-jobs` does within minutes. */
const stepsACall = 5;

/**
 * Begins a season of the whole tree: the season, then a record for everybody on the roster, by a job. Answers how many have one by now. Sent
 * again with the same year it goes on where it broke.
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
  let job = await enrolmentOf(season._id, root, context);
  for (let step = 0; step < stepsACall && job.status === 'running'; step += 1)
    job = await takeStep(job, context, { enrolment });
  return { seasonId: season._id, enrolled: job.done };
}

/** The job that enrols everybody: a new one, or the one that is at it. */
async function enrolmentOf(
  seasonId: string,
  root: Organisation,
  { member, nowMs, random, repositories: { jobs } }: MemberContext,
): Promise<Job> {
  const input: EnrolmentInput = { seasonId, organisationId: root._id };
  const begun = newJob({
    ...{ jobId: Buffer.from(random(12)).toString('hex'), kind: 'enrolment', subjectId: seasonId },
    ...{ orgPath: root.path, startedBy: member._id, input, nowMs },
  });
  // The season runs already, so it is neither stopped nor given up.
  const job = { ...begun, committedAtMs: nowMs };
  try {
    await jobs.start(job);
    return job;
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
    return (await jobs.runningOn('enrolment', seasonId)) ?? job;
  }
}
