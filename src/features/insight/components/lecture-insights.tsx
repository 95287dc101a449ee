import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { LecturesInsight } from '@contract/insight';
import { Card, EmptyState, QueryView, Row, SectionTitle, Strip } from '@/components';
import { insightCopy } from '@/copy/insight';
import { useCachedQuery } from '@/platform/cached-query';
import { openPage, pageParameter } from '@/platform/navigation';
import { fetchLectures } from '../api';
import { LectureInsightBlocks, type Remind } from './lecture-insight';
import { Place } from './place';
import { Share } from './share';
import './insight.scss';

/** 微课学习情况: all lectures of an organisation, or one of them. `remind` lists people with a reminder at one tap. */
export function LectureInsights({ remind }: { remind: Remind }) {
  const [lectureId] = useState(() => pageParameter('id'));
  const [organisationId] = useState(() => pageParameter('organisation'));
  return lectureId === undefined ? (
    <AllLectures organisationId={organisationId} />
  ) : (
    <LectureInsightBlocks {...{ lectureId, organisationId, remind }} />
  );
}

function AllLectures({ organisationId }: { organisationId: string | undefined }) {
  const ask = useCallback(() => fetchLectures(organisationId), [organisationId]);
  const query = useCachedQuery(`insight.lectures.${organisationId ?? 'own'}`, ask);
  return (
    <QueryView query={query} skeleton={['line', 'card', 'card', 'card']}>
      {(insight) => <Standings insight={insight} />}
    </QueryView>
  );
}

function Standings({ insight }: { insight: LecturesInsight }) {
  const { organisationId, organisationName, lectures, below, countedAtMs } = insight;
  const asked = lectures.filter((one) => one.asked > 0);
  const unfinished = asked.filter((one) => one.done < one.asked);
  return (
    <View className="insight">
      <Place insight={insight} name={organisationName} />
      {countedAtMs === undefined ? (
        <EmptyState icon="hourglass" text={insightCopy.notCounted} />
      ) : asked.length === 0 ? (
        <EmptyState icon="book-open" text={insightCopy.none} />
      ) : (
        <>
          <Strip
            icon={unfinished.length === 0 ? 'circle-check' : 'book-open'}
            text={insightCopy.headline(unfinished.length, asked.length)}
          />
          <Card flush>
            {asked.map((one) => (
              <Row
                key={one.lectureId}
                title={one.title}
                detail={one.dueOn === undefined ? insightCopy.noDue : insightCopy.due(one.dueOn)}
                end={<Share text={insightCopy.of(one.done, one.asked)} {...one} />}
                onPress={() =>
                  openPage('lectureInsight', { id: one.lectureId, organisation: organisationId })
                }
              />
            ))}
          </Card>
        </>
      )}
      {below && below.length > 0 && (
        <View>
          <SectionTitle text={insightCopy.below} />
          <Card flush>
            {below.map((one) => (
              <Row
                key={one.organisationId}
                title={one.name}
                detail={insightCopy.shareDetail(one.done, one.asked)}
                end={<Share text={insightCopy.share(one.done, one.asked)} {...one} />}
                onPress={() => openPage('lectureInsight', { organisation: one.organisationId })}
              />
            ))}
          </Card>
        </View>
      )}
    </View>
  );
}
