import type { Organisation } from '../../cloudfunctions/shared/domain/organisation';
import type { SeasonRules } from '../../cloudfunctions/shared/domain/rules';
import { dayMs } from '../../cloudfunctions/shared/domain/season-time';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import { atClock, type Calendar, minuteMs } from './calendar';
import { Chance } from './chance';
import { DEMO_BRANCH_ID, DEMO_COMMITTEE_ID, type OrganisationTree } from './organisations';
import { byOrganisation, type RosterEntry } from './roster';
import { type Programme, sessionOf, type Setting } from './sessions';

interface SpecialSessionsInput {
  seed: string;
  tree: OrganisationTree;
  calendar: Calendar;
  roster: readonly RosterEntry[];
  seasonId: string;
  rules: SeasonRules;
  /** A stored lecture that stands in for the picture of the live session. */
  stream: string | undefined;
}

const SERIES_WEEKS = 4;

/**
 * One of every kind that most sessions are not, where the persons of the demonstration see it: a draft, a joint session of
 * some branches, one that is open to all and streamed, one with a printed code, a weekly series, and one that was cancelled.
 */
export function makeSpecialSessions(input: SpecialSessionsInput): Session[] {
  const { seed, tree, roster, stream, ...rest } = input;
  const membersOf = byOrganisation(roster);
  const setting: Setting = { ...rest, membersOf, chance: new Chance(seed, 'special-sessions') };
  const [branch, committee] = [DEMO_BRANCH_ID, DEMO_COMMITTEE_ID].map((id) => found(tree, id)) as [
    Organisation,
    Organisation,
  ];
  const { todayMs } = rest.calendar;
  const joint = tree.branches.filter(({ parentId }) => parentId === committee._id).slice(0, 3);
  const audience = { organisationIds: joint.map(({ _id }) => _id), segments: [] };
  return [
    sessionOf(branch, draftProgramme(todayMs), setting, { status: 'draft', expected: 0 }),
    sessionOf(committee, jointProgramme(todayMs), setting, { audience, tags: ['theme-day'] }),
    sessionOf(tree.district, openProgramme(todayMs), setting, {
      ...{ openToAll: true, mode: 'both', stream: 'https://live.example/winter-study' },
    }),
    sessionOf(branch, printedProgramme(todayMs), setting, { codeKind: 'printed' }),
    ...seriesOf(branch, setting),
    cancelledOf(branch, setting),
    ...(stream === undefined
      ? []
      : [sessionOf(tree.district, liveProgramme(rest.calendar), setting, { ...live, stream })]),
  ];
}

function found({ committees, branches }: OrganisationTree, id: string): Organisation {
  const organisation = [...committees, ...branches].find(({ _id }) => _id === id);
  if (organisation === undefined) throw new Error(`${id} is missing`);
  return organisation;
}

const draftProgramme = (todayMs: number): Programme => ({
  ...{ category: 'three-meetings', title: '组织生活会', venue: '总装车间会议室' },
  ...{ startsAtMs: atClock(todayMs, 12, 19), minutes: 90, required: true },
});

const jointProgramme = (todayMs: number): Programme => ({
  ...{ category: 'visit', title: '三个支部联学：走进新产线', venue: '二号厂房门口集合' },
  ...{ startsAtMs: atClock(todayMs, 4, 9), minutes: 120, required: true },
});

const openProgramme = (todayMs: number): Programme => ({
  ...{ category: 'culture', title: '冬日读书会（欢迎旁听）', venue: '区图书馆报告厅' },
  ...{ startsAtMs: atClock(todayMs, 5, 14.5), minutes: 90, required: false },
});

/** Open, so that whoever tries it needs nobody to open it; behind the branch's own session, which stays the first. */
const live = { mode: 'online', status: 'open', openToAll: true } as const;

function liveProgramme({ anchorMs }: Calendar): Programme {
  const step = 5 * minuteMs;
  return {
    ...{ category: 'live', title: '线上微党课：边看边学', venue: '线上直播', lecturer: '宋文静' },
    startsAtMs: Math.ceil((anchorMs + 16 * minuteMs) / step) * step + step,
    ...{ minutes: 15, required: false },
  };
}

const printedProgramme = (todayMs: number): Programme => ({
  ...{ category: 'study-group', title: '班前读书半小时', venue: '班组学习角' },
  ...{ startsAtMs: atClock(todayMs, 6, 7.5), minutes: 30, required: false },
});

/** Published before the season was made, like every other; its first one gives it its name. */
function seriesOf(branch: Organisation, setting: Setting): Session[] {
  const weeks = Array.from({ length: SERIES_WEEKS }, (_, week) =>
    sessionOf(
      branch,
      {
        ...{ category: 'study-group', title: '周末夜校：读一篇，议一题', venue: '党员之家' },
        ...{ startsAtMs: atClock(setting.calendar.todayMs, 8 + 7 * week, 19), minutes: 60 },
        required: false,
      },
      setting,
    ),
  );
  const seriesId = weeks[0]?._id ?? '';
  return weeks.map((session) => ({ ...session, seriesId }));
}

/** Called off the day before the season was made. */
function cancelledOf(branch: Organisation, setting: Setting): Session {
  const { anchorMs, todayMs } = setting.calendar;
  const programme: Programme = {
    ...{ category: 'volunteer', title: '志愿服务：清扫积雪', venue: '厂区东门集合' },
    ...{ startsAtMs: atClock(todayMs, 3, 8), minutes: 90, required: false },
  };
  const session = sessionOf(branch, programme, setting);
  const atMs = anchorMs - dayMs / 2;
  return {
    ...session,
    status: 'cancelled',
    changedAtMs: atMs,
    changes: [{ atMs, by: session.publishedBy, what: 'cancelled', reason: '天气转晴，不用清扫' }],
  };
}
