import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { Card, QueryView, Row, SectionTitle, Strip } from '@/components';
import { common } from '@/copy/common';
import { serviceDeskCopy } from '@/copy/service';
import { useCachedQuery } from '@/platform/cached-query';
import { fetchFigures } from '../api';
import './service.scss';

/** What services came to: the sentence first, then organisation by organisation. */
export function ServiceFigures({ organisationId }: { organisationId: string }) {
  const ask = useCallback(() => fetchFigures(organisationId), [organisationId]);
  const query = useCachedQuery(`service.figures.${organisationId}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {({ sum, rows, complete }) => (
        <>
          {!complete && <Strip icon="circle-alert" tone="amber" text={common.incomplete} />}
          <Card>
            <View className="service__sentence">{serviceDeskCopy.headline(sum)}</View>
            <View>{serviceDeskCopy.sums(sum)}</View>
            <View className="service__note">{serviceDeskCopy.countsOnly}</View>
          </Card>
          {rows.length > 1 && (
            <View>
              <SectionTitle text={serviceDeskCopy.byOrganisation} />
              <Card flush>
                {rows.map((one) => (
                  <Row
                    key={one.organisationId}
                    title={one.name}
                    detail={serviceDeskCopy.rowOf(one)}
                  />
                ))}
              </Card>
            </View>
          )}
        </>
      )}
    </QueryView>
  );
}
