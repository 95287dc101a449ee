import { unboundKeyOf } from '../domain/openid-key';
import type { Member } from '../domain/organisation';
import { newStudyRecord } from '../domain/study-record';
import { organisationsById } from '../runtime/shared-reads';
import type { JobWork, StepContext } from './job-work';

export interface EnrolmentInput {
  seasonId: string;
  organisationId: string;
}

interface Cursor {
  /** Who was enrolled last, by id. */
  afterId: string;
}

/** Members of one request, and of one step: four requests for each page. */
const membersAPage = 200;
const pagesAStep = 15;

/**
 * Gives everybody on the roster a record of a season that has begun, in the order of their ids. Who comes later gets one by joining or by an
 * import, so what stands already is left as it is.
 */
export const enrolment: JobWork = {
  step: async (job, context) => {
    const { seasonId, organisationId } = job.input as EnrolmentInput;
    const { roster } = context.repositories;
    let { afterId } = (job.cursor as Cursor | null) ?? { afterId: '' };
    let done = job.done;
    for (let page = 0; page < pagesAStep; page += 1) {
      const members = await roster.membersBeyond(organisationId, afterId, membersAPage);
      await enrol(members, seasonId, context);
      done += members.length;
      if (members.length < membersAPage) return { kind: 'done', result: { members: done }, done };
      afterId = members.at(-1)?._id ?? afterId;
    }
    const total = job.total ?? (await roster.countMembers(organisationId));
    return { kind: 'more', cursor: { afterId }, done, total };
  },
};

async function enrol(
  members: readonly Member[],
  seasonId: string,
  context: StepContext,
): Promise<void> {
  if (members.length === 0) return;
  const branchIds = [...new Set(members.map(({ branchId }) => branchId))];
  const branches = await organisationsById(branchIds, context.nowMs);
  const phones = await phonesOf(members, context);
  const records = members.map(({ _id: memberId, branchId, orgPath, segments, roles }) =>
    newStudyRecord({
      ...{ seasonId, memberId, branchId, orgPath, segments, nowMs: context.nowMs },
      openidKey: phones.get(memberId) ?? unboundKeyOf(memberId),
      card: {
        branchName: branches.get(branchId)?.name ?? '',
        roles: [...new Set(roles.map(({ role }) => role))],
      },
    }),
  );
  const { roster, staging } = context.repositories;
  await staging.addRecords(records);
  // Whoever was bound to a phone in between found no record to be bound.
  const now = await phonesOf(members, context);
  for (const { _id, memberId, openidKey } of records) {
    const present = now.get(memberId) ?? unboundKeyOf(memberId);
    if (present !== openidKey) await roster.bindRecord(_id, present);
  }
}

async function phonesOf(
  members: readonly Member[],
  { repositories }: StepContext,
): Promise<Map<string, string>> {
  const found = await repositories.bindings.ofMembers(members.map(({ _id }) => _id));
  return new Map(found.map(({ _id, memberId }) => [memberId, _id]));
}
