export { AttendanceSheet } from './components/attendance-sheet';
export { LeavePage } from './components/leave-page';
