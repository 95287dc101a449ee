import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { HomeAnswer } from '@contract/home';
import { Card, EmptyState, Row, Strip } from '@/components';
import { homeCopy } from '@/copy/home';
import { openPage } from '@/platform/navigation';
import { useNow } from '@/platform/use-now';
import { agendaOf, begunOf, choicesOf, isBare, isSeasonOver, nowOf } from '../now';
import { ContinueLearning } from './continue-learning';
import { GuestCard, SeasonOverCard } from './guest-card';
import { NowCard } from './now-card';
import { WeekAgenda } from './week-agenda';
import './home-blocks.scss';

/** Sessions open and start on the minute; half a minute is close enough for the card to follow. */
const renewMs = 30_000;
const agendaLimit = 3;

export interface HomeBlocksProps {
  home: HomeAnswer;
  /** The score block, which belongs to another feature. */
  score: ReactNode;
}

/**
 * The home screen from the now cards down. The large view keeps three blocks and two lines of the week; it hides the others, since
 * whoever switches should not have to wait for a screen to be sent anew.
 */
export function HomeBlocks({ home, score }: HomeBlocksProps) {
  const nowMs = useNow(renewMs);
  if (!home.member) return <GuestBlocks home={home} />;
  const isOver = isSeasonOver(home, nowMs);
  if (!isOver && isBare(home)) {
    return (
      <View className="home-blocks">
        {score}
        <Bare planned={home.member.toDo !== undefined} />
      </View>
    );
  }
  const now = nowOf(home, nowMs);
  const choices = choicesOf(now);
  const agenda = agendaOf(home, now, nowMs, agendaLimit);
  const begun = begunOf(home, now, agenda);
  return (
    <View className="home-blocks">
      {choices > 1 && <Strip icon="circle-alert" text={homeCopy.now.choice(choices)} />}
      {now.map((one) => (
        <NowCard
          key={'session' in one ? one.session.sessionId : one.kind}
          now={one}
          nowMs={nowMs}
        />
      ))}
      {isOver && <SeasonOverCard name={home.season.name} />}
      {score}
      <WeekAgenda {...agenda} toDo={home.member.toDo} nowMs={nowMs} />
      {begun.length > 0 && (
        <View className="home-blocks__more">
          <ContinueLearning title={homeCopy.continueLearning} lectures={begun} />
        </View>
      )}
      <View className="home-blocks__more">
        <Card flush>
          <Row
            icon="sprout"
            title={homeCopy.services}
            detail={homeCopy.servicesDetail}
            onPress={() => openPage('services')}
          />
        </Card>
      </View>
    </View>
  );
}

/** Nothing of this week; a plan is shown as a whole elsewhere. */
function Bare({ planned }: { planned: boolean }) {
  const toPlan = { action: homeCopy.plan, onAction: () => openPage('plan') };
  return (
    <EmptyState
      icon="calendar-days"
      text={planned ? homeCopy.emptyOfPlan : homeCopy.empty}
      {...(planned ? toPlan : {})}
    />
  );
}

function GuestBlocks({ home }: { home: HomeAnswer }) {
  return (
    <View className="home-blocks">
      <GuestCard />
      <ContinueLearning title={homeCopy.openLectures} lectures={home.lectures} />
    </View>
  );
}
