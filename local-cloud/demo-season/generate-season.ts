import type { Evidence } from '../../cloudfunctions/shared/domain/evidence';
import type { Award, AwardList } from '../../cloudfunctions/shared/domain/award';
import type {
  Binding,
  Member,
  Organisation,
} from '../../cloudfunctions/shared/domain/organisation';
import type { Lecturer, LecturerTeam } from '../../cloudfunctions/shared/domain/lecturer';
import type { Project, ProjectReport } from '../../cloudfunctions/shared/domain/project';
import type { Quiz } from '../../cloudfunctions/shared/domain/quiz';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { ServiceActivity, ServiceHours } from '../../cloudfunctions/shared/domain/service';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import type { StoredSummary, SummaryPart } from '../../cloudfunctions/shared/domain/summary-shape';
import type { SummaryRun } from '../../cloudfunctions/shared/domain/summary-run';
import type { Survey, SurveyAnswer } from '../../cloudfunctions/shared/domain/survey';
import type { Task } from '../../cloudfunctions/shared/domain/task';
import type { Venue } from '../../cloudfunctions/shared/domain/venue';
import { SeasonAwards } from './awards';
import { calendarOf, type Calendar } from './calendar';
import { pacesOf } from './effort';
import { committeesUpTo } from './large-district';
import { demoLecturers } from './lecturers';
import { quizzesOf } from './lectures';
import {
  DEMO_BRANCH_ID,
  DEMO_COMMITTEE_ID,
  DISTRICT_ID,
  type OrganisationTree,
  organisationTree,
} from './organisations';
import { SeasonPlanOfTasks } from './plan';
import { demoProjects } from './projects';
import { RankingsCount } from './rankings-count';
import { makeRecords } from './records';
import { bindingsOf, makeRoster, type RosterEntry } from './roster';
import { SeasonServices } from './services';
import { makeSessions } from './sessions';
import { makeSpecialSessions } from './special-sessions';
import { SeasonSurveys } from './surveys';
import { demoVenues } from './venues';

/** What a season follows from; the same plan gives the same season. Can be sent to another thread. */
export interface SeasonPlan {
  /** When the season is made, ms: what it tells of lies before, what it plans lies after. */
  anchorMs: number;
  seed: string;
  /** OPENID_HMAC_KEY of the functions that will read the season. */
  openidHmacKey: string;
  lectures: PlannedLecture[];
  /**
   * About how many members a large district has; the small one when absent. A large season comes with its rankings, which
   * the function that counts them would need minutes for; those of the small one are left to it.
   */
  members?: number;
}

/** Collections of the season and their documents. */
export interface SeasonDocuments {
  organisations: Organisation[];
  members: Member[];
  bindings: Binding[];
  sessions: Session[];
  studyRecords: StudyRecord[];
  summaries: StoredSummary[];
  summaryParts: SummaryPart[];
  summaryRuns: SummaryRun[];
  awardLists: AwardList[];
  awards: Award[];
  quizzes: Quiz[];
  lecturers: Lecturer[];
  lecturerTeams: LecturerTeam[];
  tasks: Task[];
  evidence: Evidence[];
  surveys: Survey[];
  surveyAnswers: SurveyAnswer[];
  projects: Project[];
  projectReports: ProjectReport[];
  venues: Venue[];
  serviceActivities: ServiceActivity[];
  serviceHours: ServiceHours[];
  seasons: Season[];
}

/** One document and where it belongs. */
type SeasonDocument = {
  [Name in keyof SeasonDocuments]: { collection: Name; document: SeasonDocuments[Name][number] };
}[keyof SeasonDocuments];

/** Some documents of one collection, as JSON: texts travel to another thread, and to the disk, at a third of the cost. */
export interface SeasonPart {
  collection: keyof SeasonDocuments;
  texts: string[];
}

/** Documents of a part: few enough to be held in memory and written in one transaction. */
const PART_SIZE = 1000;

/** The documents of a season in parts, each written out as soon as it is made. */
export function* seasonParts(plan: SeasonPlan): Generator<SeasonPart> {
  let part: SeasonPart | null = null;
  for (const { collection, document } of seasonDocuments(plan)) {
    if (part !== null && (part.collection !== collection || part.texts.length === PART_SIZE)) {
      yield part;
      part = null;
    }
    part ??= { collection, texts: [] };
    part.texts.push(JSON.stringify(document));
  }
  if (part !== null) yield part;
}

/**
 * A whole season of an invented district, document by document. The season's own document comes last: where it stands,
 * everything else stands.
 */
