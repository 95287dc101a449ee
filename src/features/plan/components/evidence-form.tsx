import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { OwnEvidence } from '@contract/plan';
import { Button, Strip } from '@/components';
import { LongTextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { evidenceCopy } from '@/copy/plan';
import { accessible } from '@/platform/accessibility';
import { type ChosenFile, chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { sendEvidence } from '../api';
import './plan.scss';

export interface EvidenceFormProps {
  taskId: string;
  wantsPicture: boolean;
  evidence: OwnEvidence | undefined;
  onSent: () => void;
}

/** Tells the secretary of a task; what was sent back can be sent again, with the picture that stands. */
export function EvidenceForm({ taskId, wantsPicture, evidence, onSent }: EvidenceFormProps) {
  const [text, setText] = useState(evidence?.text ?? '');
  const [picture, setPicture] = useState<ChosenFile>();
  const [share, setShare] = useState(0);
  const { busy, failure, run } = useWork();
  const send = async () => {
    const sent = await run(async () => {
      const uploaded = picture && (await upload('evidence', picture, setShare));
      if (uploaded && !uploaded.ok) return uploaded;
      return sendEvidence(taskId, {
        ...{ text: text.trim(), seen: evidence?.revision ?? 0 },
        ...(uploaded ? { uploadId: uploaded.data.uploadId } : {}),
      });
    });
    if (!sent) return;
    setPicture(undefined);
    onSent();
  };
  const choose = async () => setPicture((await chooseFile(['jpg', 'jpeg', 'png'])) ?? picture);
  const isDecided = evidence?.status === 'confirmed';
  const hasPicture = picture !== undefined || evidence?.pictureUrl !== undefined;
  const isReady = text.trim() !== '' && (!wantsPicture || hasPicture);
  return (
    <View className="plan__sheet">
      {evidence && (
        <Strip
          icon={isDecided ? 'circle-check' : 'hourglass'}
          tone={evidence.status === 'returned' ? 'amber' : 'neutral'}
          text={evidenceCopy.status[evidence.status]}
        />
      )}
      {evidence?.reason !== undefined && (
        <View className="plan__note">{evidenceCopy.reason(evidence.reason)}</View>
      )}
      {evidence?.pictureUrl !== undefined && !picture && (
        <Image
          className="plan__picture"
          src={evidence.pictureUrl}
          mode="aspectFit"
          {...accessible({ role: 'img', label: evidenceCopy.pictureAlt })}
        />
      )}
      {isDecided ? (
        <View className="plan__note">{evidence.text}</View>
      ) : (
        <>
          <LongTextField
            label={evidenceCopy.text}
            hint={evidenceCopy.hint}
            maxlength={200}
            value={text}
            onChange={setText}
          />
          {picture && (
            <View className="plan__note">{evidenceCopy.pictureChosen(picture.name)}</View>
          )}
          <Button
            kind="secondary"
            icon="image"
            text={hasPicture ? evidenceCopy.pictureAgain : evidenceCopy.picture}
            disabled={busy}
            onPress={() => void choose()}
          />
          {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
          <Button
            text={
              busy && picture ? evidenceCopy.sending(Math.round(share * 100)) : evidenceCopy.send
            }
            busy={busy}
            disabled={!isReady}
            onPress={() => void send()}
          />
        </>
      )}
    </View>
  );
}
