import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { joinCopy } from '@/copy/joining';
import { useWork } from '@/platform/use-work';
import { joinByPhone } from '../api';
import { PhoneButton } from './phone-button';
import './join-page.scss';

/** Joining by the number that the roster has: one tap, and nobody has to wait. */
export function PhoneWay({ onChanged }: { onChanged: () => void }) {
  const [declined, setDeclined] = useState(false);
  const { busy, failure, run } = useWork();
  const submit = async (phoneCode: string | undefined) => {
    setDeclined(phoneCode === undefined);
    if (phoneCode !== undefined && (await run(() => joinByPhone(phoneCode)))) onChanged();
  };
  return (
    <Card className="join-page__form">
      <View className="join-page__where">{joinCopy.phone.title}</View>
      <View className="join-page__consent">{joinCopy.phone.consent}</View>
      {declined && <Strip icon="circle-alert" tone="amber" text={joinCopy.phone.declined} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <PhoneButton busy={busy} onAnswer={(phoneCode) => void submit(phoneCode)} />
    </Card>
  );
}
