import { PageFrame } from '@/features/shell';
import { AttendanceSheet } from '@/features/attendance';
import { ScannerView } from '@/features/check-in';
import { ExportSession } from '@/features/report/export';

export default function AttendanceSheetPage() {
  return (
    <PageFrame page="attendanceSheet">
      <AttendanceSheet
        scanner={<ScannerView />}
        exportOf={(sheet) => <ExportSession {...sheet} />}
      />
    </PageFrame>
  );
}
