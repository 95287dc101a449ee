import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { SeasonRules } from '../../cloudfunctions/shared/domain/rules';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import { isInvited, type Session } from '../../cloudfunctions/shared/domain/session';
import { sessionIdFrom } from '../../cloudfunctions/shared/domain/session-code';
import { atClock, minuteMs, type Calendar } from './calendar';
import { Chance } from './chance';
import type { BranchPace } from './effort';
import { demoLecturerIdOf } from './lecturers';
import { DEMO_BRANCH_ID, type OrganisationTree } from './organisations';
import { byOrganisation, type RosterEntry } from './roster';

/** What is particular to a session; the rest follows from who holds it. */
export interface Programme {
  category: Session['category'];
  title: string;
  venue: string;
  startsAtMs: number;
  minutes: number;
  required: boolean;
  lecturer?: string;
}

export interface Setting {
  seasonId: string;
  rules: SeasonRules;
  calendar: Calendar;
  /** The members below every organisation. */
  membersOf: ReadonlyMap<string, readonly RosterEntry[]>;
  chance: Chance;
}

interface SessionOfTodayInput extends Omit<Setting, 'chance' | 'membersOf'> {
  seed: string;
  tree: OrganisationTree;
  roster: readonly RosterEntry[];
}

interface SessionsInput extends SessionOfTodayInput {
  paces: ReadonlyMap<string, BranchPace>;
}

/** The sessions of the season: several weeks past, one of the demo branch shortly after the anchor, several to come. */
export function makeSessions({ seed, tree, paces, roster, ...input }: SessionsInput): Session[] {
  const membersOf = byOrganisation(roster);
  const setting: Setting = { ...input, membersOf, chance: new Chance(seed, 'sessions') };
  const held = [
    ...districtProgrammes(setting).map((one) => [tree.district, one] as const),
    ...tree.committees.flatMap((committee) =>
      committeeProgrammes(setting).map((one) => [committee, one] as const),
    ),
    ...tree.branches.flatMap((branch) => {
      const heldSoFar = paces.get(branch._id)?.sessionsHeld ?? 0;
      return [...pastOfBranch(setting, heldSoFar), ...comingOfBranch(setting)].map(
        (one) => [branch, one] as const,
      );
    }),
  ];
  return [
    ...held.map(([organisation, programme]) => sessionOf(organisation, programme, setting)),
    makeSessionOfToday({ seed, tree, roster, ...input }),
  ];
}

/** The demo branch's session that its secretary may open at once. The id follows from the seed and the start. */
export function makeSessionOfToday(input: SessionOfTodayInput): Session {
  const { seed, tree, roster, ...rest } = input;
  const branch = tree.branches.find(({ _id }) => _id === DEMO_BRANCH_ID);
  if (branch === undefined) throw new Error('the demo branch is missing');
  const programme = programmeOfToday(rest.calendar);
  const chance = new Chance(seed, `today/${programme.startsAtMs}`);
  return sessionOf(branch, programme, { ...rest, membersOf: byOrganisation(roster), chance });
}

function districtProgrammes({ calendar }: Setting): Programme[] {
  const { startsAtMs, todayMs } = calendar;
  return [
    {
      ...{ category: 'launch', title: '冬训动员部署会', venue: '区会议中心及各分会场' },
      ...{ startsAtMs: atClock(startsAtMs, 1, 9), minutes: 90, required: true },
    },
    {
      ...{ category: 'live', title: '冬训大讲堂：冬季安全公开课', venue: '各支部活动室' },
      ...{ startsAtMs: atClock(todayMs, 10, 15), minutes: 90, required: false },
    },
  ];
}

function committeeProgrammes({ calendar, chance }: Setting): Programme[] {
  const { startsAtMs, todayMs } = calendar;
  const venue = chance.pick(['大礼堂', '三楼报告厅', '职工之家']);
  return [
    {
      ...{ category: 'first-lesson', title: '冬训第一课', venue, minutes: 90, required: true },
      startsAtMs: atClock(startsAtMs, chance.whole(8, 11), 15),
    },
    {
      ...{ category: 'party-lecture', title: '讲师团宣讲：身边的榜样', venue, minutes: 60 },
      ...{ startsAtMs: atClock(todayMs, -chance.whole(2, 6), 14.5), required: false },
      lecturer: '宋文静',
    },
    {
      ...{ category: 'seminar', title: '学习成果交流会', venue, minutes: 90, required: false },
      startsAtMs: atClock(todayMs, chance.whole(6, 14), 14.5),
    },
  ];
}

