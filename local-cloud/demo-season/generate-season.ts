import type {
  Binding,
  Member,
  Organisation,
} from '../../cloudfunctions/shared/domain/organisation';
import { defaultRules } from '../../cloudfunctions/shared/domain/rules';
import type { Season } from '../../cloudfunctions/shared/domain/season';
import { dayMs, seasonDayOf } from '../../cloudfunctions/shared/domain/season-time';
import type { Session } from '../../cloudfunctions/shared/domain/session';
import type { StudyRecord } from '../../cloudfunctions/shared/domain/study-record';
import { calendarOf, type Calendar } from './calendar';
import { pacesOf } from './effort';
import { lectureFiles, planLectures, type SeasonFile } from './lectures';
import { DISTRICT_ID, organisationTree } from './organisations';
import type { SeasonPerson } from './persons';
import { makeRecords } from './records';
import { bindingsOf, makeRoster, personsOf } from './roster';
import { makeSessions } from './sessions';

export interface SeasonOptions {
  /** When the season is made, ms: what it tells of lies before, what it plans lies after. */
  anchorMs: number;
  seed: string;
  /** OPENID_HMAC_KEY of the functions that will read the season. */
  openidHmacKey: string;
  /** The id under which the storage knows a cloud path; the path itself unless given. */
  fileIdOf?: (cloudPath: string) => string;
}

/** Collections of the season and their documents. Summaries are left to the function that counts them. */
export interface SeasonDocuments {
  organisations: Organisation[];
  members: Member[];
  bindings: Binding[];
  seasons: Season[];
  sessions: Session[];
  studyRecords: StudyRecord[];
}

export interface GeneratedSeason {
  documents: SeasonDocuments;
  persons: SeasonPerson[];
  files: SeasonFile[];
}

/** A whole season of an invented district; the same options give the same season. */
export function generateSeason(options: SeasonOptions): GeneratedSeason {
  const { anchorMs, seed, openidHmacKey, fileIdOf = (cloudPath: string) => cloudPath } = options;
  const calendar = calendarOf(anchorMs);
  const tree = organisationTree();
  const preparedAtMs = calendar.startsAtMs - 7 * dayMs;
  const roster = makeRoster(seed, tree, preparedAtMs);
  const paces = pacesOf(seed, tree.branches);
  const season = seasonOf(calendar, fileIdOf);
  const { _id: seasonId, rules } = season;
  const sessions = makeSessions({ seed, tree, paces, calendar, roster, seasonId, rules });
  const records = makeRecords({ seed, season, sessions, calendar, roster, paces, openidHmacKey });
  return {
    documents: {
      organisations: [tree.district, ...tree.committees, ...tree.branches.map(documentOf)],
      members: roster.map(({ member }) => member),
      bindings: bindingsOf(roster, openidHmacKey, preparedAtMs),
      seasons: [season],
      sessions,
      studyRecords: records,
    },
    persons: personsOf(seed, roster),
    files: lectureFiles(),
  };
}

function seasonOf(calendar: Calendar, fileIdOf: (cloudPath: string) => string): Season {
  const year = seasonDayOf(calendar.startsAtMs).slice(0, 4);
  return {
    _id: `winter-${year}`,
    name: `${year} 年冬训`,
    organisationId: DISTRICT_ID,
    startsAtMs: calendar.startsAtMs,
    endsAtMs: calendar.endsAtMs,
    rules: defaultRules,
    lectures: planLectures(calendar, fileIdOf),
    status: 'running',
  };
}

/** A branch without what only the generator knows of it. */
function documentOf(branch: Organisation): Organisation {
  const { _id, kind, name, parentId, path, memberCount } = branch;
  return { _id, kind, name, parentId, path, memberCount };
}
