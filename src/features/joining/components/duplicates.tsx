import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { DuplicatesAnswer } from '@contract/roster';
import { Button, Card, EmptyState, QueryView, Row, SectionTitle, Strip } from '@/components';
import { mergeCopy as copy } from '@/copy/merge';
import { forgetCachedQueries, useCachedQuery } from '@/platform/cached-query';
import { findDuplicates } from '../api';
import { MergeSheet } from './merge-sheet';
import './organisation-page.scss';

type Pair = DuplicatesAnswer['pairs'][number];

export interface DuplicatesProps {
  organisationId: string;
  onBack: () => void;
}

/** Entries of an organisation that may be one person's, and making them one. */
export function Duplicates({ organisationId, onBack }: DuplicatesProps) {
  const ask = useCallback(() => findDuplicates(organisationId), [organisationId]);
  const query = useCachedQuery(`roster.duplicates.${organisationId}`, ask);
  const [open, setOpen] = useState<Pair>();
  const [done, setDone] = useState<string>();
  return (
    <QueryView query={query} skeleton={['line', 'card']}>
      {({ pairs, complete }) => (
        <View className="organisation-page">
          <Button kind="quiet" text={copy.back} onPress={onBack} />
          {done !== undefined && <Strip icon="circle-check" text={done} />}
          {pairs.length === 0 && <EmptyState text={copy.none} />}
          {pairs.length > 0 && <SectionTitle text={copy.title(pairs.length)} />}
          {pairs.length > 0 && (
            <Card flush>
              {pairs.map((pair) => (
                <PairRow
                  key={pair.entries.map(({ memberId }) => memberId).join()}
                  pair={pair}
                  onOpen={setOpen}
                />
              ))}
            </Card>
          )}
          {!complete && <View className="organisation-page__fact">{copy.incomplete}</View>}
          {open && (
            <MergeSheet
              entries={open.entries}
              onClose={() => setOpen(undefined)}
              onMerged={(text) => {
                setOpen(undefined);
                setDone(text);
                // What was shown of the roster before is outdated everywhere.
                forgetCachedQueries();
                query.refresh();
              }}
            />
          )}
        </View>
      )}
    </QueryView>
  );
}

function PairRow({ pair, onOpen }: { pair: Pair; onOpen: (pair: Pair) => void }) {
  const [one, other] = pair.entries;
  const names = one.name === other.name ? one.name : `${one.name}、${other.name}`;
  const places =
    one.branchName === other.branchName ? one.branchName : `${one.branchName}、${other.branchName}`;
  return (
    <Row
      title={copy.entryOf(names, places)}
      detail={copy.likeness[pair.likeness]}
      onPress={() => onOpen(pair)}
    />
  );
}
