import {
  seasonDocuments,
  type SeasonDocuments,
  type SeasonPlan,
} from '../../local-cloud/demo-season/generate-season';

/** A whole generated season in the memory. */
export function collectedSeason(plan: SeasonPlan): SeasonDocuments {
  const season: SeasonDocuments = {
    ...{ organisations: [], members: [], bindings: [], sessions: [] },
    ...{ studyRecords: [], summaries: [], summaryParts: [], summaryRuns: [], seasons: [] },
    ...{
      awardLists: [],
      awards: [],
      quizzes: [],
      tasks: [],
      evidence: [],
      surveys: [],
      surveyAnswers: [],
      projects: [],
      projectReports: [],
      venues: [],
      serviceActivities: [],
      serviceHours: [],
      lecturers: [],
      lecturerTeams: [],
    },
  };
  for (const { collection, document } of seasonDocuments(plan)) {
    (season[collection] as unknown[]).push(document);
  }
  return season;
}
