import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Strip } from '@/components';
import { LongTextField, WhenField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { dayText, projectCopy } from '@/copy/project';
import { serverNowMs } from '@/platform/clock';
import { type ChosenFile, chooseFile, upload } from '@/platform/upload';
import { useWork } from '@/platform/use-work';
import { sendReport } from '../api';
import { todayOf, withDashes } from '../project-form';
import type { MilestoneSheetProps } from './milestone-sheet';
import './project.scss';

const copy = projectCopy.report;

/** Says that the own branch has reached a step; what waits or was sent back is told anew. */
export function ReportForm({ project, step, onChanged }: MilestoneSheetProps) {
  const { report, milestoneId, seen } = step;
  const [reachedOn, setReachedOn] = useState(report?.reachedOn ?? todayOf(serverNowMs()));
  const [text, setText] = useState(report?.text ?? '');
  const [picture, setPicture] = useState<ChosenFile>();
  const [share, setShare] = useState(0);
  const { busy, failure, run } = useWork();
  const { projectId, branch } = project;
  const choose = async () => setPicture((await chooseFile(['jpg', 'jpeg', 'png'])) ?? picture);
  const send = () =>
    void run(async () => {
      const uploaded = picture && (await upload('evidence', picture, setShare));
      if (uploaded && !uploaded.ok) return uploaded;
      return sendReport({
        ...{ projectId, branchId: branch.branchId, milestoneId, reachedOn },
        ...{ text: text.trim(), seen },
        ...(uploaded ? { uploadId: uploaded.data.uploadId } : {}),
      });
    }, onChanged);
  const hasPicture = picture !== undefined || report?.pictureUrl !== undefined;
  return (
    <>
      <View className="project__strong">{report ? copy.again : copy.title}</View>
      <WhenField
        label={copy.day}
        mode="date"
        value={withDashes(reachedOn)}
        shown={dayText(reachedOn)}
        onChange={(day) => setReachedOn(day.replaceAll('-', ''))}
      />
      <LongTextField
        label={copy.text}
        hint={copy.hint}
        maxlength={200}
        value={text}
        onChange={setText}
      />
      {picture && <View className="project__note">{copy.pictureChosen(picture.name)}</View>}
      <Button
        kind="secondary"
        icon="image"
        text={hasPicture ? copy.pictureAgain : copy.picture}
        disabled={busy}
        onPress={() => void choose()}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <Button
        text={busy && picture ? copy.sending(Math.round(share * 100)) : copy.send}
        busy={busy}
        disabled={text.trim() === ''}
        onPress={send}
      />
    </>
  );
}
