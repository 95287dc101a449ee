import { MessageOffer } from '@/features/branch';
import { CheckIn } from '@/features/check-in';
import { PageFrame } from '@/features/shell';

export default function CheckInPage() {
  return (
    <PageFrame page="checkIn" hideOffline>
      <CheckIn offer={<MessageOffer />} />
    </PageFrame>
  );
}
