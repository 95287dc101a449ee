export { LectureLibrary } from './components/lecture-library';
export { useEarlierVisits } from './lecture-reports';