/** The four sessions that were due; a branch that lags has left out the later ones. */
function pastOfBranch({ calendar, chance }: Setting, held: number): Programme[] {
  const { startsAtMs, todayMs } = calendar;
  const venue = chance.pick(['支部活动室', '二楼会议室', '党员之家', '班组学习角']);
  const due: Programme[] = [
    {
      ...{ category: 'three-meetings', title: '支部党员大会：冬训怎么学', venue, minutes: 60 },
      ...{ startsAtMs: eveningOf(startsAtMs, chance.whole(4, 6), chance), required: true },
    },
    {
      ...{ category: 'theme-day', title: '主题党日：安全隐患随手查', venue, minutes: 90 },
      ...{ startsAtMs: eveningOf(startsAtMs, chance.whole(14, 19), chance), required: true },
    },
    {
      ...{ category: 'seminar', title: '研讨：为群众办一件实事', venue, minutes: 90 },
      ...{ startsAtMs: eveningOf(startsAtMs, chance.whole(22, 27), chance), required: true },
    },
    {
      ...{ category: 'volunteer', title: '志愿服务：看望独居老人', venue: '社区门口集合' },
      ...{ startsAtMs: atClock(todayMs, -chance.whole(1, 5), 9.5), minutes: 120, required: false },
    },
  ];
  return due.slice(0, held);
}

function comingOfBranch({ calendar, chance }: Setting): Programme[] {
  const { todayMs } = calendar;
  const venue = chance.pick(['支部活动室', '二楼会议室', '党员之家']);
  return [
    {
      ...{ category: 'theme-day', title: '主题党日：清楼道、保畅通', venue, minutes: 90 },
      ...{ startsAtMs: eveningOf(todayMs, chance.whole(2, 5), chance), required: true },
    },
    {
      ...{ category: 'visit', title: '现场见学：老厂房纪念馆', venue: '老厂房纪念馆' },
      ...{ startsAtMs: atClock(todayMs, chance.whole(7, 16), 9), minutes: 150, required: false },
    },
  ];
}

/** Starts so soon after the anchor that it may be opened at once, on a full five minutes. */
function programmeOfToday({ anchorMs }: Calendar): Programme {
  const step = 5 * minuteMs;
  return {
    ...{ category: 'three-meetings', title: '支部学习会：冬季安全三件事', venue: '总装车间会议室' },
    startsAtMs: Math.ceil((anchorMs + 15 * minuteMs) / step) * step,
    ...{ minutes: 120, required: true, lecturer: '马建平' },
  };
}

function eveningOf(dayStart: number, days: number, chance: Chance): number {
  return atClock(dayStart, days, chance.pick([14.5, 16, 18.5, 19]));
}

/** A session of an organisation; what is over has been settled. `more` is what is not as in most of them. */
export function sessionOf(
  organisation: Organisation,
  programme: Programme,
  setting: Setting,
  more: Partial<Session> = {},
): Session {
  const { seasonId, rules, calendar, membersOf, chance } = setting;
  const below = membersOf.get(organisation._id) ?? [];
  const { minutes, ...rest } = programme;
  const endsAtMs = rest.startsAtMs + minutes * minuteMs;
  const isPast = endsAtMs <= calendar.anchorMs;
  const createdAtMs = Math.min(rest.startsAtMs - 5 * dayMs, calendar.anchorMs - dayMs);
  const lecturerId = demoLecturerIdOf(isPast ? rest.lecturer : undefined);
  const audience = more.audience ?? { organisationIds: [organisation._id], segments: [] };
  return {
    _id: sessionIdFrom(chance.bytes(5)),
    seasonId,
    organisationId: organisation._id,
    organisationName: organisation.name,
    orgPath: organisation.path,
    ...rest,
    ...(lecturerId === undefined ? {} : { lecturerId }),
    tags: [],
    mode: 'on-site',
    endsAtMs,
    checkInOpensAtMs: rest.startsAtMs - 30 * minuteMs,
    checkInClosesAtMs: endsAtMs,
    settlesAtMs: endsAtMs,
    lateAfterMs: rest.startsAtMs + 10 * minuteMs,
    audience,
    openToAll: false,
    codeKind: 'rotating',
    expected: below.filter(({ member }) => isInvited(audience, member.orgPath, member.segments))
      .length,
    status: isPast ? 'settled' : 'published',
    credit: { ...rules.checkIn, rulesVersion: rules.version },
    publishedBy: publisherOf(organisation, below),
    createdAtMs,
    changedAtMs: isPast ? endsAtMs : createdAtMs,
    ...more,
  };
}

function publisherOf({ _id, name }: Organisation, roster: readonly RosterEntry[]): string {
  const holder = roster.find(({ member }) =>
    member.roles.some(({ organisationId }) => organisationId === _id),
  );
  if (holder === undefined) throw new Error(`nobody holds a role for ${name}`);
  return holder.member._id;
}
