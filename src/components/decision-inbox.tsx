import { View } from '@tarojs/components';
import { useState } from 'react';
import { errorCopy } from '@/copy/error-copy';
import {
  DecisionButtons,
  type ReturnCopy,
  ReturnSheet,
  ToldCard,
  type ToldCardProps,
} from './decision';
import { EmptyState } from './empty-state';
import { QueryView, type QueryViewProps } from './query-view';
import { Strip } from './strip';

// Not in index.ts: only sub-packages decide.

export interface InboxCopy extends ReturnCopy {
  none: string;
  more: string;
  confirm: string;
  done: (name: string, confirmed: boolean) => string;
}

interface Waiting extends Omit<ToldCardProps, 'children'> {
  key: string;
}

export interface DecisionInboxProps<Row> {
  query: QueryViewProps<{ rows: readonly Row[]; more: boolean }>['query'];
  copy: InboxCopy;
  busy: boolean;
  failure: keyof typeof errorCopy | undefined;
  told: (row: Row) => Waiting;
  /** Undefined where it did not come off. */
  onDecide: (row: Row, confirm: boolean, reason?: string) => Promise<unknown>;
}

/** What waits for a yes, or goes back with a reason; the longest waiting first. */
export function DecisionInbox<Row>(props: DecisionInboxProps<Row>) {
  const { query, copy, busy, failure, told, onDecide } = props;
  const [said, setSaid] = useState<string>();
  const [returning, setReturning] = useState<Row>();
  const decide = async (row: Row, confirm: boolean, reason?: string) => {
    const done = await onDecide(row, confirm, reason);
    setSaid(done === undefined ? undefined : copy.done(told(row).who, confirm));
    if (done !== undefined) setReturning(undefined);
    // Also where somebody else was faster: then the row is gone.
    query.refresh();
  };
  return (
    <View className="told">
      {said !== undefined && <Strip icon="circle-check" text={said} />}
      {failure && !returning && (
        <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />
      )}
      <QueryView query={query} skeleton={['card', 'card']}>
        {({ rows, more }) => (
          <>
            {rows.length === 0 && <EmptyState icon="circle-check" text={copy.none} />}
            {rows.map((row) => {
              const { key, ...shown } = told(row);
              return (
                <ToldCard key={key} {...shown}>
                  <DecisionButtons
                    name={shown.who}
                    confirm={copy.confirm}
                    back={copy.back}
                    busy={busy}
                    onConfirm={() => void decide(row, true)}
                    onBack={() => setReturning(row)}
                  />
                </ToldCard>
              );
            })}
            {more && <View className="told__fact">{copy.more}</View>}
          </>
        )}
      </QueryView>
      {returning !== undefined && (
        <ReturnSheet
          copy={copy}
          busy={busy}
          failure={failure}
          onReturn={(reason) => void decide(returning, false, reason)}
          onClose={() => setReturning(undefined)}
        />
      )}
    </View>
  );
}
