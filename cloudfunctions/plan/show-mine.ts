import type { OwnEvidence, OwnPlan, OwnTask } from '../shared/contract/plan-answers';
import type { Evidence } from '../shared/domain/evidence';
import { grantsWith } from '../shared/domain/permissions';
import { taskRuleOf } from '../shared/domain/rules';
import type { Task } from '../shared/domain/task';
import {
  isAsked,
  isDone,
  progressOf,
  stateOf,
  type TaskFacts,
} from '../shared/domain/task-standing';
import { categoriesFor, collectTasks } from '../shared/runtime/collect-tasks';
import type { MemberContext } from '../shared/runtime/context';
import { type Outcome, refuse } from '../shared/runtime/outcome';
import { fileUrlsOf, runningSeason } from '../shared/runtime/shared-reads';

/**
 * The caller's own plan, worked out from the record alone. What has become done is credited first, so that the list says it. Beside
 * who asks: season, record, tasks, own evidence where a task asks for it, categories of sessions where one asks for those.
 */
export async function showMine(_input: unknown, context: MemberContext): Promise<Outcome<OwnPlan>> {
  const { member, nowMs, repositories } = context;
  const season = await runningSeason(nowMs);
  if (!season) return refuse('NO_SEASON');
  const record = await repositories.taskRecords.ofMember(season._id, member._id);
  if (!record) return refuse('NOT_JOINED');
  const published = await repositories.tasks.publishedOf(season._id, record.orgPath);
  const tasks = published.filter((task) => isAsked(task, record));
  const wantsEvidence = tasks.some(({ want }) => want.kind === 'evidence');
  const [categories, sent] = await Promise.all([
    categoriesFor(tasks, [record], context),
    wantsEvidence ? repositories.evidence.ofMember(season._id, member._id) : [],
  ]);
  const confirmed = sent.filter((one) => one.status === 'confirmed').map((one) => one.taskId);
  const facts: TaskFacts = {
    ...{ record, categoriesOf: categories, lectures: season.lectures },
    confirmed: new Set(confirmed),
  };
  const credited = await collectTasks(record, tasks, facts, season, context);
  const now = new Map(credited.map(({ _id }) => [_id, nowMs]));
  const pictures = await picturesOf(sent, nowMs);
  const evidence = new Map(sent.map((one) => [one.taskId, ownEvidence(one, pictures)]));
  return {
    season: { name: season.name, startsAtMs: season.startsAtMs, endsAtMs: season.endsAtMs },
    points: taskRuleOf(season.rules).points,
    tasks: tasks.map((task) => {
      const creditedAtMs = now.get(task._id) ?? record.tasks?.[task._id];
      const own = evidence.get(task._id);
      return {
        ...ownTask(task, facts, nowMs),
        ...(creditedAtMs === undefined ? {} : { creditedAtMs }),
        ...(own && task.want.kind === 'evidence' ? { evidence: own } : {}),
      };
    }),
    credited: credited.map(({ title }) => title),
    manages: grantsWith(member.roles, ['readPlan']).length > 0,
  };
}

function ownTask(task: Task, facts: TaskFacts, nowMs: number): OwnTask {
  const { _id, title, note, want, dueOn, organisationName } = task;
  return {
    ...{ taskId: _id, title, note, want, dueOn, organisationName },
    state: stateOf(task, isDone(task, facts), nowMs),
    progress: progressOf(task, facts),
  };
}

/** Pictures of evidence are shown by URLs that work for a while. */
export const picturesOf = (
  evidence: readonly Pick<Evidence, 'pictureFileId'>[],
  nowMs: number,
): Promise<Map<string, string>> =>
  fileUrlsOf(
    evidence.flatMap(({ pictureFileId }) => pictureFileId ?? []),
    nowMs,
  );

/** Evidence as its member sees it; `pictures` are addresses by file id. */
export function ownEvidence(one: Evidence, pictures: ReadonlyMap<string, string>): OwnEvidence {
  const { status, text, revision, reason, pictureFileId } = one;
  const pictureUrl = pictureFileId === undefined ? undefined : pictures.get(pictureFileId);
  return {
    ...{ status, text, revision },
    ...(reason === undefined ? {} : { reason }),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
  };
}
