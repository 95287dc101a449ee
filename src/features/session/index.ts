export { AttendanceSheet } from './components/attendance-sheet';
export { Board } from './components/board';
export { Desk } from './components/desk';
export { SessionEditor } from './components/session-editor';
export { SessionPage } from './components/session-page';
