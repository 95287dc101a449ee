import { QueryView, Strip } from '@/components';
import { homeCopy } from '@/copy/home';
import { NudgeStrip } from '@/features/branch';
import { WaitingStrip } from '@/features/check-in';
import { useEarlierVisits } from '@/features/lecture';
import { useWaitingAnswers } from '@/features/quiz';
import { ScoreCard } from '@/features/score';
import { HomeBlocks, HomeHead, NoSeasonCard, useOverview } from '@/features/season';
import { PageFrame } from '@/features/shell';
import { openPage } from '@/platform/navigation';

export default function HomePage() {
  const overview = useOverview();
  const asks = overview.data?.member?.asks;
  useEarlierVisits();
  useWaitingAnswers();
  return (
    <PageFrame page="home">
      <HomeHead home={overview.data} />
      <WaitingStrip onNews={overview.refresh} />
      {asks && (
        <Strip
          icon="hourglass"
          tone="amber"
          text={homeCopy.asks(asks)}
          action={homeCopy.answer}
          onAction={() => openPage('desk')}
        />
      )}
      <NudgeStrip nudgedAtMs={overview.data?.member?.nudgedAtMs} />
      {overview.failure === 'NO_SEASON' ? (
        <NoSeasonCard />
      ) : (
        <QueryView query={overview} skeleton={['tall', 'card', 'line', 'card']}>
          {(home) => (
            <HomeBlocks home={home} score={home.member && <ScoreCard {...home.member} />} />
          )}
        </QueryView>
      )}
    </PageFrame>
  );
}
