import { PeoplePage } from '@/features/joining';
import { PageFrame } from '@/features/shell';

export default function PeopleRoute() {
  return (
    <PageFrame page="people">
      <PeoplePage />
    </PageFrame>
  );
}
