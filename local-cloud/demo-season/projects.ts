import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import {
  type Project,
  type ProjectReport,
  reportIdOf,
  takesPart,
} from '../../cloudfunctions/shared/domain/project';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { atClock, type Calendar } from './calendar';
import { Chance } from './chance';
import { DEMO_BRANCH_ID } from './organisations';

interface Setting {
  seed: string;
  season: Season;
  calendar: Calendar;
  district: Organisation;
  committee: Organisation;
  branches: readonly Organisation[];
}

interface Step {
  title: string;
  reachedWhen: string;
  /** Days after the season's beginning; it is made in its sixth week. */
  due: number;
  /** What branches tell of it, and how many of a hundred have by now. */
  told: string;
  share: number;
}

const work: readonly Step[] = [
  {
    ...{ title: '认领一项重点任务', reachedWhen: '支部会议讨论，写明任务和牵头人', due: 10 },
    ...{ told: '支部大会讨论后认领，班子成员分工包干', share: 100 },
  },
  {
    ...{ title: '摸清底数', reachedWhen: '走访服务对象，列出问题清单', due: 24 },
    ...{ told: '分三组走访，列出 8 个问题', share: 90 },
  },
  {
    ...{ title: '办成一件实事', reachedWhen: '清单里至少一个问题解决，服务对象认可', due: 33 },
    ...{ told: '修好了楼道照明，请居民看过', share: 70 },
  },
  {
    ...{ title: '总结提升', reachedWhen: '写出做法，能让别的支部照着做', due: 80 },
    ...{ told: '', share: 0 },
  },
];

const alliance: readonly Step[] = [
  {
    ...{ title: '结对签约', reachedWhen: '与一个社区支部商定全年四次活动', due: 20 },
    ...{ told: '与桂花社区支部商定四次活动', share: 100 },
  },
  {
    ...{ title: '第一次联合活动', reachedWhen: '双方党员一起参加，有照片', due: 45 },
    ...{ told: '一起给老楼道装了扶手', share: 0 },
  },
];

/** Branches of the demonstration's committee that have joined its alliance. */
const allied = ['branch-101', 'branch-103', 'branch-105'];

/** Two projects: one of the district that asks every branch, one of the committee that branches join. They earn nothing. */
export function demoProjects(setting: Setting): {
  projects: Project[];
  projectReports: ProjectReport[];
} {
  const { district, committee } = setting;
  const projects = [
    projectOf(setting, district, work, {
      ...{ _id: 'key-tasks', title: '十三项重点任务', joining: 'all' },
      purpose: '每个支部认领一项全区重点任务，从摸底到办成，一步一步看得见',
    }),
    projectOf(setting, committee, alliance, {
      ...{ _id: 'alliance', title: '党建微联盟', joining: 'open', joinedIds: allied },
      purpose: '企业支部和社区支部结对，资源共用、活动共办',
    }),
  ];
  const told = (id: string, steps: readonly Step[]) =>
    projects.filter(({ _id }) => _id === id).flatMap((one) => reportsOf(setting, one, steps));
  return { projects, projectReports: [...told('key-tasks', work), ...told('alliance', alliance)] };
}

function projectOf(
  { season, calendar }: Setting,
  owner: Organisation,
  steps: readonly Step[],
  more: Pick<Project, '_id' | 'title' | 'purpose' | 'joining'> & Partial<Project>,
): Project {
  const createdAtMs = calendar.startsAtMs + dayMs;
  return {
    ...{ seasonId: season._id, organisationId: owner._id, organisationName: owner.name },
    ...{ orgPath: owner.path, organisationIds: [], joinedIds: [], dropped: [] },
    milestones: steps.map(({ title, reachedWhen, due }, at) => ({
      ...{ milestoneId: `s${at + 1}`, title, reachedWhen },
      dueOn: seasonDayOf(atClock(calendar.startsAtMs, due, 12)),
    })),
    ...{ everMilestones: steps.length, status: 'running', revision: 2 },
    ...{ createdAtMs, changedAtMs: createdAtMs },
    ...more,
  };
}

/** Every branch has gone as far as chance lets it; the latest word of some still waits, the demonstration's among them. */
function reportsOf(
  { seed, season, calendar, branches }: Setting,
  project: Project,
  steps: readonly Step[],
): ProjectReport[] {
  return branches
    .filter(({ path }) => takesPart(project, path))
    .flatMap((branch) => {
      const chance = new Chance(seed, `project-${project._id}-${branch._id}`);
      const pace = branch._id === DEMO_BRANCH_ID ? 0 : chance.between(0, 100);
      const reached = steps.filter(({ share }) => share > 0 && pace < share);
      return reached.map(({ told, due }, at): ProjectReport => {
        const milestoneId = `s${at + 1}`;
        const reachedAtMs = atClock(calendar.startsAtMs, due - 1 - Math.floor(pace / 20), 10);
        const isLast = at === reached.length - 1 && at > 0;
        const head = {
          _id: reportIdOf(project._id, branch._id, milestoneId),
          ...{ seasonId: season._id, projectId: project._id, milestoneId },
          ...{ branchId: branch._id, orgPath: branch.path, text: told, by: 'demo' },
          ...{ reachedOn: seasonDayOf(reachedAtMs), reportedAtMs: reachedAtMs + dayMs / 4 },
        };
        return isLast && pace < 12
          ? { ...head, status: 'waiting', revision: 1 }
          : {
              ...{ ...head, status: 'confirmed', revision: 2, decidedBy: 'demo' },
              decidedAtMs: reachedAtMs + dayMs,
            };
      });
    });
}
