import type * as z from 'zod';
import type { AttendanceResponses, attendanceRequests } from './attendance';
import type { AuthoringResponses, authoringRequests } from './authoring';
import type { AwardResponses, awardRequests } from './award';
import type { BranchResponses, branchRequests } from './branch';
import type { CheckInResponses, checkInRequests } from './check-in';
import type { HomeResponses, homeRequests } from './home';
import type { InsightResponses, insightRequests } from './insight';
import type { JobsResponses, jobsRequests } from './jobs';
import type { JoiningResponses, joiningRequests } from './joining';
import type { LectureResponses, lectureRequests } from './lecture';
import type { LecturerResponses, lecturerRequests } from './lecturer';
import type { LiveResponses, liveRequests } from './live';
import type { OrganisationResponses, organisationRequests } from './organisation';
import type { PlanResponses, planRequests } from './plan';
import type { PointsResponses, pointsRequests } from './points';
import type { PrivacyResponses, privacyRequests } from './privacy';
import type { ProjectResponses, projectRequests } from './project';
import type { QuizResponses, quizRequests } from './quiz';
import type { RankingResponses, rankingRequests } from './ranking';
import type { ReminderResponses, reminderRequests } from './reminder';
import type { ReportResponses, reportRequests } from './report';
import type { RosterResponses, rosterRequests } from './roster';
import type { ScoreResponses, scoreRequests } from './score';
import type { seasonRequests } from './season';
import type { SeasonResponses } from './season-answers';
import type { ServiceResponses, serviceRequests } from './service';
import type { SurveyResponses, surveyRequests } from './survey';
import type { UploadResponses, uploadRequests } from './upload';
import type { VenueResponses, venueRequests } from './venue';

/** Requests (as a caller writes them) and responses of one function, by action. */
type ActionsOf<
  Requests extends Record<string, z.ZodType>,
  Responses extends Record<keyof Requests, unknown>,
> = {
  [Action in keyof Requests & string]: {
    request: z.input<Requests[Action]>;
    response: Responses[Action];
  };
};

type Plain<T> = { [K in keyof T]: T[K] };

/** The one contract between client and functions. The client imports it as a type only. */
export interface Contract {
  home: ActionsOf<typeof homeRequests, Plain<HomeResponses>>;
  branch: ActionsOf<typeof branchRequests, Plain<BranchResponses>>;
  'check-in': ActionsOf<typeof checkInRequests, Plain<CheckInResponses>>;
  attendance: ActionsOf<typeof attendanceRequests, Plain<AttendanceResponses>>;
  authoring: ActionsOf<typeof authoringRequests, Plain<AuthoringResponses>>;
  award: ActionsOf<typeof awardRequests, Plain<AwardResponses>>;
  lecture: ActionsOf<typeof lectureRequests, Plain<LectureResponses>>;
  lecturer: ActionsOf<typeof lecturerRequests, Plain<LecturerResponses>>;
  insight: ActionsOf<typeof insightRequests, Plain<InsightResponses>>;
  quiz: ActionsOf<typeof quizRequests, Plain<QuizResponses>>;
  reminder: ActionsOf<typeof reminderRequests, Plain<ReminderResponses>>;
  report: ActionsOf<typeof reportRequests, Plain<ReportResponses>>;
  live: ActionsOf<typeof liveRequests, Plain<LiveResponses>>;
  plan: ActionsOf<typeof planRequests, Plain<PlanResponses>>;
  project: ActionsOf<typeof projectRequests, Plain<ProjectResponses>>;
  venue: ActionsOf<typeof venueRequests, Plain<VenueResponses>>;
  points: ActionsOf<typeof pointsRequests, Plain<PointsResponses>>;
  score: ActionsOf<typeof scoreRequests, Plain<ScoreResponses>>;
  ranking: ActionsOf<typeof rankingRequests, Plain<RankingResponses>>;
  season: ActionsOf<typeof seasonRequests, Plain<SeasonResponses>>;
  organisation: ActionsOf<typeof organisationRequests, Plain<OrganisationResponses>>;
  roster: ActionsOf<typeof rosterRequests, Plain<RosterResponses>>;
  joining: ActionsOf<typeof joiningRequests, Plain<JoiningResponses>>;
  jobs: ActionsOf<typeof jobsRequests, Plain<JobsResponses>>;
  privacy: ActionsOf<typeof privacyRequests, Plain<PrivacyResponses>>;
  service: ActionsOf<typeof serviceRequests, Plain<ServiceResponses>>;
  survey: ActionsOf<typeof surveyRequests, Plain<SurveyResponses>>;
  upload: ActionsOf<typeof uploadRequests, Plain<UploadResponses>>;
}

export type FunctionName = keyof Contract;
