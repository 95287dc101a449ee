// Apart from branches.ts, so that the sheet of a session does not bring the screens of the office along.
export { ExportThisSession } from './components/export-button';
