import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { EvidenceRow } from '@contract/plan';
import { Button, Card, EmptyState, QueryView, Sheet, Strip } from '@/components';
import { TextField } from '@/components/fields';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { evidenceCopy } from '@/copy/plan';
import { dateOf } from '@/copy/time';
import { accessible } from '@/platform/accessibility';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { decideEvidence, fetchEvidence } from '../api';
import './plan.scss';

/** What members have told of their tasks and nobody has decided. */
export function EvidenceInbox() {
  const query = useCachedQuery('plan.evidence', fetchEvidence);
  const [said, setSaid] = useState<string>();
  const [returning, setReturning] = useState<EvidenceRow>();
  const { busy, failure, run } = useWork();
  const decide = (row: EvidenceRow, confirm: boolean, reason?: string) =>
    void run(
      () => decideEvidence(row, confirm, reason),
      () => {
        setReturning(undefined);
        setSaid(evidenceCopy.done(row.name, confirm));
        query.refresh();
      },
    );
  return (
    <View className="plan">
      {said !== undefined && <Strip icon="circle-check" text={said} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <QueryView query={query} skeleton={['card', 'card']}>
        {({ rows, more }) => (
          <>
            {rows.length === 0 && <EmptyState icon="circle-check" text={evidenceCopy.inboxNone} />}
            {rows.map((row) => (
              <Told
                key={`${row.taskId}${row.memberId}`}
                row={row}
                busy={busy}
                onConfirm={() => decide(row, true)}
                onReturn={() => setReturning(row)}
              />
            ))}
            {more && <View className="plan__note">{evidenceCopy.inboxMore}</View>}
          </>
        )}
      </QueryView>
      {returning && (
        <ReturnSheet
          busy={busy}
          onReturn={(reason) => decide(returning, false, reason)}
          onClose={() => setReturning(undefined)}
        />
      )}
    </View>
  );
}

interface ToldProps {
  row: EvidenceRow;
  busy: boolean;
  onConfirm: () => void;
  onReturn: () => void;
}

function Told({ row, busy, onConfirm, onReturn }: ToldProps) {
  return (
    <Card>
      <View className="plan__sheet">
        <View className="plan__asks">{common.listOf(row.name, row.taskTitle)}</View>
        <View>{row.text}</View>
        {row.pictureUrl !== undefined && (
          <Image
            className="plan__picture"
            src={row.pictureUrl}
            mode="aspectFit"
            {...accessible({ role: 'img', label: evidenceCopy.pictureAlt })}
          />
        )}
        <View className="plan__note">{common.listOf(row.branchName, dateOf(row.sentAtMs))}</View>
        <View className="plan__actions">
          <Button
            kind="secondary"
            compact
            text={evidenceCopy.back}
            label={`${evidenceCopy.back}${row.name}`}
            busy={busy}
            onPress={onReturn}
          />
          <Button
            kind="secondary"
            compact
            icon="check"
            text={evidenceCopy.confirm}
            label={`${evidenceCopy.confirm}${row.name}`}
            busy={busy}
            onPress={onConfirm}
          />
        </View>
      </View>
    </Card>
  );
}

interface ReturnSheetProps {
  busy: boolean;
  onReturn: (reason: string) => void;
  onClose: () => void;
}

function ReturnSheet({ busy, onReturn, onClose }: ReturnSheetProps) {
  const [reason, setReason] = useState('');
  return (
    <Sheet title={evidenceCopy.backTitle} onClose={onClose}>
      <View className="plan__sheet">
        <TextField
          label={evidenceCopy.backReason}
          maxlength={40}
          usual={evidenceCopy.backUsual}
          value={reason}
          onChange={setReason}
        />
        <Button
          text={evidenceCopy.back}
          busy={busy}
          disabled={reason.trim() === ''}
          onPress={() => onReturn(reason.trim())}
        />
      </View>
    </Sheet>
  );
}
