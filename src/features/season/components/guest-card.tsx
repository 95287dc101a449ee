import { View } from '@tarojs/components';
import { Card } from '@/components';
import { homeCopy } from '@/copy/home';
import './now-card.scss';

/** For somebody who is on no roster: what is open to all, and how members get in. */
export function GuestCard() {
  return (
    <Card className="now-card">
      <View className="now-card__title">{homeCopy.guestTitle}</View>
      <View className="now-card__detail">{homeCopy.guestDetail}</View>
    </Card>
  );
}
