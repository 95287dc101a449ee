import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MilestoneRow, ProjectAnswer } from '@contract/project-answers';
import { Button, Sheet, Strip } from '@/components';
import { ReturnSheet } from '@/components/decision';
import { errorCopy } from '@/copy/error-copy';
import { projectCopy, waitingCopy } from '@/copy/project';
import { useWork } from '@/platform/use-work';
import { decideReport, takeBackReport } from '../api';
import { ReportForm } from './report-form';
import { ReportPicture } from './report-picture';
import './project.scss';

const copy = projectCopy.report;

export interface MilestoneSheetProps {
  project: ProjectAnswer;
  step: MilestoneRow;
  onChanged: () => void;
  onClose: () => void;
}

/** What a step asks, what the branch has told of it, and what who looks at it may do: tell, take back, confirm, send back. */
export function MilestoneSheet(props: MilestoneSheetProps) {
  const { project, step, onClose } = props;
  const { report } = step;
  const { takesPart, reports } = project.branch;
  const isDecided = report?.status === 'confirmed';
  const [editing, setEditing] = useState(report === undefined || report.status === 'returned');
  const mayReport = reports && takesPart && project.status === 'running' && !step.dropped;
  return (
    <Sheet title={step.title} onClose={onClose}>
      <View className="project__sheet">
        <View>
          <View className="project__note">{projectCopy.reachedWhen}</View>
          <View>{step.reachedWhen}</View>
        </View>
        <View className="project__note">{projectCopy.due(step.dueOn)}</View>
        {takesPart && <Told step={step} />}
        {mayReport && !isDecided && editing && <ReportForm {...props} />}
        {mayReport && !isDecided && !editing && (
          <Button kind="secondary" text={copy.again} onPress={() => setEditing(true)} />
        )}
        <Decide {...props} />
      </View>
    </Sheet>
  );
}

function Told({ step: { report } }: { step: MilestoneRow }) {
  if (!report) return <View className="project__note">{copy.none}</View>;
  const { status, text, reachedOn, reason } = report;
  return (
    <>
      <Strip
        icon={status === 'confirmed' ? 'circle-check' : 'hourglass'}
        tone={status === 'returned' ? 'amber' : 'neutral'}
        text={copy.status[status]}
      />
      {reason !== undefined && <View className="project__note">{copy.reason(reason)}</View>}
      <View>
        <View>{text}</View>
        <View className="project__note">{projectCopy.reachedOn(reachedOn)}</View>
      </View>
      <ReportPicture url={report.pictureUrl} />
    </>
  );
}

/** Of the branch: taking back. Of who keeps the project: the decision, and taking a confirmation back. */
function Decide({ project, step, onChanged }: MilestoneSheetProps) {
  const [returning, setReturning] = useState(false);
  const { busy, failure, run } = useWork();
  const { report, milestoneId } = step;
  const { branch, manages, projectId, status } = project;
  if (!report) return null;
  const { revision } = report;
  const seen = { projectId, branchId: branch.branchId, milestoneId, revision };
  const decides = manages && (status === 'running' || status === 'finished');
  const mayTakeBack =
    branch.reports && branch.takesPart && status === 'running' && report.status !== 'confirmed';
  const decide = (confirm: boolean, reason?: string) =>
    void run(() => decideReport(seen, confirm, reason), onChanged);
  return (
    <>
      {failure && !returning && (
        <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />
      )}
      {decides && report.status === 'waiting' && (
        <Button icon="check" text={waitingCopy.confirm} busy={busy} onPress={() => decide(true)} />
      )}
      {decides && report.status !== 'returned' && (
        <Button
          kind={report.status === 'waiting' ? 'secondary' : 'quiet'}
          text={report.status === 'waiting' ? waitingCopy.back : waitingCopy.backConfirmed}
          busy={busy}
          onPress={() => setReturning(true)}
        />
      )}
      {mayTakeBack && (
        <Button
          kind="quiet"
          text={copy.takeBack}
          busy={busy}
          onPress={() => void run(() => takeBackReport(seen, revision), onChanged)}
        />
      )}
      {returning && (
        <ReturnSheet
          copy={waitingCopy}
          busy={busy}
          failure={failure}
          onReturn={(reason) => decide(false, reason)}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  );
}
