import type { AuditAction } from '@contract/vocabulary';

/** What of the audit log is asked for. */
export interface AuditFilter {
  action?: AuditAction;
  person?: string;
  /** With all below it. */
  organisationId?: string;
  fromMs?: number;
  untilMs?: number;
}

export type AuditPeriod = 'week' | 'month' | 'all';

const daysOf = { week: 7, month: 30 } as const;
const dayMs = 86_400_000;

/** What was chosen on the screen, as it is asked. */
export function auditFilterOf(
  chosen: {
    action: AuditAction | 'all';
    person: string;
    organisationId: string | undefined;
    period: AuditPeriod;
  },
  nowMs: number,
): AuditFilter {
  const person = chosen.person.trim();
  return {
    ...(chosen.action === 'all' ? {} : { action: chosen.action }),
    ...(person === '' ? {} : { person }),
    ...(chosen.organisationId === undefined ? {} : { organisationId: chosen.organisationId }),
    ...(chosen.period === 'all' ? {} : { fromMs: nowMs - daysOf[chosen.period] * dayMs }),
  };
}
