import type { PlannedTask, PlanToEdit } from '@contract/plan-answers';
import type { TaskKind, TaskPlan, TaskWant } from '@contract/task';
import type { Segment, SessionCategory } from '@contract/vocabulary';
import { shanghaiOffsetMs } from '@/copy/time';
import { mondayOf } from './timeline';

const dayMs = 86_400_000;

/** What stands in the editor's fields; numbers are what was typed. */
export interface TaskForm {
  title: string;
  note: string;
  kind: TaskKind;
  category: SessionCategory;
  times: string;
  hours: string;
  sessionId: string;
  lectureId: string;
  series: string;
  pass: boolean;
  picture: boolean;
  organisationIds: string[];
  segments: Segment[];
  /** yyyymmdd */
  dueOn: string;
}

export type FormFault = 'title' | 'number' | 'hours' | 'nothing';

/** The form of a task that stands, or of a new one. */
export function formOf(plan: PlanToEdit, task: PlannedTask | undefined, nowMs: number): TaskForm {
  const { want, title = '', note = '', dueOn = nextSunday(nowMs) } = task ?? {};
  const times = want?.kind === 'category' || want?.kind === 'series' ? want.times : 1;
  const { lectureId } = want && 'lectureId' in want ? want : { lectureId: undefined };
  return {
    ...{ title, note, dueOn, kind: want?.kind ?? 'category', times: String(times) },
    category: want?.kind === 'category' ? want.category : 'party-lecture',
    hours: String(want?.kind === 'service' ? want.hours : 2),
    sessionId: want?.kind === 'session' ? want.sessionId : (plan.sessions[0]?.sessionId ?? ''),
    lectureId: lectureId ?? plan.lectures[0]?.lectureId ?? '',
    series: want?.kind === 'series' ? want.series : (plan.lectures[0]?.series ?? ''),
    pass: want?.kind === 'quiz' && want.pass,
    picture: want?.kind === 'evidence' ? want.picture : true,
    organisationIds: task?.audience.organisationIds ?? [plan.organisationId],
    segments: task?.audience.segments ?? [],
  };
}

/** A Sunday that leaves some days, yyyymmdd. */
function nextSunday(nowMs: number): string {
  const sundayMs = mondayOf(nowMs + 3 * dayMs) + 6 * dayMs;
  return new Date(sundayMs + shanghaiOffsetMs).toISOString().slice(0, 10).replaceAll('-', '');
}

const wholeIn = (text: string, most: number): number | undefined => {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : undefined;
};

/** The plan that a form makes, or what is missing. */
export function planOfForm(form: TaskForm): TaskPlan | FormFault {
  if (form.title.trim() === '') return 'title';
  const want = wantOf(form);
  if (typeof want === 'string') return want;
  return {
    ...{ title: form.title.trim(), note: form.note.trim(), want, dueOn: form.dueOn },
    audience: { organisationIds: form.organisationIds, segments: form.segments },
  };
}

function wantOf(form: TaskForm): TaskWant | FormFault {
  const { kind, category, sessionId, lectureId, series, pass, picture } = form;
  const times = wholeIn(form.times, 30);
  switch (kind) {
    case 'session':
      return sessionId === '' ? 'nothing' : { kind, sessionId };
    case 'category':
      return times === undefined ? 'number' : { kind, category, times };
    case 'lecture':
      return lectureId === '' ? 'nothing' : { kind, lectureId };
    case 'series':
      if (series === '') return 'nothing';
      return times === undefined ? 'number' : { kind, series, times };
    case 'quiz':
      return lectureId === '' ? 'nothing' : { kind, lectureId, pass };
    case 'service': {
      const hours = wholeIn(form.hours, 200);
      return hours === undefined ? 'hours' : { kind, hours };
    }
    case 'evidence':
      return { kind, picture };
  }
}
