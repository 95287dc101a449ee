// Apart from index.ts, so that the library by lecturer and by segment stays in the sub-package that shows it.
export { LectureShelf } from './components/lecture-shelf';
