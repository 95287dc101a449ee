import { call } from '@/platform/cloud';
import '@/copy/errors/award';
import '@/copy/errors/session';

/** A spreadsheet of ten thousand people takes longer than an ordinary call. */
const exportTimeoutMs = 60_000;

export const fetchHistory = () => call('attendance', 'history', {});
export const fetchBranches = (offset: number) => call('report', 'branches', { offset });
export const fetchBranch = (branchId: string) => call('report', 'branchAttendance', { branchId });
export const fetchExportLog = () => call('report', 'exportLog', {});
export const exportBranch = (branchId: string) =>
  call('report', 'exportBranch', { branchId }, { timeoutMs: exportTimeoutMs });
export const exportSession = (sessionId: string, organisationId?: string) =>
  call(
    'report',
    'exportSession',
    { sessionId, ...(organisationId === undefined ? {} : { organisationId }) },
    { timeoutMs: exportTimeoutMs },
  );
