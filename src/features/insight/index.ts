export { LectureInsights } from './components/lecture-insights';
