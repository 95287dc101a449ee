export { BranchReport } from './components/branch-report';
export { ExportLog } from './components/export-log';
