import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components';
import { TextField } from '@/components/fields';
import { joinCopy } from '@/copy/joining';
import { phoneCodeOf } from '@/platform/demo-server.h5';
import type { PhoneButtonProps } from './phone-button';

/** A browser has no number of its own: in the demonstration whoever sits there says which one it is. */
export function PhoneButton({ busy, onAnswer }: PhoneButtonProps) {
  const [phone, setPhone] = useState('');
  return (
    <View className="join-page__form">
      <TextField
        label={joinCopy.phone.standIn}
        value={phone}
        hint={joinCopy.phone.standInHint}
        maxlength={11}
        kind="number"
        onChange={setPhone}
      />
      <Button
        text={busy ? joinCopy.phone.asking : joinCopy.phone.button}
        busy={busy}
        disabled={phone.length < 11}
        onPress={() => void phoneCodeOf(phone).then(onAnswer)}
      />
    </View>
  );
}
