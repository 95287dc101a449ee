import { View } from '@tarojs/components';
import { Button, Sheet, Strip } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { privacyCopy } from '@/copy/privacy';
import { useWork } from '@/platform/use-work';
import { eraseMe } from '../api';
import './privacy.scss';

interface EraseSheetProps {
  onClose: () => void;
  onErased: () => void;
}

/** The last word before everything is gone: what goes, what stays, and that there is no way back. */
export function EraseSheet({ onClose, onErased }: EraseSheetProps) {
  const { busy, failure, run } = useWork();
  // Who is told to be nobody any more was erased by an answer that got lost.
  const gone = failure === 'NOT_JOINED';
  return (
    <Sheet title={privacyCopy.eraseTitle} onClose={onClose}>
      <View className="privacy__form">
        <View className="privacy__warning">{privacyCopy.eraseLead}</View>
        {privacyCopy.eraseFacts.map((fact) => (
          <View key={fact} className="privacy__fact">
            {fact}
          </View>
        ))}
        {failure && !gone && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        {gone ? (
          <Button text={privacyCopy.erased} onPress={onErased} />
        ) : (
          <Button
            text={busy ? privacyCopy.erasing : privacyCopy.eraseConfirm}
            busy={busy}
            onPress={() => void run(eraseMe, onErased)}
          />
        )}
        <Button kind="secondary" text={privacyCopy.cancel} disabled={busy} onPress={onClose} />
      </View>
    </Sheet>
  );
}
