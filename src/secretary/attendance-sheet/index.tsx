import { PageFrame } from '@/features/shell';
import { AttendanceSheet } from '@/features/session';

export default function AttendanceSheetPage() {
  return (
    <PageFrame page="attendanceSheet">
      <AttendanceSheet />
    </PageFrame>
  );
}
