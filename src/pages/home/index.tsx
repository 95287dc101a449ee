import { QueryView } from '@/components';
import { AsksStrip, NudgeStrip, ReminderStrip } from '@/features/branch';
import { WaitingStrip } from '@/features/check-in';
import { useEarlierVisits } from '@/features/lecture';
import { useWaitingAnswers } from '@/features/quiz';
import { ScoreCard } from '@/features/score';
import { HomeBlocks, HomeHead, NoSeasonCard, useOverview } from '@/features/season';
import { PageFrame } from '@/features/shell';

export default function HomePage() {
  const overview = useOverview();
  useEarlierVisits();
  useWaitingAnswers();
  return (
    <PageFrame page="home">
      <HomeHead home={overview.data} />
      <WaitingStrip onNews={overview.refresh} />
      <AsksStrip asks={overview.data?.member?.asks} />
      <NudgeStrip nudgedAtMs={overview.data?.member?.nudgedAtMs} />
      <ReminderStrip count={overview.data?.member?.reminders} />
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
