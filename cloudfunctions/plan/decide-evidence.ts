import type { EvidenceRow } from '../shared/contract/plan-answers';
import type { EvidenceStatus } from '../shared/contract/task';
import { evidenceIdOf } from '../shared/domain/evidence';
import type { Season } from '../shared/domain/season';
import { categoriesFor, collectTasks } from '../shared/runtime/collect-tasks';
import type { MemberContext } from '../shared/runtime/context';
import { namesOf } from '../shared/runtime/members-by-id';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { organisationsById, runningSeason } from '../shared/runtime/shared-reads';
import { picturesOf } from './show-mine';

const mostRows = 50;

/** What waits for a word in the caller's organisations, the longest waiting first. */
export async function listEvidence(
  _input: unknown,
  context: MemberContext,
): Promise<Outcome<{ rows: EvidenceRow[]; more: boolean }>> {
  const { grants, member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const ids = [...new Set(grants.map((grant) => grant.organisationId))];
  const found = await repositories.evidence.waiting(season._id, ids, mostRows + 1);
  // Nobody decides about their own; it is another's to say.
  const waiting = found.filter((one) => one.memberId !== member._id).slice(0, mostRows);
  const [names, branches, pictures] = await Promise.all([
    namesOf(
      waiting.map((one) => one.memberId),
      context,
    ),
    organisationsById([...new Set(waiting.map((one) => one.branchId))], nowMs),
    picturesOf(waiting, nowMs),
  ]);
  const titles = await titlesOf(season, waiting, context);
  return {
    rows: waiting.map(({ taskId, memberId, branchId, text, sentAtMs, revision, ...one }) => {
      const pictureUrl = pictures.get(one.pictureFileId ?? '');
      return {
        ...{ taskId, memberId, text, sentAtMs, revision },
        taskTitle: titles.get(taskId) ?? '',
        name: names.get(memberId) ?? '',
        branchName: branches.get(branchId)?.name ?? '',
        ...(pictureUrl === undefined ? {} : { pictureUrl }),
      };
    }),
    more: found.length > mostRows,
  };
}

async function titlesOf(
  season: Season,
  waiting: readonly { orgPath: readonly string[] }[],
  { repositories }: MemberContext,
): Promise<Map<string, string>> {
  const places = [...new Set(waiting.flatMap(({ orgPath }) => orgPath))];
  if (places.length === 0) return new Map();
  const tasks = await repositories.tasks.publishedOf(season._id, places);
  return new Map(tasks.map(({ _id, title }) => [_id, title]));
}

interface Decision {
  taskId: string;
  memberId: string;
  revision: number;
  confirm: boolean;
  reason?: string | undefined;
}

/**
 * Confirms evidence or sends it back with a reason. The word is written first, then the points: where a call breaks off between them, the
 * same word said again or the member's next look at the plan credits what is confirmed (the timer too, once the record changes), and the
 * ledger takes it once.
 */
export async function decideEvidence(
  { taskId, memberId, revision, confirm, reason }: Decision,
  context: MemberContext,
): Promise<Outcome<{ status: EvidenceStatus }>> {
  const { member, may, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const sent = await repositories.evidence.byId(evidenceIdOf(taskId, memberId));
  // Unknown looks like foreign.
  if (!sent || !may(sent.orgPath) || sent.seasonId !== season._id) return refuse('NOT_ALLOWED');
  if (memberId === member._id) return refuse('POINTS_FOR_ONESELF');
  if (!confirm && reason === undefined) return refuse('BAD_REQUEST', { field: 'reason' });
  const status: EvidenceStatus = confirm ? 'confirmed' : 'returned';
  const isRepeated = sent.status === status && sent.revision === revision + 1;
  if (!isRepeated) {
    if (sent.status !== 'waiting' || sent.revision !== revision) return refuse('EVIDENCE_CHANGED');
    const decided = { status, decidedBy: member._id, decidedAtMs: nowMs };
    const word = confirm || reason === undefined ? decided : { ...decided, reason };
    if (!(await repositories.evidence.change(sent, word))) return refuse('EVIDENCE_CHANGED');
    await noteDecision(sent.orgPath, { taskId, memberId, revision, confirm, reason }, context);
  }
  if (confirm) await credit(taskId, memberId, season, context);
  return { status };
}

async function credit(
  taskId: string,
  memberId: string,
  season: Season,
  context: MemberContext,
): Promise<void> {
  const { tasks, taskRecords } = context.repositories;
  const [task, record] = await Promise.all([
    tasks.byId(taskId),
    taskRecords.ofMember(season._id, memberId),
  ]);
  if (!task || !record) return;
  const categories = await categoriesFor([task], [record], context);
  const facts = { record, categoriesOf: categories, lectures: season.lectures };
  const confirmed = new Set([taskId]);
  await collectTasks(record, [task], { ...facts, confirmed }, season, context);
}

async function noteDecision(
  orgPath: string[],
  { taskId, memberId, revision, confirm, reason }: Decision,
  { member, nowMs, repositories }: MemberContext,
): Promise<void> {
  await repositories.audit.note({
    _id: `task-changed:${evidenceIdOf(taskId, memberId)}:${revision}`,
    ...{ action: 'task-changed', by: member._id, atMs: nowMs, orgPath, subjectId: memberId },
    ...(confirm || reason === undefined ? {} : { reason }),
    facts: { what: confirm ? 'confirmed' : 'returned', taskId, revision },
  });
}
