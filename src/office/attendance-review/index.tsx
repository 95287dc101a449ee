import { PageFrame } from '@/features/shell';
import { AttendanceReview } from '@/features/attendance/review';

export default function AttendanceReviewPage() {
  return (
    <PageFrame page="attendanceReview">
      <AttendanceReview />
    </PageFrame>
  );
}
