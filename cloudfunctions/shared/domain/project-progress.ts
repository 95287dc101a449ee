import type { MilestoneState } from '../contract/vocabulary';
import type { Milestone, ProjectReport } from './project';

type Told = Pick<ProjectReport, 'status' | 'reachedOn'>;

/** How a branch stands towards a milestone on a day (yyyymmdd). What is sent back in time may be sent again until the due day is over. */
export function stateOfMilestone(
  { dueOn }: Pick<Milestone, 'dueOn'>,
  report: Told | undefined,
  today: string,
): MilestoneState {
  if (report?.status === 'confirmed') return report.reachedOn > dueOn ? 'late' : 'reached';
  if (report?.status === 'waiting') return 'waiting';
  if (today > dueOn) return 'overdue';
  return report?.status === 'returned' ? 'returned' : 'open';
}

/** Of one branch over its milestones, or of one milestone over the branches. */
export interface StateFigures {
  /** In time or late. */
  reached: number;
  waiting: number;
  overdue: number;
  of: number;
}

/** How many milestones are in which state; what was reached late is reached. */
export function figuresOf(states: readonly MilestoneState[]): StateFigures {
  const count = (...wanted: MilestoneState[]) =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    reached: count('reached', 'late'),
    waiting: count('waiting'),
    overdue: count('overdue'),
    of: states.length,
  };
}

export interface MatrixRow extends StateFigures {
  branchId: string;
  name: string;
  /** In the order of the milestones. */
  states: MilestoneState[];
}

export interface Matrix {
  milestones: (Pick<Milestone, 'milestoneId' | 'title' | 'dueOn'> & StateFigures)[];
  /** Those with most overdue first, then those that have reached least. */
  branches: MatrixRow[];
}

/** Branches against milestones. Reports of others or of dropped milestones change nothing. */
export function matrixOf(
  milestones: readonly Milestone[],
  branches: readonly { _id: string; name: string }[],
  reports: readonly (Told & Pick<ProjectReport, 'branchId' | 'milestoneId'>)[],
  today: string,
): Matrix {
  const told = new Map(reports.map((one) => [`${one.branchId}:${one.milestoneId}`, one]));
  const rows = branches.map(({ _id, name }): MatrixRow => {
    const states = milestones.map((one) =>
      stateOfMilestone(one, told.get(`${_id}:${one.milestoneId}`), today),
    );
    return { branchId: _id, name, states, ...figuresOf(states) };
  });
  return {
    milestones: milestones.map(({ milestoneId, title, dueOn }, at) => ({
      ...{ milestoneId, title, dueOn },
      ...figuresOf(rows.flatMap(({ states }) => states[at] ?? [])),
    })),
    branches: rows.sort(
      (a, b) =>
        b.overdue - a.overdue ||
        a.reached - b.reached ||
        a.name.localeCompare(b.name, 'zh-Hans-CN'),
    ),
  };
}
