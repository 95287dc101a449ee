export { BranchReport } from './components/branch-report';
export { ExportLog } from './components/export-log';
export { ExportSession } from './components/export-button';
