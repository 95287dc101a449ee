import { ActivityPeoplePage } from '@/features/service';
import { PageFrame } from '@/features/shell';

export default function ActivityPeopleRoute() {
  return (
    <PageFrame page="servicePeople">
      <ActivityPeoplePage />
    </PageFrame>
  );
}
