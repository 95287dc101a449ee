import { ReportForm } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function ReportFormRoute() {
  return (
    <PageFrame page="serviceReport">
      <ReportForm />
    </PageFrame>
  );
}
