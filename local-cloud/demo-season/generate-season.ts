import type {
  Binding,
  Member,
  Organisation,
} from '../../cloudfunctions/shared/domain/organisation';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { PlannedLecture, Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import type { Summary } from '../../cloudfunctions/shared/domain/summary';
import type { SummaryRun } from '../../cloudfunctions/shared/domain/summary-run';
import { calendarOf, type Calendar } from './calendar';
import { pacesOf } from './effort';
import { committeesUpTo } from './large-district';
import { DISTRICT_ID, organisationTree } from './organisations';
import { RankingsCount } from './rankings-count';
import { makeRecords } from './records';
import { bindingsOf, makeRoster } from './roster';
import { makeSessions } from './sessions';
import { makeSpecialSessions } from './special-sessions';

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
  summaries: Summary[];
  summaryRuns: SummaryRun[];
  seasons: Season[];
}

/** Some documents of one collection. */
export type SeasonPart = {
  [Name in keyof SeasonDocuments]: { collection: Name; documents: SeasonDocuments[Name] };
}[keyof SeasonDocuments];

/** Documents of a part: few enough to be held in memory and written in one transaction. */
const PART_SIZE = 1000;

/**
 * A whole season of an invented district, part by part. The season's own document comes last: where it stands,
 * everything else stands.
 */
export function* seasonParts(plan: SeasonPlan): Generator<SeasonPart> {
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

  yield* inParts(organisations, (documents) => ({ collection: 'organisations', documents }));
  const roll = roster.map(({ member }) => member);
  yield* inParts(roll, (documents) => ({ collection: 'members', documents }));
  const bindings = bindingsOf(roster, openidHmacKey, preparedAtMs);
  yield* inParts(bindings, (documents) => ({ collection: 'bindings', documents }));
  yield* inParts(sessions, (documents) => ({ collection: 'sessions', documents }));
  const counted = members === undefined ? records : rankings.counting(records);
  yield* inParts(counted, (documents) => ({ collection: 'studyRecords', documents }));
  if (members !== undefined) {
    yield* inParts(rankings.summaries(), (documents) => ({ collection: 'summaries', documents }));
    yield { collection: 'summaryRuns', documents: [rankings.run()] };
  }
  yield { collection: 'seasons', documents: [season] };
}

function* inParts<Item>(
  items: Iterable<Item>,
  partOf: (documents: Item[]) => SeasonPart,
): Generator<SeasonPart> {
  let documents: Item[] = [];
  for (const item of items) {
    documents.push(item);
    if (documents.length < PART_SIZE) continue;
    yield partOf(documents);
    documents = [];
  }
  if (documents.length > 0) yield partOf(documents);
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
    status: 'running',
  };
}

/** A branch without what only the generator knows of it. */
function documentOf(branch: Organisation): Organisation {
  const { _id, kind, name, parentId, path, memberCount } = branch;
  return { _id, kind, name, parentId, path, memberCount };
}
