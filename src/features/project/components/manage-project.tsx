import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProjectAnswer } from '@contract/project-answers';
import { Button, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { errorCopy } from '@/copy/error-copy';
import { projectEditorCopy as copy } from '@/copy/project';
import { goBack } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { moveProject, removeProject, withdrawProject } from '../api';
import './project.scss';

interface ManageProjectProps {
  project: ProjectAnswer;
  onChanged: () => void;
}

/** What who keeps a project can do with the whole of it. */
export function ManageProject({ project, onChanged }: ManageProjectProps) {
  const [asking, setAsking] = useState(false);
  const { busy, failure, run } = useWork();
  const { status } = project;
  const move = (action: 'start' | 'finish' | 'resume') =>
    void run(() => moveProject(project, action), onChanged);
  return (
    <View className="project">
      {failure && !asking && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {status === 'draft' && <Button text={copy.start} busy={busy} onPress={() => move('start')} />}
      {status === 'draft' && (
        <Button
          kind="quiet"
          text={copy.remove}
          busy={busy}
          onPress={() => void run(() => removeProject(project), goBack)}
        />
      )}
      {status === 'running' && (
        <Button kind="secondary" text={copy.finish} busy={busy} onPress={() => move('finish')} />
      )}
      {status === 'finished' && (
        <Button kind="secondary" text={copy.resume} busy={busy} onPress={() => move('resume')} />
      )}
      {(status === 'running' || status === 'finished') && (
        <Button kind="quiet" text={copy.withdraw} busy={busy} onPress={() => setAsking(true)} />
      )}
      {asking && (
        <WithdrawSheet project={project} onDone={goBack} onClose={() => setAsking(false)} />
      )}
    </View>
  );
}

interface WithdrawSheetProps {
  project: ProjectAnswer;
  onDone: () => void;
  onClose: () => void;
}

function WithdrawSheet({ project, onDone, onClose }: WithdrawSheetProps) {
  const [reason, setReason] = useState('');
  const { busy, failure, run } = useWork();
  return (
    <Sheet title={copy.withdrawTitle} onClose={onClose}>
      <View className="project__sheet">
        <View className="project__note">{copy.withdrawFact}</View>
        <TextField label={copy.withdrawReason} maxlength={40} value={reason} onChange={setReason} />
        {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
        <Button
          text={copy.withdraw}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() => void run(() => withdrawProject(project, reason.trim()), onDone)}
        />
      </View>
    </Sheet>
  );
}
