import type { ProjectPlan } from '@contract/project';
import type { ProjectToEdit } from '@contract/project-answers';
import type { ProjectJoining } from '@contract/vocabulary';
import { shanghaiOffsetMs } from '@/copy/time';

const dayMs = 86_400_000;

interface StepForm {
  milestoneId?: string;
  title: string;
  reachedWhen: string;
  /** yyyymmdd */
  dueOn: string;
}

/** What stands in the editor's fields. */
export interface ProjectForm {
  title: string;
  purpose: string;
  joining: ProjectJoining;
  organisationIds: string[];
  steps: StepForm[];
}

export type FormFault = 'title' | 'step' | 'nobody';
export const mostSteps = 15;

/**
 * The form of a project that stands, or of a new one with one step. What was typed before another organisation was chosen goes along, but
 * for who takes part: that organisation has others below it.
 */
export function formOf(
  { project }: ProjectToEdit,
  nowMs: number,
  typed?: ProjectForm,
): ProjectForm {
  if (!project && typed) return { ...typed, joining: 'all', organisationIds: [] };
  if (!project) {
    const steps = [newStep(undefined, nowMs)];
    return { title: '', purpose: '', joining: 'all', organisationIds: [], steps };
  }
  const { milestones, ...plan } = project.plan;
  return {
    ...plan,
    steps: milestones.map(({ milestoneId, ...one }) => ({
      ...one,
      ...(milestoneId === undefined ? {} : { milestoneId }),
    })),
  };
}

/** A further step, due two weeks after the last one, or after today. */
export function newStep(last: StepForm | undefined, nowMs: number): StepForm {
  const after = Math.max(nowMs + shanghaiOffsetMs, last ? dayNumberMs(last.dueOn) : 0);
  return { title: '', reachedWhen: '', dueOn: dayOfMs(after + 14 * dayMs) };
}

const dayNumberMs = (day: string) =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6)));
const dayOfMs = (ms: number) => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');

/** Today in Shanghai, yyyymmdd. */
export const todayOf = (nowMs: number) => dayOfMs(nowMs + shanghaiOffsetMs);

/** The plan that a form makes, or what is missing. */
export function planOfForm(form: ProjectForm): ProjectPlan | FormFault {
  if (form.title.trim() === '') return 'title';
  if (form.steps.some(({ title, reachedWhen }) => !title.trim() || !reachedWhen.trim()))
    return 'step';
  const { joining, organisationIds } = form;
  if (joining === 'chosen' && organisationIds.length === 0) return 'nobody';
  return {
    ...{ title: form.title.trim(), purpose: form.purpose.trim(), joining },
    organisationIds: joining === 'chosen' ? organisationIds : [],
    milestones: form.steps.map(({ title, reachedWhen, ...one }) => ({
      ...{ ...one, title: title.trim(), reachedWhen: reachedWhen.trim() },
    })),
  };
}

/** 2026-12-20, as the platform's picker has a day. */
export const withDashes = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
