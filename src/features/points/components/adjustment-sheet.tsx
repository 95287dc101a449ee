import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Row, Sheet, Strip } from '@/components';
import type { AdjustmentRow } from '@contract/points-answers';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { pointsCopy } from '@/copy/points';
import { useWork } from '@/platform/use-work';
import {
  confirmAdjustment,
  declineAdjustment,
  reverseAdjustment,
  withdrawAdjustment,
} from '../api';
import { WhySheet } from './why-sheet';
import './points.scss';

interface AdjustmentSheetProps {
  row: AdjustmentRow;
  onChanged: () => void;
  onClose: () => void;
}

/** One adjustment: who, why, how it stands, and what I may do with it. */
export function AdjustmentSheet({ row, onChanged, onClose }: AdjustmentSheetProps) {
  const { adjustmentId, may, confirmedByName, ended } = row;
  const [asking, setAsking] = useState<'decline' | 'reverse'>();
  const { busy, failure, run } = useWork();
  const done = () => {
    onClose();
    onChanged();
  };
  if (asking) {
    const say = asking === 'decline' ? declineAdjustment : reverseAdjustment;
    return (
      <WhySheet
        title={asking === 'decline' ? pointsCopy.decline : pointsCopy.reverse}
        reasons={asking === 'decline' ? pointsCopy.declineReasons : pointsCopy.reverseReasons}
        busy={busy}
        failure={failure}
        onSay={(reason) => void run(() => say(adjustmentId, reason), done)}
        onClose={onClose}
      />
    );
  }
  return (
    <Sheet title={pointsCopy.title(row)} onClose={onClose}>
      <Row title={pointsCopy.member} detail={common.listOf(row.memberName, row.branchName)} />
      <Row title={pointsCopy.reason} detail={row.reason} />
      <Row title={pointsCopy.by} detail={pointsCopy.asked(row)} />
      {confirmedByName !== undefined && (
        <Row title={pointsCopy.confirmer} detail={pointsCopy.confirmedBy(confirmedByName)} />
      )}
      <Row
        title={pointsCopy.status[row.status]}
        {...(ended ? { detail: pointsCopy.ended(ended) } : {})}
      />
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      <View className="points__buttons">
        {may.confirm && (
          <>
            <View className="points__note">{pointsCopy.secondNote}</View>
            <Button
              text={busy ? pointsCopy.working : pointsCopy.confirm}
              busy={busy}
              onPress={() => void run(() => confirmAdjustment(adjustmentId), done)}
            />
          </>
        )}
        {may.decline && (
          <Button
            kind="secondary"
            text={pointsCopy.decline}
            busy={busy}
            onPress={() => setAsking('decline')}
          />
        )}
        {may.withdraw && (
          <Button
            kind="secondary"
            text={pointsCopy.withdraw}
            busy={busy}
            onPress={() => void run(() => withdrawAdjustment(adjustmentId), done)}
          />
        )}
        {may.reverse && (
          <Button kind="secondary" text={pointsCopy.reverse} onPress={() => setAsking('reverse')} />
        )}
      </View>
    </Sheet>
  );
}