export function* seasonDocuments(plan: SeasonPlan): Generator<SeasonDocument> {
  const { anchorMs, seed, openidHmacKey, members } = plan;
  const calendar = calendarOf(anchorMs);
  const tree = organisationTree(members === undefined ? [] : committeesUpTo(members, seed));
  const preparedAtMs = calendar.startsAtMs - 7 * dayMs;
  const roster = makeRoster(seed, tree, preparedAtMs);
  const paces = pacesOf(seed, tree.branches);
  const season = seasonOf(calendar, plan.lectures);
  const { _id: seasonId, rules } = season;
  const setting = { seed, tree, calendar, roster, seasonId, rules };
  const sessions = [
    ...makeSessions({ ...setting, paces }),
    ...makeSpecialSessions({ ...setting, stream: plan.lectures[0]?.videoFileId }),
  ];
  const organisations = [tree.district, ...tree.committees, ...tree.branches.map(documentOf)];
  const records = makeRecords({ seed, season, sessions, calendar, roster, paces, openidHmacKey });
  const rankings = new RankingsCount(seasonId, organisations, anchorMs);

  for (const document of organisations) yield { collection: 'organisations', document };
  for (const { member } of roster) yield { collection: 'members', document: member };
  for (const document of bindingsOf(roster, openidHmacKey, preparedAtMs))
    yield { collection: 'bindings', document };
  for (const document of sessions) yield { collection: 'sessions', document };
  const awards = awardsOf({ seed, season, sessions, calendar }, organisations, roster);
  const { tasks, surveys, services } = planOf(setting, season, sessions, roster);
  // A large season is there for its figures; what plans and surveys make of them the small one shows.
  const isSmall = members === undefined;
  const planned = isSmall ? surveys.asking(tasks.crediting(services.crediting(records))) : records;
  const chosen = awards.choosing(planned);
  const counted = isSmall ? chosen : rankings.counting(chosen);
  for (const document of counted) yield { collection: 'studyRecords', document };
  if (!isSmall) {
    for (const { head, parts } of rankings.summaries()) {
      yield { collection: 'summaries', document: head };
      for (const document of parts) yield { collection: 'summaryParts', document };
    }
    yield { collection: 'summaryRuns', document: rankings.run() };
  }
  const list = awards.list();
  yield { collection: 'awardLists', document: list };
  for (const document of awards.awards(list)) yield { collection: 'awards', document };
  for (const document of quizzesOf(season)) yield { collection: 'quizzes', document };
  const { lecturers, lecturerTeams } = demoLecturers(preparedAtMs);
  for (const document of lecturers) yield { collection: 'lecturers', document };
  for (const document of lecturerTeams) yield { collection: 'lecturerTeams', document };
  if (isSmall) {
    for (const document of tasks.tasks) yield { collection: 'tasks', document };
    for (const document of tasks.evidence()) yield { collection: 'evidence', document };
    for (const document of surveys.surveys) yield { collection: 'surveys', document };
    for (const document of surveys.answers()) yield { collection: 'surveyAnswers', document };
    yield* togetherOf(setting, season, organisations);
    for (const document of services.activities) yield { collection: 'serviceActivities', document };
    for (const document of services.hours()) yield { collection: 'serviceHours', document };
  }
  yield { collection: 'seasons', document: season };
}

/** The season's tasks, surveys and services: the district's, and those of the demonstration's branch and committee. */
function planOf(
  { seed, tree, calendar }: { seed: string; tree: OrganisationTree; calendar: Calendar },
  season: Season,
  sessions: readonly Session[],
  roster: readonly RosterEntry[],
) {
  const { district } = tree;
  const branch = tree.branches.find(({ _id }) => _id === DEMO_BRANCH_ID);
  const committee = tree.committees.find(({ _id }) => _id === DEMO_COMMITTEE_ID);
  if (!branch || !committee) throw new Error('the demo branch is missing');
  const owners = { district, committee, branch };
  const tasks = new SeasonPlanOfTasks({ season, calendar, sessions, roster, ...owners });
  return {
    tasks,
    surveys: new SeasonSurveys({ seed, season, calendar, district }),
    services: new SeasonServices({ season, calendar, roster, branch, committee }),
  };
}

/** Projects of the district and the demonstration's committee, and the venues of its town. */
function* togetherOf(
  { seed, tree, calendar }: { seed: string; tree: OrganisationTree; calendar: Calendar },
  season: Season,
  organisations: readonly Organisation[],
): Generator<SeasonDocument> {
  const { district, branches } = tree;
  const committee = organisations.find(({ _id }) => _id === DEMO_COMMITTEE_ID);
  if (!committee) throw new Error('the demo committee is missing');
  const setting = { seed, season, calendar, district, committee, branches };
  const { projects, projectReports } = demoProjects(setting);
  for (const document of projects) yield { collection: 'projects', document };
  for (const document of projectReports) yield { collection: 'projectReports', document };
  for (const document of demoVenues(district, calendar.startsAtMs))
    yield { collection: 'venues', document };
}

/** The awards of the committee that the demonstration's administrator runs. */
function awardsOf(
  setting: Omit<ConstructorParameters<typeof SeasonAwards>[0], 'committee' | 'administratorId'>,
  organisations: readonly Organisation[],
  roster: readonly RosterEntry[],
): SeasonAwards {
  const committee = organisations.find(({ _id }) => _id === DEMO_COMMITTEE_ID);
  const administrator = roster.find(({ cast }) => cast?.personId === 'administrator');
  if (!committee || !administrator) throw new Error('the demonstration has no administrator');
  return new SeasonAwards({ ...setting, committee, administratorId: administrator.member._id });
}

function seasonOf(calendar: Calendar, lectures: PlannedLecture[]): Season {
  const year = seasonDayOf(calendar.startsAtMs).slice(0, 4);
  return {
    _id: `winter-${year}`,
    name: `${year} 年冬训`,
    organisationId: DISTRICT_ID,
    startsAtMs: calendar.startsAtMs,
    endsAtMs: calendar.endsAtMs,
    rules: defaultRules,
    lectures,
    // Its people come to two thirds of what they are asked: with the usual goal nearly every branch would be marked.
    goalPercent: 60,
    status: 'running',
  };
}

/** A branch without what only the generator knows of it. */
function documentOf(branch: Organisation): Organisation {
  const { _id, kind, name, parentId, path, memberCount } = branch;
  return { _id, kind, name, parentId, path, memberCount };
}
