import { creditOfService } from '../../cloudfunctions/shared/domain/confirmed-credit';
import { changeInPlace } from '../../cloudfunctions/shared/domain/ledger';
import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import {
  hoursIdOf,
  type ServiceActivity,
  type ServiceHours,
} from '../../cloudfunctions/shared/domain/service';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { atClock, type Calendar } from './calendar';
import { DEMO_BRANCH_ID } from './organisations';
import type { RosterEntry } from './roster';

interface Setting {
  season: Season;
  calendar: Calendar;
  roster: readonly RosterEntry[];
  branch: Organisation;
  committee: Organisation;
}

interface Held extends Pick<ServiceActivity, 'kind' | 'title' | 'venue' | 'note' | 'status'> {
  id: string;
  of: 'branch' | 'committee';
  /** Days from today, and the hours of that day. */
  on: number;
  from: number;
  until: number;
  places?: number;
  /** How many of the branch have signed up. */
  signedUp: number;
  counts?: NonNullable<ServiceActivity['counts']>;
  reason?: string;
}

const held: readonly Held[] = [
  {
    ...{ id: 'snow-drivers', of: 'branch', kind: 'shift', title: '雪天志愿车队' },
    ...{ venue: '总装车间东门', note: '接送夜班职工，自带驾驶证', status: 'planned' },
    ...{ on: 2, from: 18, until: 21, places: 6, signedUp: 3 },
  },
  {
    ...{ id: 'old-workers', of: 'committee', kind: 'visit', title: '走访慰问退休老职工' },
    ...{ venue: '退休职工活动中心', note: '每组三人，带好春联', status: 'planned' },
    ...{ on: 5, from: 9, until: 11.5, signedUp: 2 },
  },
  {
    ...{ id: 'books-home', of: 'branch', kind: 'delivery', title: '给幸福里敬老院送书' },
    ...{ venue: '幸福里敬老院', note: '', status: 'done' },
    ...{ on: -3, from: 9, until: 11, signedUp: 4, counts: { items: 60, people: 34 } },
  },
  {
    ...{ id: 'snow-clearing', of: 'branch', kind: 'shift', title: '厂区义务扫雪' },
    ...{ venue: '厂区主路', note: '', status: 'called-off', reason: '大雪封路，改日再办' },
    ...{ on: -6, from: 7, until: 8, places: 20, signedUp: 2 },
  },
];

/** Another committee's visits: confirmed long ago, so that there is something to count. */
const countedBranch = '内科支部';
const countedTitle = '上门为行动不便的居民体检';

/**
 * What is done for others in a generated season: two to come, one held whose hours wait for the demo's secretary, one called off. Of the
 * demonstration's own branch nothing is confirmed yet; what another one has confirmed stands in its members' ledgers by the rules.
 */
export class SeasonServices {
  readonly activities: ServiceActivity[];
  private readonly confirmed: Map<string, ServiceHours>;

  constructor(private readonly setting: Setting) {
    this.activities = held.map((one) => this.activityOf(one));
    const counted = this.countedActivity();
    this.activities.push(counted);
    this.confirmed = new Map(
      counted.signedUp.map((id) => [id, this.hoursOf(id, counted, 2, 'confirmed')]),
    );
  }

  /** Passes the records on with the hours credited that are confirmed. */
  *crediting(records: Iterable<StudyRecord>): Generator<StudyRecord> {
    for (const record of records) {
      const told = this.confirmed.get(record.memberId);
      if (told) this.credit(told, record);
      yield record;
    }
  }

  hours(): ServiceHours[] {
    const books = this.activities.find(({ _id }) => _id === 'books-home');
    if (!books) throw new Error('nobody has brought any books');
    const [, first = '', second = ''] = books.signedUp;
    const { calendar } = this.setting;
    const worker = this.castMember('line-worker');
    const sentAtMs = atClock(calendar.todayMs, -1, 19);
    return [
      ...this.confirmed.values(),
      this.hoursOf(first, books, 2, 'waiting'),
      this.hoursOf(second, books, 1.5, 'waiting'),
      {
        ...this.hoursOf(worker, books, 1, 'waiting'),
        ...{ _id: hoursIdOf('own-demo000000000001', worker), workId: 'own-demo000000000001' },
        ...{ kind: 'visit', atMs: atClock(calendar.todayMs, -2, 12), sentAtMs },
        own: { title: '陪邻居老人去医院', venue: '桂花社区', items: 0, people: 1 },
      },
    ];
  }

