export { AttendanceReview } from './components/attendance-review';
export { AttendanceSheet } from './components/attendance-sheet';
export { LeavePage } from './components/leave-page';
