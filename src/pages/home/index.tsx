import { QueryView } from '@/components';
import { WaitingStrip } from '@/features/check-in';
import { useEarlierVisits } from '@/features/lecture';
import { ScoreCard } from '@/features/score';
import { HomeBlocks, HomeHead, useOverview } from '@/features/season';
import { PageFrame } from '@/features/shell';

export default function HomePage() {
  const overview = useOverview();
  useEarlierVisits();
  return (
    <PageFrame page="home">
      <HomeHead home={overview.data} />
      <WaitingStrip />
      <QueryView query={overview} skeleton={['tall', 'card', 'line', 'card']}>
        {(home) => <HomeBlocks home={home} score={home.member && <ScoreCard {...home.member} />} />}
      </QueryView>
    </PageFrame>
  );
}
