export { LecturePoster } from './components/lecture-poster';
export { Poster } from './components/poster';
