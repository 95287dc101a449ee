import type { SurveyContent } from '../../cloudfunctions/shared/contract/survey';
import type { TaskPlan } from '../../cloudfunctions/shared/contract/task';
import { type Evidence, evidenceIdOf } from '../../cloudfunctions/shared/domain/evidence';
import type { Survey } from '../../cloudfunctions/shared/domain/survey';
import type { Task } from '../../cloudfunctions/shared/domain/task';
import { startsAtMs } from './builders';

const orgPath = ['district', 'committee-1', 'branch-1'];

/** Due on the Sunday of the week of the builders' session, 2026-11-29. */
export const aTaskPlan = (more: Partial<TaskPlan> = {}): TaskPlan => ({
  title: '参加一次党课',
  note: '线上线下都算',
  want: { kind: 'category', category: 'party-lecture', times: 1 },
  audience: { organisationIds: ['branch-1'], segments: [] },
  dueOn: '20261129',
  ...more,
});

/** A published task of branch-1. */
export const aTask = (more: Partial<Task> = {}): Task => ({
  ...{ _id: 'task-1', seasonId: 's2026', organisationId: 'branch-1', organisationName: '第一支部' },
  ...{ orgPath, ...aTaskPlan(), status: 'published', revision: 1, createdBy: 'm-secretary' },
  ...{ createdAtMs: startsAtMs - 86_400_000, changedAtMs: startsAtMs - 86_400_000 },
  ...more,
});

/** Evidence of a member of branch-1 that waits for the secretary. */
export const anEvidence = (memberId: string, more: Partial<Evidence> = {}): Evidence => ({
  _id: evidenceIdOf(more.taskId ?? 'task-1', memberId),
  ...{ seasonId: 's2026', taskId: 'task-1', memberId, branchId: 'branch-1', orgPath },
  ...{ text: '和徒弟一起检查了设备', status: 'waiting', revision: 1, sentAtMs: startsAtMs },
  ...more,
});

/** One question of a kind each would be four; most tests need one that can be answered in a word. */
export const aSurveyContent = (more: Partial<SurveyContent> = {}): Required<SurveyContent> => ({
  ...{ title: '训前调研', introduction: '不记名，答一次', closesOn: '20261130' },
  questions: [
    { questionId: 'q1', kind: 'single', text: '什么时间方便学习？', options: ['晚上', '周末'] },
    { questionId: 'q2', kind: 'words', text: '还想说什么？', options: [] },
  ],
  ...more,
});

/** An open survey of branch-1. */
export const aSurvey = (more: Partial<Survey> = {}): Survey => ({
  ...{ _id: 'survey-1', seasonId: 's2026', organisationId: 'branch-1' },
  ...{ organisationName: '第一支部', orgPath, ...aSurveyContent(), status: 'open', revision: 1 },
  ...{ createdBy: 'm-administrator', createdAtMs: startsAtMs - 86_400_000 },
  ...more,
});
