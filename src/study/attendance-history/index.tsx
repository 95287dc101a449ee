import { PageFrame } from '@/features/shell';
import { AttendanceHistory } from '@/features/report/history';

export default function AttendanceHistoryPage() {
  return (
    <PageFrame page="attendanceHistory">
      <AttendanceHistory />
    </PageFrame>
  );
}
