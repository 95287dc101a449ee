import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { type KeptKind } from '@contract/vocabulary';
import { Button, Card, EmptyState, QueryView } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { privacyCopy } from '@/copy/privacy';
import { useCachedQuery } from '@/platform/cached-query';
import type { ResponseOf } from '@/platform/cloud';
import { useFurther } from '@/platform/use-further';
import { fetchKept } from '../api';
import './privacy.scss';

/** Everything of one kind that is kept about the person. */
export function KeptList({ kind }: { kind: KeptKind }) {
  const ask = useCallback(() => fetchKept(kind, 0), [kind]);
  const query = useCachedQuery(`privacy.read.${kind}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {(first) =>
        first.items.length === 0 ? (
          <EmptyState icon="shield-check" text={privacyCopy.empty} />
        ) : (
          <Items kind={kind} first={first} />
        )
      }
    </QueryView>
  );
}

interface ItemsProps {
  kind: KeptKind;
  first: ResponseOf<'privacy', 'read'>;
}

function Items({ kind, first }: ItemsProps) {
  const { pages, hasMore, busy, failure, more } = useFurther(first, {
    markOf: ({ nextOffset }) => nextOffset,
    read: (offset) => fetchKept(kind, offset),
  });
  const items = pages.flatMap((page) => page.items);
  return (
    <View className="privacy">
      {items.map((item, place) => (
        <Card key={`${place}-${item.title}`}>
          <View className="privacy__item-title">{item.title}</View>
          {item.lines.map(({ what, value }) => (
            <View key={what} className="privacy__line">
              <View className="privacy__what">{what}</View>
              <View className="privacy__value">{value}</View>
            </View>
          ))}
        </Card>
      ))}
      {failure && <View className="privacy__small">{errorCopy[failure]}</View>}
      {hasMore && <Button kind="secondary" text={privacyCopy.more} busy={busy} onPress={more} />}
    </View>
  );
}
