// Apart from branches.ts, so that the sheet of a session does not bring the screens of the office along.
export { ExportSession } from './components/export-button';
