// Apart from index.ts, so that it stays in the sub-package that shows it.
export { AttendanceReview } from './components/attendance-review';
