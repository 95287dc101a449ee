import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { ActivityPeople, HoursRow } from '@contract/service-answers';
import { mostAtOnce as mostOfOneCall } from '@contract/service-work';
import {
  Button,
  Card,
  EmptyState,
  Fact,
  QueryView,
  Row,
  SectionTitle,
  Strip,
  Tag,
} from '@/components';
import { toneOfDecision } from '@/components/decision-tone';
import { common } from '@/copy/common';
import { errorCopy } from '@/copy/error-copy';
import { serviceCopy, serviceDeskCopy, serviceKindNames } from '@/copy/service';
import { useCachedQuery } from '@/platform/cached-query';
import { serverNowMs } from '@/platform/clock';
import { openPage, pageParameter } from '@/platform/navigation';
import { useWork } from '@/platform/use-work';
import { confirmAll, fetchPeople } from '../api';
import { AddPersonSheet } from './add-person-sheet';
import { CallOffSheet, FinishSheet } from './activity-sheets';
import { DecideSheet } from './decide-sheet';
import './service.scss';

/** One activity from the side of who runs it: who came, for how long, and what it came to. */
export function ActivityPeoplePage() {
  const [activityId] = useState(() => pageParameter('id') ?? '');
  const ask = useCallback(() => fetchPeople(activityId), [activityId]);
  const query = useCachedQuery(`service.people.${activityId}`, ask);
  return (
    <QueryView query={query} skeleton={['card', 'card']}>
      {(people) => <People people={people} onChanged={query.refresh} />}
    </QueryView>
  );
}

interface PeopleProps {
  people: ActivityPeople;
  onChanged: () => void;
}

type OpenSheet = 'finish' | 'call-off' | 'add' | HoursRow;

function People({ people, onChanged }: PeopleProps) {
  const { activity, rows, may } = people;
  const [said, setSaid] = useState<string>();
  const [sheet, setSheet] = useState<OpenSheet>();
  const nowMs = serverNowMs();
  const hasBegun = activity.status !== 'called-off' && activity.startsAtMs <= nowMs;
  const close = () => setSheet(undefined);
  const done = (text?: string) => {
    setSaid(text);
    onChanged();
  };
  return (
    <View className="service">
      {said !== undefined && <Strip icon="circle-check" text={said} />}
      <Head people={people} nowMs={nowMs} />
      {may.run && (
        <Acts people={people} hasBegun={hasBegun} hasRows={rows.some(hasTold)} onOpen={setSheet} />
      )}
      <SectionTitle text={serviceDeskCopy.people(rows.length)} />
      {!hasBegun && rows.length > 0 && activity.status === 'planned' && (
        <View className="service__note">{serviceDeskCopy.notYet}</View>
      )}
      {hasBegun && may.confirm && <ConfirmAll rows={rows} onDone={done} />}
      {rows.length === 0 && <EmptyState icon="users-round" text={serviceDeskCopy.peopleNone} />}
      {rows.length > 0 && (
        <Card flush>
          {rows.map((row) => (
            <Person
              key={row.memberId}
              row={row}
              {...(hasBegun && may.confirm && !row.isCaller ? { onOpen: () => setSheet(row) } : {})}
            />
          ))}
        </Card>
      )}
      {hasBegun && may.confirm && (
        <Button
          kind="secondary"
          icon="plus"
          text={serviceDeskCopy.addPerson}
          onPress={() => setSheet('add')}
        />
      )}
      {sheet === 'finish' && <FinishSheet activity={activity} onDone={done} onClose={close} />}
      {sheet === 'call-off' && <CallOffSheet activity={activity} onDone={done} onClose={close} />}
      {sheet === 'add' && (
        <AddPersonSheet activity={activity} onChosen={setSheet} onClose={close} />
      )}
      {typeof sheet === 'object' && (
        <DecideSheet key={sheet.memberId} row={sheet} onDone={done} onClose={close} />
      )}
    </View>
  );
}

const hasTold = ({ status }: HoursRow) => status !== 'none';

