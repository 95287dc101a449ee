import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { LogAnswer, SuspicionsAnswer } from '@contract/attendance-answers';
import { Card, Fact, EmptyState, QueryView, Row, SectionTitle, Strip } from '@/components';
import { reviewCopy } from '@/copy/attendance-review';
import { common } from '@/copy/common';
import { useCachedQuery } from '@/platform/cached-query';
import { pageParameter } from '@/platform/navigation';
import { fetchLog, fetchSuspicions } from '../api';
import { ReceiptsExport } from './receipts-export';
import './attendance-review.scss';

/** What a secretary may look at before signing the list: oddities in words, and who changed what. */
export function AttendanceReview() {
  const [sessionId] = useState(() => pageParameter('id') ?? '');
  const askSuspicions = useCallback(() => fetchSuspicions(sessionId), [sessionId]);
  const askLog = useCallback(() => fetchLog(sessionId), [sessionId]);
  const suspicions = useCachedQuery(`attendance.suspicions.${sessionId}`, askSuspicions);
  const log = useCachedQuery(`attendance.log.${sessionId}`, askLog);
  return (
    <View className="attendance-review">
      <QueryView query={suspicions} skeleton={['line', 'card', 'line', 'card']}>
        {(answer) => (
          <>
            <Suspicions answer={answer} />
            <QueryView query={log} skeleton={['line', 'card']}>
              {(entries) => <Log answer={entries} />}
            </QueryView>
            <ReceiptsExport sessionId={sessionId} />
          </>
        )}
      </QueryView>
    </View>
  );
}

function Suspicions({ answer }: { answer: SuspicionsAnswer }) {
  const { suspicions, complete } = answer;
  return (
    <View>
      <SectionTitle text={reviewCopy.suspicions} />
      {!complete && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
      {suspicions.length === 0 ? (
        <Card>
          <Fact icon="circle-check" text={reviewCopy.nothing} />
        </Card>
      ) : (
        <>
          <View className="attendance-review__hint">{reviewCopy.judge}</View>
          <Card flush>
            {suspicions.map((one) => (
              <Row key={one.kind} title={reviewCopy.title(one)} detail={reviewCopy.detail(one)} />
            ))}
          </Card>
        </>
      )}
    </View>
  );
}

function Log({ answer }: { answer: LogAnswer }) {
  const { entries, complete } = answer;
  return (
    <View>
      <SectionTitle text={reviewCopy.log} />
      {!complete && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
      {entries.length === 0 ? (
        <EmptyState icon="circle-check" text={reviewCopy.logEmpty} />
      ) : (
        <Card flush>
          {entries.map((entry, place) => (
            <Row
              key={`${entry.atMs}-${place}`}
              title={reviewCopy.entry(entry)}
              detail={reviewCopy.entryDetail(entry)}
            />
          ))}
        </Card>
      )}
    </View>
  );
}
