import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WaitingReport } from '@contract/project';
import { Button, Card, EmptyState, QueryView, Strip } from '@/components';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { waitingCopy as copy } from '@/copy/project';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { decideReport, fetchWaiting } from '../api';
import { ReportPicture } from './report-picture';
import { ReturnSheet } from './return-sheet';
import './project.scss';

/** What branches have reported and nobody has decided, the longest waiting first. */
export function WaitingReports({ onDecided }: { onDecided: () => void }) {
  const query = useCachedQuery('project.waiting', fetchWaiting);
  const [said, setSaid] = useState<string>();
  const [returning, setReturning] = useState<WaitingReport>();
  const { busy, failure, run } = useWork();
  const decide = async (row: WaitingReport, confirm: boolean, reason?: string) => {
    const done = await run(() => decideReport(row, confirm, reason));
    setReturning(undefined);
    if (done) setSaid(copy.done(row.branchName, confirm));
    // Also where somebody else was faster: then the row is gone.
    query.refresh();
    onDecided();
  };
  return (
    <View className="project">
      {said !== undefined && !failure && <Strip icon="circle-check" text={said} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <QueryView query={query} skeleton={['card', 'card']}>
        {({ rows, more }) => (
          <>
            {rows.length === 0 && <EmptyState icon="circle-check" text={copy.none} />}
            {rows.map((row) => (
              <Told
                key={`${row.projectId}${row.branchId}${row.milestoneId}`}
                row={row}
                busy={busy}
                onConfirm={() => void decide(row, true)}
                onReturn={() => setReturning(row)}
              />
            ))}
            {more && <View className="project__note">{copy.more}</View>}
          </>
        )}
      </QueryView>
      {returning && (
        <ReturnSheet
          busy={busy}
          onReturn={(reason) => void decide(returning, false, reason)}
          onClose={() => setReturning(undefined)}
        />
      )}
    </View>
  );
}

interface ToldProps {
  row: WaitingReport;
  busy: boolean;
  onConfirm: () => void;
  onReturn: () => void;
}

function Told({ row, busy, onConfirm, onReturn }: ToldProps) {
  const { branchName, projectTitle, milestoneTitle, reachedWhen, reachedOn, dueOn, text } = row;
  return (
    <Card>
      <View className="project__sheet">
        <View>
          <View className="project__strong">{branchName}</View>
          <View className="project__note">{common.listOf(projectTitle, milestoneTitle)}</View>
        </View>
        <View>{text}</View>
        <ReportPicture url={row.pictureUrl} />
        <View>
          <View className="project__note">{copy.reached(reachedOn, dueOn)}</View>
          <View className="project__note">{copy.reachedWhen(reachedWhen)}</View>
        </View>
        <View className="project__actions">
          <Button
            kind="secondary"
            compact
            text={copy.back}
            label={`${copy.back}${branchName}`}
            busy={busy}
            onPress={onReturn}
          />
          <Button
            kind="secondary"
            compact
            icon="check"
            text={copy.confirm}
            label={`${copy.confirm}${branchName}`}
            busy={busy}
            onPress={onConfirm}
          />
        </View>
      </View>
    </Card>
  );
}
