import { AuditLog } from '@/features/privacy';
import { PageFrame } from '@/features/shell';

export default function AuditLogPage() {
  return (
    <PageFrame page="auditLog">
      <AuditLog />
    </PageFrame>
  );
}
