import { View } from '@tarojs/components';
import { Button, Card } from '@/components';
import { homeCopy } from '@/copy/home';
import { joinEntry } from '@/copy/me';
import { openPage } from '@/platform/navigation';
import './now-card.scss';

/** For somebody who is on no roster: what is open to all, and how members get in. */
export function GuestCard() {
  return (
    <Card className="now-card">
      <View className="now-card__title">{homeCopy.guestTitle}</View>
      <View className="now-card__detail">{homeCopy.guestDetail}</View>
      <JoinButton />
    </Card>
  );
}

/** Where no season runs: who has not joined may do so already; that is not known here, so it is only offered. */
export function NoSeasonCard() {
  return (
    <Card className="now-card">
      <View className="now-card__title">{homeCopy.noSeasonTitle}</View>
      <View className="now-card__detail">{homeCopy.noSeasonDetail}</View>
      <JoinButton kind="secondary" />
    </Card>
  );
}

/** After the end: thanks, and where to see what came of it. */
export function SeasonOverCard({ name }: { name: string }) {
  return (
    <Card className="now-card">
      <View className="now-card__title">{homeCopy.seasonOverTitle(name)}</View>
      <View className="now-card__detail">{homeCopy.seasonOverDetail}</View>
      <View className="now-card__action">
        <Button text={homeCopy.seasonOverAction} onPress={() => openPage('seasonCard')} />
      </View>
    </Card>
  );
}

const JoinButton = ({ kind = 'primary' }: { kind?: 'primary' | 'secondary' }) => (
  <View className="now-card__action">
    <Button kind={kind} text={joinEntry.title} onPress={() => openPage('join')} />
  </View>
);
