import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Strip } from '@/components';
import { TextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { organisationCopy } from '@/copy/organisation';
import { serverNowMs } from '@/platform/clock';
import { useWork } from '@/platform/use-work';
import { startSeason } from '../api';
import { dayOf } from '../season-days';

const dayMs = 86_400_000;
/** About three months, as a winter study season has. */
const usualDays = 90;

/** The next season: its name and its days. Rules begin as usual and can be changed later. */
export function SeasonForm({ onStarted }: { onStarted: () => void }) {
  const [today] = useState(serverNowMs);
  const [name, setName] = useState('');
  const [startsOn, setStartsOn] = useState(() => dayOf(today));
  const [endsOn, setEndsOn] = useState(() => dayOf(today + usualDays * dayMs));
  const { busy, failure, run } = useWork();
  const submit = async () => {
    if (await run(() => startSeason({ name: name.trim(), startsOn, endsOn }))) onStarted();
  };
  return (
    <Card>
      <View className="organisation-page__form">
        <View className="organisation-page__fact">{organisationCopy.seasonNone}</View>
        <TextField
          label={organisationCopy.seasonName}
          value={name}
          hint={organisationCopy.seasonNameHint}
          maxlength={30}
          onChange={setName}
        />
        <WhenField
          mode="date"
          label={organisationCopy.startsOn}
          value={startsOn}
          onChange={setStartsOn}
        />
        <WhenField
          mode="date"
          label={organisationCopy.endsOn}
          value={endsOn}
          onChange={setEndsOn}
        />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={busy ? organisationCopy.starting : organisationCopy.startSeason}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={() => void submit()}
        />
      </View>
    </Card>
  );
}