function Head({ people, nowMs }: { people: ActivityPeople; nowMs: number }) {
  const { activity } = people;
  const { title, kind, venue, counts, reason, organisationName } = activity;
  return (
    <Card>
      <View className="service__sheet">
        <View>
          <View className="service__sentence">{title}</View>
          <View className="service__note">
            {common.listOf(serviceKindNames[kind], serviceCopy.activityStatus[activity.status])}
          </View>
        </View>
        <Fact icon="calendar-days" text={serviceCopy.when(activity, nowMs)} />
        {venue !== '' && <Fact icon="map-pin" text={venue} />}
        <Fact
          icon="users-round"
          text={common.listOf(organisationName, serviceCopy.room(activity))}
        />
        {counts && <Fact icon="badge-check" text={serviceCopy.counts(counts)} />}
        {reason !== undefined && (
          <View className="service__note">{serviceCopy.calledOff(reason)}</View>
        )}
      </View>
    </Card>
  );
}

interface ActsProps {
  people: ActivityPeople;
  hasBegun: boolean;
  /** Somebody has told of hours: it was held. */
  hasRows: boolean;
  onOpen: (sheet: OpenSheet) => void;
}

function Acts({ people: { activity }, hasBegun, hasRows, onOpen }: ActsProps) {
  const { activityId, organisationId, status } = activity;
  if (status === 'called-off') return null;
  return (
    <View className="service__actions">
      {hasBegun && (
        <Button
          kind="secondary"
          compact
          text={status === 'done' ? serviceDeskCopy.finishAgain : serviceDeskCopy.finish}
          onPress={() => onOpen('finish')}
        />
      )}
      {status === 'planned' && (
        <Button
          kind="secondary"
          compact
          text={serviceDeskCopy.change}
          onPress={() =>
            openPage('serviceEditor', { organisation: organisationId, id: activityId })
          }
        />
      )}
      {status === 'planned' && !hasRows && (
        <Button
          kind="secondary"
          compact
          text={serviceDeskCopy.callOff}
          onPress={() => onOpen('call-off')}
        />
      )}
    </View>
  );
}

/** Those who have told of hours, and apart from them those who have only signed up: they may not have come. */
function ConfirmAll({ rows, onDone }: { rows: HoursRow[]; onDone: (said: string) => void }) {
  const { busy, failure, run } = useWork();
  const of = (status: HoursRow['status']) =>
    rows.filter((row) => !row.isCaller && row.status === status).slice(0, mostOfOneCall);
  const [told, silent] = [of('waiting'), of('none')];
  const confirm = (some: HoursRow[]) =>
    void run(
      () => confirmAll(some),
      ({ confirmed, left }) => onDone(serviceDeskCopy.doneAll(confirmed, left)),
    );
  return (
    <>
      {failure && <Strip icon="circle-alert" tone="amber" text={errorCopy[failure]} />}
      {told.length > 1 && (
        <Button
          icon="check"
          text={serviceDeskCopy.confirmAll(told.length)}
          busy={busy}
          onPress={() => confirm(told)}
        />
      )}
      {silent.length > 1 && (
        <Button
          kind="secondary"
          text={serviceDeskCopy.confirmSilent(silent.length)}
          busy={busy}
          onPress={() => confirm(silent)}
        />
      )}
    </>
  );
}

function Person({ row, onOpen }: { row: HoursRow; onOpen?: () => void }) {
  const { name, branchName, hours, status, points } = row;
  const isConfirmed = status === 'confirmed' && points !== undefined;
  return (
    <Row
      title={name === '' ? serviceDeskCopy.nameless : name}
      detail={common.listOf(
        serviceCopy.hours(hours),
        isConfirmed ? serviceCopy.got(points) : branchName,
        row.isCaller ? serviceDeskCopy.isCaller : undefined,
      )}
      end={<Tag tone={toneOfDecision(status)} text={serviceCopy.status[status]} />}
      {...(onOpen ? { onPress: onOpen } : {})}
    />
  );
}
