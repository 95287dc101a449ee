import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, SectionTitle, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { privacyCopy } from '@/copy/privacy';
import { downloadText } from '@/platform/download';
import { handOverText, openSpreadsheet } from '@/platform/open-file';
import { useWork } from '@/platform/use-work';
import { takeMine } from '../api';
import './privacy.scss';

/** The own data as a table to read, or as a file for another programme: one tap fetches that, the next hands it over, as WeChat forwards from a tap only. */
export function TakeAlong() {
  const { busy, failure, run } = useWork();
  const [opened, setOpened] = useState<boolean>();
  const [ready, setReady] = useState<{ text: string; fileName: string }>();
  const take = async (format: 'xlsx' | 'json') => {
    setOpened(undefined);
    const file = await run(() => takeMine(format));
    if (!file) return;
    if (format === 'xlsx') {
      setOpened(await openSpreadsheet(file.url, file.fileName));
      return;
    }
    const text = await downloadText(file.url);
    if (text === undefined) setOpened(false);
    else setReady({ text, fileName: file.fileName });
  };
  const handOver = async ({ text, fileName }: { text: string; fileName: string }) =>
    setOpened(await handOverText(text, fileName));
  return (
    <View>
      <SectionTitle text={privacyCopy.take} />
      <Card className="privacy__form">
        <View className="privacy__fact">{privacyCopy.takeDetail}</View>
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {opened !== undefined && (
          <Strip
            icon={opened ? 'circle-check' : 'circle-alert'}
            tone={opened ? 'neutral' : 'amber'}
            text={opened ? privacyCopy.taken : privacyCopy.notTaken}
          />
        )}
        <Button
          kind="secondary"
          text={busy ? privacyCopy.taking : privacyCopy.sheet}
          busy={busy}
          onPress={() => void take('xlsx')}
        />
        <Button
          kind={ready ? 'secondary' : 'quiet'}
          text={ready ? privacyCopy.handOver : privacyCopy.json}
          busy={busy}
          onPress={() => void (ready ? handOver(ready) : take('json'))}
        />
      </Card>
    </View>
  );
}
