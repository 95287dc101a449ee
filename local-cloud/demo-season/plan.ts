import { type Evidence, evidenceIdOf } from '../../cloudfunctions/shared/domain/evidence';
import { changeInPlace } from '../../cloudfunctions/shared/domain/ledger';
import type { Member, Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import { countsAsAttended, type Session } from '../../cloudfunctions/shared/domain/session';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import type { Task } from '../../cloudfunctions/shared/domain/task';
import { creditOfTasks, tasksToCredit } from '../../cloudfunctions/shared/domain/task-credit';
import { atClock, minuteMs, type Calendar } from './calendar';
import { DEMO_BRANCH_ID } from './organisations';
import type { RosterEntry } from './roster';

type TaskWant = Task['want'];
type SessionCategory = Session['category'];

interface Setting {
  season: Season;
  calendar: Calendar;
  sessions: readonly Session[];
  roster: readonly RosterEntry[];
  district: Organisation;
  committee: Organisation;
  branch: Organisation;
}

interface Planned {
  id: string;
  title: string;
  note?: string;
  want: TaskWant;
  /** Days after the season's beginning; it is made in its sixth week. */
  due: number;
  segments?: StudyRecord['segments'];
  /** Whose it is; the district's where nothing is said. */
  of?: 'branch' | 'committee';
  isDraft?: true;
}

const attended = (category: SessionCategory, times = 1): TaskWant => ({
  ...{ kind: 'category', category, times },
});

const told: TaskWant = { kind: 'evidence', picture: false };

/** The plan of a generated season: past and due ones, some to come, one of the demo branch and a draft of its committee. */
const planned: readonly Planned[] = [
  { id: 'launch', title: '参加冬训动员部署会', want: attended('launch'), due: 6 },
  { id: 'first-lesson', title: '听冬训第一课', want: attended('first-lesson'), due: 13 },
  {
    ...{ id: 'safety', title: '学完「安全生产」两课', due: 20 },
    want: { kind: 'series', series: '安全生产', times: 2 },
  },
  { id: 'meeting', title: '参加支部党员大会', want: attended('three-meetings'), due: 27 },
  { id: 'lecture', title: '听一次党课宣讲', want: attended('party-lecture'), due: 34 },
  {
    ...{ id: 'fraud', title: '学完防诈骗微课', due: 41 },
    want: { kind: 'lecture', lectureId: 'phone-fraud' },
  },
  {
    ...{ id: 'quiz', title: '安全知识答题', due: 41 },
    note: '学完《冬季作业安全》后答题',
    want: { kind: 'quiz', lectureId: 'winter-work-safety', pass: false },
  },
  {
    ...{ id: 'story', title: '讲一件身边的实事', want: told, due: 41, of: 'branch' },
    note: '写几句话，说说冬训以来为群众办的一件事',
  },
  { id: 'theme-days', title: '参加两次主题党日', want: attended('theme-day', 2), due: 55 },
  {
    ...{ id: 'youth', title: '青年研讨', want: attended('seminar'), due: 62 },
    segments: ['youth'],
  },
  { id: 'service', title: '志愿服务 4 小时', want: { kind: 'service', hours: 4 }, due: 76 },
  {
    ...{ id: 'closing', title: '交一份冬训小结', want: told, due: 83 },
    ...{ of: 'committee', isDraft: true },
  },
];

const stories = ['给楼里三位独居老人换了门口的灯泡', '带徒弟把工位上的急停开关都检查了一遍'];
/** What the demonstration's member has told, and the secretary has confirmed a day later. */
const toldByMember = '帮隔壁班组的老师傅装好了听微课的手机';
const toldDaysAgo = 1;

/** The season's tasks, what they credit, and evidence that waits for the demo's secretary. */
export class SeasonPlanOfTasks {
  readonly tasks: Task[];

  constructor(private readonly setting: Setting) {
    this.tasks = planned.map((one) => taskOf(one, setting));
  }

  /** Passes the records on with the tasks credited that they show as done. */
  *crediting(records: Iterable<StudyRecord>): Generator<StudyRecord> {
    const { season, sessions } = this.setting;
    const categoriesOf = new Map(
      sessions.map(({ _id, category, tags }) => [_id, [category, ...tags]]),
    );
    const { member, confirmedAtMs } = this.told();
    for (const record of records) {
      const confirmed = new Set(record.memberId === member._id ? ['story'] : []);
      const facts = { record, categoriesOf, lectures: season.lectures, confirmed };
      const done = tasksToCredit(this.tasks, facts)
        .map((task) => ({
          task,
          atMs: task._id === 'story' ? confirmedAtMs : doneAtMs(task.want, facts),
        }))
        .sort((a, b) => a.atMs - b.atMs);
      for (const { task, atMs } of done) {
        const { reachedAtMs, changedAtMs } = record;
        changeInPlace(record, creditOfTasks([task], record, season.rules, atMs).change);
        record.reachedAtMs = Math.max(reachedAtMs, atMs);
        record.changedAtMs = Math.max(changedAtMs, atMs);
      }
      yield record;
    }
  }

  evidence(): Evidence[] {
    const { calendar, roster, season } = this.setting;
    const story = this.tasks.find(({ _id }) => _id === 'story');
    if (!story) throw new Error('the plan asks for no story');
    const members = roster.filter(
      ({ member, cast }) => member.branchId === DEMO_BRANCH_ID && cast === undefined,
    );
    const evidenceOf = ({ _id: memberId, branchId, orgPath }: Member, text: string) => ({
      _id: evidenceIdOf(story._id, memberId),
      ...{ seasonId: season._id, taskId: story._id, memberId, branchId, orgPath, text },
    });
    const waiting = stories.flatMap((text, at): Evidence[] => {
      const member = members[at]?.member;
      if (!member) return [];
      const sentAtMs = atClock(calendar.todayMs, -1, 19 + at);
      return [{ ...evidenceOf(member, text), status: 'waiting', revision: 1, sentAtMs }];
    });
    const { member, secretary, confirmedAtMs } = this.told();
    return [
      ...waiting,
      {
        ...evidenceOf(member, toldByMember),
        ...{ status: 'confirmed', revision: 2, sentAtMs: confirmedAtMs - dayMs },
        ...{ decidedBy: secretary._id, decidedAtMs: confirmedAtMs },
      },
    ];
  }

  /** Who has told of something already, who has confirmed it, and when. */
  private told() {
    const { calendar, roster } = this.setting;
    const memberOf = (personId: string) => {
      const entry = roster.find(({ cast }) => cast?.personId === personId);
      if (!entry) throw new Error(`the demonstration has no ${personId}`);
      return entry.member;
    };
    return {
      member: memberOf('line-worker'),
      secretary: memberOf('secretary'),
      confirmedAtMs: atClock(calendar.todayMs, -toldDaysAgo, 20),
    };
  }
}

function taskOf(one: Planned, { season, calendar, ...owners }: Setting): Task {
  const owner = owners[one.of ?? 'district'];
  const createdAtMs = calendar.startsAtMs - 3 * dayMs;
  return {
    ...{ _id: one.id, seasonId: season._id, organisationId: owner._id },
    ...{ organisationName: owner.name, orgPath: owner.path },
    ...{ title: one.title, note: one.note ?? '', want: one.want },
    audience: { organisationIds: [owner._id], segments: one.segments ?? [] },
    dueOn: seasonDayOf(atClock(calendar.startsAtMs, one.due, 12)),
    ...{ status: one.isDraft ? 'draft' : 'published', revision: 1, createdBy: 'demo' },
    ...{ createdAtMs, changedAtMs: createdAtMs },
    ...(one.isDraft ? {} : { publishedAtMs: createdAtMs }),
  };
}

interface Facts {
  record: StudyRecord;
  categoriesOf: ReadonlyMap<string, readonly SessionCategory[]>;
  lectures: Season['lectures'];
}

/** A minute after the last thing that a task needed. */
function doneAtMs(want: TaskWant, { record, categoriesOf, lectures }: Facts): number {
  const { attendance, watch } = record;
  const timesOf = (): number[] => {
    if (want.kind === 'category')
      return Object.entries(attendance)
        .filter(([id, { status }]) => {
          return countsAsAttended(status) && categoriesOf.get(id)?.includes(want.category);
        })
        .map(([, { atMs }]) => atMs);
    const wanted = lectures.filter(
      ({ lectureId, series }) =>
        (want.kind === 'series' && series === want.series) ||
        (want.kind === 'lecture' && lectureId === want.lectureId),
    );
    return wanted.flatMap(({ lectureId }) => watch.lectures[lectureId]?.completedAtMs ?? []);
  };
  const times = timesOf().sort((a, b) => a - b);
  const needed = 'times' in want ? want.times : 1;
  const last = times[needed - 1];
  if (last === undefined) throw new Error(`nothing shows when ${want.kind} was done`);
  return last + minuteMs;
}
