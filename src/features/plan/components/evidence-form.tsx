import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OwnEvidence } from '@contract/plan-answers';
import { Button, Strip } from '@/components';
import { LongTextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { evidenceCopy } from '@/copy/plan';
import { type ChosenFile, chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { sendEvidence } from '../api';
import { latestEvidence } from '../evidence';
import { EvidencePicture, SentEvidence } from './sent-evidence';
import './plan.scss';

export interface EvidenceFormProps {
  taskId: string;
  wantsPicture: boolean;
  evidence: OwnEvidence | undefined;
  onSent: () => void;
}

/**
 * Tells the secretary of a task. What was sent is shown as such until it is to be corrected or was sent back; then it is sent anew, with
 * the picture that stands.
 */
export function EvidenceForm({ taskId, wantsPicture, evidence, onSent }: EvidenceFormProps) {
  const [sent, setSent] = useState<OwnEvidence>();
  const [correcting, setCorrecting] = useState(false);
  const standing = latestEvidence(evidence, sent);
  if (standing && standing.status !== 'returned' && !correcting)
    return <SentEvidence evidence={standing} onCorrect={() => setCorrecting(true)} />;
  const done = (answer: OwnEvidence) => {
    setSent(answer);
    setCorrecting(false);
    onSent();
  };
  return (
    <Fields
      taskId={taskId}
      wantsPicture={wantsPicture}
      evidence={standing}
      onSent={done}
      {...(correcting ? { onKeep: () => setCorrecting(false) } : {})}
    />
  );
}

interface FieldsProps extends Omit<EvidenceFormProps, 'onSent'> {
  onSent: (evidence: OwnEvidence) => void;
  /** Where something waits that may stay as it is. */
  onKeep?: () => void;
}

function Fields({ taskId, wantsPicture, evidence, onSent, onKeep }: FieldsProps) {
  const [text, setText] = useState(evidence?.text ?? '');
  const [picture, setPicture] = useState<ChosenFile>();
  const [share, setShare] = useState(0);
  const { busy, failure, run } = useWork();
  const send = () =>
    void run(async () => {
      const uploaded = picture && (await upload('evidence', picture, setShare));
      if (uploaded && !uploaded.ok) return uploaded;
      return sendEvidence(taskId, {
        ...{ text: text.trim(), seen: evidence?.revision ?? 0 },
        ...(uploaded ? { uploadId: uploaded.data.uploadId } : {}),
      });
    }, onSent);
  const choose = async () => setPicture((await chooseFile(['jpg', 'jpeg', 'png'])) ?? picture);
  const hasPicture = picture !== undefined || evidence?.pictureUrl !== undefined;
  const isReady = text.trim() !== '' && (!wantsPicture || hasPicture);
  return (
    <View className="plan__sheet">
      {evidence?.status === 'returned' && (
        <Strip icon="hourglass" tone="amber" text={evidenceCopy.status.returned} />
      )}
      {evidence?.reason !== undefined && (
        <View className="plan__note">{evidenceCopy.reason(evidence.reason)}</View>
      )}
      {!picture && <EvidencePicture url={evidence?.pictureUrl} />}
      <LongTextField
        label={evidenceCopy.text}
        hint={evidenceCopy.hint}
        maxlength={200}
        value={text}
        onChange={setText}
      />
      {picture && <View className="plan__note">{evidenceCopy.pictureChosen(picture.name)}</View>}
      <Button
        kind="secondary"
        icon="image"
        text={hasPicture ? evidenceCopy.pictureAgain : evidenceCopy.picture}
        disabled={busy}
        onPress={() => void choose()}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy && picture ? evidenceCopy.sending(Math.round(share * 100)) : evidenceCopy.send}
        busy={busy}
        disabled={!isReady}
        onPress={send}
      />
      {onKeep && <Button kind="quiet" text={evidenceCopy.keep} disabled={busy} onPress={onKeep} />}
    </View>
  );
}
