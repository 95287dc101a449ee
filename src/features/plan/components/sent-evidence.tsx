import { Image, View } from '@tarojs/components';
import type { OwnEvidence } from '@contract/plan-answers';
import { Button, Strip } from '@/components';
import { evidenceCopy } from '@/copy/plan';
import { depicting } from '@/platform/accessibility';
import './plan.scss';

interface SentEvidenceProps {
  evidence: OwnEvidence;
  onCorrect: () => void;
}

/** What was sent: that it is there, what it says, what comes next, and how it is corrected as long as nobody has confirmed it. */
export function SentEvidence({ evidence, onCorrect }: SentEvidenceProps) {
  const { status, text, pictureUrl } = evidence;
  const isWaiting = status === 'waiting';
  return (
    <View className="plan__sheet">
      <Strip icon="circle-check" text={evidenceCopy.status[status]} />
      {isWaiting && <View className="plan__note">{evidenceCopy.next}</View>}
      <EvidencePicture url={pictureUrl} />
      <View>{evidenceCopy.told(text)}</View>
      {isWaiting && <Button kind="secondary" text={evidenceCopy.correct} onPress={onCorrect} />}
    </View>
  );
}

export function EvidencePicture({ url }: { url: string | undefined }) {
  if (url === undefined) return null;
  return (
    <Image
      className="plan__picture"
      src={url}
      mode="aspectFit"
      {...depicting(evidenceCopy.pictureAlt)}
    />
  );
}
