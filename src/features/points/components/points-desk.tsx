import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { Button, Card, EmptyState, QueryView, Row, Segmented, Strip, Tag } from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import type { PointsResponses } from '@contract/points';
import type { AdjustmentRow } from '@contract/points-answers';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { signed } from '@/copy/numbers';
import { pointsCopy } from '@/copy/points';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage } from '@/platform/navigation';
import { useFurther } from '@/platform/use-further';
import { fetchAdjustments } from '../api';
import { AdjustmentSheet } from './adjustment-sheet';
import './points.scss';

const shown = [
  { value: 'waiting', text: pointsCopy.waiting },
  { value: 'all', text: pointsCopy.all },
] as const;

/** 积分管理: give points, what waits for a second person, and the ways to import and rules. */
export function PointsDesk() {
  const [which, setWhich] = useState<'waiting' | 'all'>('waiting');
  const ask = useCallback(() => fetchAdjustments(which === 'waiting'), [which]);
  const query = useCachedQuery(`points.adjustments.${which}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'line', 'card']}>
      {(answer) => (
        <View className="points">
          <Button icon="plus" text={pointsCopy.adjust} onPress={() => openPage('pointsAdjust')} />
          <Card flush>
            {answer.mayImport && (
              <Row
                icon="cloud-upload"
                title={pointsCopy.import}
                detail={pointsCopy.importDetail}
                onPress={() => openPage('pointsImport')}
              />
            )}
            <Row
              icon="award"
              title={pointsCopy.rules}
              detail={pointsCopy.rulesDetail}
              onPress={() => openPage('pointsRules')}
            />
          </Card>
          <Segmented label={pointsCopy.which} options={shown} value={which} onChange={setWhich} />
          <Adjustments
            key={which}
            waiting={which === 'waiting'}
            first={answer}
            onChanged={query.refresh}
          />
        </View>
      )}
    </QueryView>
  );
}

interface AdjustmentsProps {
  waiting: boolean;
  first: PointsResponses['adjustments'];
  onChanged: () => void;
}

function Adjustments({ waiting, first, onChanged }: AdjustmentsProps) {
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ nextBeforeMs }) => nextBeforeMs,
    read: (mark) => fetchAdjustments(waiting, mark),
  });
  const [open, setOpen] = useState<AdjustmentRow>();
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length === 0)
    return (
      <EmptyState icon="circle-check" text={waiting ? pointsCopy.noneWaiting : pointsCopy.none} />
    );
  return (
    <>
      <Card flush>
        {rows.map((row) => (
          <AdjustmentLine key={row.adjustmentId} row={row} onPress={() => setOpen(row)} />
        ))}
      </Card>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {hasMore && <Button kind="secondary" text={pointsCopy.earlier} busy={busy} onPress={more} />}
      {open && (
        <AdjustmentSheet row={open} onChanged={onChanged} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function AdjustmentLine({ row, onPress }: { row: AdjustmentRow; onPress: () => void }) {
  const { memberName, branchName, points, reason, status } = row;
  return (
    <Row
      title={`${memberName} ${signed(points)}`}
      detail={common.listOf(branchName, reason)}
      end={<Tag tone={toneOfDecision(status)} text={pointsCopy.status[status]} />}
      label={`${pointsCopy.title(row)}，${branchName}，${reason}，${pointsCopy.status[status]}`}
      onPress={onPress}
    />
  );
}
