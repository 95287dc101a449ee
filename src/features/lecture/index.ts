export { LectureLibrary } from './components/lecture-library';
