import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { KeptItem } from '@contract/privacy';
import { type KeptKind } from '@contract/vocabulary';
import { Button, Card, EmptyState, QueryView } from '@/components';
import { errorCopy } from '@/copy/error-copy';
import { privacyCopy } from '@/copy/privacy';
import { useCachedQuery } from '@/platform/cached-query';
import { useWork } from '@/platform/use-work';
import { fetchKept } from '../api';
import './privacy.scss';

/** Everything of one kind that is kept about the person. */
export function KeptList({ kind }: { kind: KeptKind }) {
  const ask = useCallback(() => fetchKept(kind, 0), [kind]);
  const query = useCachedQuery(`privacy.read.${kind}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {({ items, nextOffset }) =>
        items.length === 0 ? (
          <EmptyState icon="shield-check" text={privacyCopy.empty} />
        ) : (
          <Items
            key={query.asOfMs}
            kind={kind}
            first={items}
            {...(nextOffset === undefined ? {} : { nextOffset })}
          />
        )
      }
    </QueryView>
  );
}

interface ItemsProps {
  kind: KeptKind;
  first: KeptItem[];
  nextOffset?: number;
}

function Items({ kind, first, nextOffset }: ItemsProps) {
  const [items, setItems] = useState(first);
  const [next, setNext] = useState(nextOffset);
  const { busy, failure, run } = useWork();
  const more = () =>
    void run(
      () => fetchKept(kind, next ?? 0),
      (page) => {
        setItems([...items, ...page.items]);
        setNext(page.nextOffset);
      },
    );
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
      {next !== undefined && (
        <Button kind="secondary" text={privacyCopy.more} busy={busy} onPress={more} />
      )}
    </View>
  );
}