  private credit(told: ServiceHours, record: StudyRecord): void {
    const { workId: activityId, hours, atMs, decidedAtMs = atMs } = told;
    const { rules } = this.setting.season;
    const asked = { activityId, part: 1, hours, atMs, rules };
    const decided = creditOfService(asked, record, { nowMs: decidedAtMs, reason: '' });
    if (decided.kind !== 'write') throw new Error('confirmed hours stand already');
    const { reachedAtMs, changedAtMs } = record;
    changeInPlace(record, decided.change);
    record.reachedAtMs = Math.max(reachedAtMs, record.reachedAtMs);
    record.changedAtMs = Math.max(changedAtMs, record.changedAtMs);
    told.points = decided.points;
  }

  private activityOf({ id, of, on, from, until, signedUp, ...plan }: Held): ServiceActivity {
    const { calendar, season } = this.setting;
    const owner = this.setting[of];
    // The branch's own people; who can be chosen to be does so by themselves.
    const members = this.membersOf(DEMO_BRANCH_ID).slice(0, signedUp);
    const createdAtMs = atClock(calendar.todayMs, -9, 9);
    return {
      ...{ _id: id, seasonId: season._id, organisationId: owner._id, orgPath: owner.path },
      ...{ organisationName: owner.name, ...plan },
      ...{ startsAtMs: atClock(calendar.todayMs, on, from), revision: 1 },
      ...{ endsAtMs: atClock(calendar.todayMs, on, until), createdBy: 'demo' },
      ...{ signedUp: members, taken: members.length, createdAtMs, changedAtMs: createdAtMs },
    };
  }

  private countedActivity(): ServiceActivity {
    const { roster } = this.setting;
    const owner = roster.find(({ branch }) => branch.name === countedBranch)?.branch;
    if (!owner) throw new Error(`the demonstration has no ${countedBranch}`);
    const { _id, name, path } = owner;
    const signedUp = this.membersOf(_id).slice(0, 3);
    const plan: Held = {
      ...{ id: 'home-examinations', of: 'branch', kind: 'visit', title: countedTitle },
      ...{ venue: '桂花社区', note: '', status: 'done', on: -12, from: 14, until: 16 },
      ...{ signedUp: 0, counts: { items: 0, people: 22 } },
    };
    return {
      ...this.activityOf(plan),
      ...{ organisationId: _id, organisationName: name, orgPath: path },
      ...{ signedUp, taken: signedUp.length },
    };
  }

  private hoursOf(
    memberId: string,
    { _id: workId, seasonId, kind, startsAtMs, endsAtMs }: ServiceActivity,
    hours: number,
    status: 'waiting' | 'confirmed',
  ): ServiceHours {
    const entry = this.setting.roster.find(({ member }) => member._id === memberId);
    if (!entry) throw new Error('hours of nobody');
    const { branchId, orgPath } = entry.member;
    const decided = { decidedBy: 'demo', decidedAtMs: endsAtMs + dayMs, revision: 2 };
    return {
      ...{ _id: hoursIdOf(workId, memberId), workId, seasonId, memberId, branchId, orgPath },
      ...{ kind, atMs: startsAtMs, hours, status, revision: 1, sentAtMs: endsAtMs },
      ...(status === 'confirmed' ? decided : {}),
    };
  }

  private membersOf(branchId: string): string[] {
    return this.setting.roster
      .filter(({ member, cast }) => member.branchId === branchId && cast === undefined)
      .map(({ member }) => member._id);
  }

  private castMember(personId: string): string {
    const entry = this.setting.roster.find(({ cast }) => cast?.personId === personId);
    if (!entry) throw new Error(`the demonstration has no ${personId}`);
    return entry.member._id;
  }
}
