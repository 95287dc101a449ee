import type { KeptKind } from '@contract/vocabulary';
import type { AuditFilter } from './audit-filter';
import { call } from '@/platform/cloud';
import '@/copy/errors/file';
import '@/copy/errors/joining';
import '@/copy/errors/award';

/** Everything about a person is read and written over several collections: longer than an ordinary call. */
const longMs = 60_000;

export const fetchOverview = () => call('privacy', 'overview', {});
export const fetchKept = (kind: KeptKind, offset: number) =>
  call('privacy', 'read', { kind, offset });
export const fetchExports = () => call('privacy', 'exports', {});
export const takeMine = (format: 'xlsx' | 'json') =>
  call('privacy', 'export', { format }, { timeoutMs: longMs });
export const eraseMe = () => call('privacy', 'erase', { confirmed: true }, { timeoutMs: longMs });
export const fetchOrganisations = () => call('organisation', 'tree', {});
export const fetchAudit = (filter: AuditFilter, offset: number) =>
  call('report', 'audit', { ...filter, offset });
export const exportAudit = (filter: AuditFilter) =>
  call('report', 'exportAudit', filter, { timeoutMs: longMs });
