// Apart from branches.ts, so that each screen stays in the sub-package that shows it.
export { AttendanceHistory } from './components/attendance-history';
