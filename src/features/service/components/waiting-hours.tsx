import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ServiceDesk, WaitingHours } from '@contract/service-answers';
import { Button, EmptyState, Strip } from '@/components';
import { DecisionButtons, ToldCard } from '@/components/decision';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { serviceCopy, serviceDeskCopy, serviceKindNames } from '@/copy/service';
import { dateOf } from '@/copy/time';
import { useWork } from '@/platform/use-work';
import { confirmAll, confirmHours } from '../api';
import { DecideSheet } from './decide-sheet';
import './service.scss';

export interface WaitingHoursListProps {
  desk: ServiceDesk;
  onChanged: () => void;
}

/** Hours that members have told of, one by one or all together. */
export function WaitingHoursList({ desk, onChanged }: WaitingHoursListProps) {
  const [said, setSaid] = useState<string>();
  const [opened, setOpened] = useState<WaitingHours>();
  const { busy, failure, run } = useWork();
  const { waiting, more, may } = desk;
  const others = waiting.filter(({ isCaller }) => !isCaller);
  const done = (text: string) => {
    setSaid(text);
    onChanged();
  };
  return (
    <>
      {said !== undefined && <Strip icon="circle-check" text={said} />}
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {waiting.length === 0 && (
        <EmptyState icon="circle-check" text={serviceDeskCopy.waitingNone} />
      )}
      {may.confirm && others.length > 1 && (
        <Button
          icon="check"
          text={serviceDeskCopy.confirmAll(others.length)}
          busy={busy}
          onPress={() =>
            void run(
              () => confirmAll(others),
              ({ confirmed, left }) => done(serviceDeskCopy.doneAll(confirmed, left)),
            )
          }
        />
      )}
      {waiting.map((row) => (
        <Waiting
          key={`${row.workId}${row.memberId}`}
          row={row}
          busy={busy}
          onConfirm={() =>
            void run(
              () => confirmHours(row, row.hours, ''),
              () => done(serviceDeskCopy.done(row.name, row.hours)),
            )
          }
          onOpen={() => setOpened(row)}
          mayConfirm={may.confirm}
        />
      ))}
      {more && <View className="service__note">{serviceDeskCopy.more}</View>}
      {opened && <DecideSheet row={opened} onDone={done} onClose={() => setOpened(undefined)} />}
    </>
  );
}

interface WaitingProps {
  row: WaitingHours;
  busy: boolean;
  mayConfirm: boolean;
  onConfirm: () => void;
  onOpen: () => void;
}

function Waiting({ row, busy, mayConfirm, onConfirm, onOpen }: WaitingProps) {
  const { name, title, hours, own, kind, venue, branchName, atMs } = row;
  const counts = own ? serviceCopy.counts(own) : '';
  const what = counts === '' ? serviceKindNames[kind] : counts;
  return (
    <ToldCard
      who={common.listOf(name || serviceDeskCopy.nameless, serviceCopy.hours(hours))}
      about={common.listOf(title, venue)}
      facts={[
        common.listOf(dateOf(atMs), branchName, what),
        ...(row.isCaller ? [serviceDeskCopy.isCaller] : []),
      ]}
    >
      {mayConfirm && !row.isCaller && (
        <DecisionButtons
          name={name}
          confirm={serviceDeskCopy.confirm}
          back={serviceDeskCopy.changeOrBack}
          busy={busy}
          onConfirm={onConfirm}
          onBack={onOpen}
        />
      )}
    </ToldCard>
  );
}
