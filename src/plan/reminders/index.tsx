import { MessageRow } from '@/features/branch';
import { ReminderPage } from '@/features/reminder';
import { PageFrame } from '@/features/shell';

export default function RemindersRoute() {
  return (
    <PageFrame page="reminders">
      <ReminderPage messages={<MessageRow />} />
    </PageFrame>
  );
}
