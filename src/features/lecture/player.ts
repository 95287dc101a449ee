// Apart from index.ts, so that the player stays in the sub-package that shows it.
export { LecturePlayer } from './components/lecture-player';
